"""How exact a total is, and what it leaves of a whole."""

from types import SimpleNamespace

import pytest

from adoption.analysis.rankings.ranks import opposite, qualifier_of_total


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        (["exact", "exact"], "exact"),
        (["exact", "approx"], "approx"),
        (["exact", "at-least"], "at-least"),
        (["approx", "at-least", "exact"], "at-least"),
        (["approx", "at-most"], "at-most"),
        (["at-least", "at-most"], "approx"),
        ([], "exact"),
    ],
)
def test_a_total_is_as_exact_as_what_it_adds_up(qualifiers, expected):
    assert qualifier_of_total(SimpleNamespace(qualifier=one) for one in qualifiers) == expected


def test_of_a_total_that_is_at_least_so_much_at_most_the_rest_is_left():
    assert [opposite(one) for one in ("at-least", "at-most", "approx", "exact")] == [
        "at-most",
        "at-least",
        "approx",
        "exact",
    ]
