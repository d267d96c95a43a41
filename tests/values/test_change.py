from decimal import Decimal

import pytest

from adoption.values.change import direction


@pytest.mark.parametrize(
    ("change", "bound", "way"),
    [
        ("1.5", "exact", 1),
        ("-1.5", "exact", -1),
        ("0", "exact", 0),
        ("1.5", "at-least", 1),
        ("-1.5", "at-least", None),
        ("0", "at-least", None),
        ("1.5", "at-most", None),
        ("-1.5", "at-most", -1),
        ("0", "at-most", None),
    ],
)
def test_which_way_a_bounded_change_goes(change, bound, way):
    assert direction(Decimal(change), bound) == way
