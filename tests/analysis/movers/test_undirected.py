"""Changes of which bounds leave open whether they are growth."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from adoption.analysis.movers.movers import Mover, what_moved
from adoption.analysis.movers.selection import MoversSelection
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


def mover_between(base: tuple[str, int], value: tuple[str, int]) -> Mover:
    owners = {"metric": make_metric(), "service": make_service(), "measured_by": make_organization()}
    for period, (qualifier, amount) in (("2024-12", base), ("2025-03", value)):
        make_figure(period=period, qualifier=qualifier, value=amount, **owners)
    [mover] = what_moved(MoversSelection.from_params({"metric": owners["metric"].slug})).rows
    return mover


@pytest.mark.parametrize(
    ("base", "value", "reason"),
    [
        (("at-least", 100), ("exact", 200), "At most +100%: whether it grew is not known"),
        (("exact", 200), ("at-most", 250), "At most +25%: whether it grew is not known"),
        (("at-most", 200), ("exact", 150), "At least −25%: whether it grew is not known"),
        (("exact", 200), ("at-least", 200), "At least 0%: whether it grew is not known"),
        (("at-least", 200), ("exact", 200), "At most 0%: whether it shrank is not known"),
        (("exact", 0), ("at-most", 50), "The figures are bounds: whether it grew is not known"),
    ],
)
def test_what_may_have_grown_or_not_is_withheld(base, value, reason):
    mover = mover_between(base, value)
    assert (mover.group, mover.withheld, mover.percent, mover.change) == ("withheld", reason, None, None)
    assert (mover.doubling_months, mover.monthly_pct) == (None, None)


@pytest.mark.parametrize(
    ("base", "value", "group"),
    [
        (("exact", 100), ("at-least", 200), "growing"),
        (("at-most", 100), ("approx", 200), "growing"),
        (("at-least", 200), ("exact", 150), "shrinking"),
        (("approx", 200), ("at-most", 150), "shrinking"),
        (("approx", 200), ("exact", 200), "unchanged"),
    ],
)
def test_what_is_known_in_spite_of_bounds_is_told(base, value, group):
    assert mover_between(base, value).group == group


def test_the_reason_is_in_the_language_of_the_reader():
    with override("ko"):
        assert mover_between(("at-least", 100), ("exact", 200)).withheld.startswith("+100% 이하")


def test_how_fast_something_shrinks():
    mover = mover_between(("exact", 200), ("exact", 100))
    assert (mover.halving_months, mover.monthly_pct, mover.is_slow) == (3, Decimal("-20.63"), False)


def test_a_doubling_in_more_than_ten_years_is_not_told():
    mover = mover_between(("exact", 1_000), ("exact", 1_010))
    assert (mover.doubling_months, mover.monthly_pct, mover.is_slow) == (None, Decimal("0.33"), True)
    # It may be faster than that.
    assert not mover_between(("exact", 1_000), ("at-least", 1_010)).is_slow
