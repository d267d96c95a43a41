"""Changes: when they are stated, when withheld, and whether rounding explains what the source says."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from adoption.analysis.growth import explained_by_rounding, half_of_last_digit
from adoption.analysis.rankings.ranking import RankRow, rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.models import Figure, Organization, SeriesBreak, refresh_chosen
from adoption.models.organization import NOT_STATED_SLUG
from tests.make import make_figure, make_metric, make_organization, make_service, make_source


@pytest.fixture
def fact(db) -> dict:
    """What two figures of a series share."""
    return {"service": make_service(), "metric": make_metric(), "measured_by": make_organization(name="Panel")}


def only_row(metric, period: str = "2025-03") -> RankRow:
    (row,) = rank(RankingSelection.from_params(metric, {"period": period}), date(2025, 4, 1)).rows
    return row


def test_change_on_the_month_before(fact):
    make_figure(**fact, period="2025-02", value=3_000_000)
    make_figure(**fact, value=4_000_000)
    row = only_row(fact["metric"])
    assert (row.previous_value, row.change_pct, row.change_withheld) == (3_000_000, Decimal("33.33"), "")


@pytest.mark.parametrize(("period", "value"), [("2025-01", 3_000_000), ("2025-02", 0)])
def test_no_change_on_a_gap_or_on_zero(fact, period, value):
    make_figure(**fact, period=period, value=value)
    make_figure(**fact)
    row = only_row(fact["metric"])
    assert (row.change_pct, row.change_withheld) == (None, "")


def test_change_between_measurers_is_withheld(fact):
    make_figure(**fact, period="2025-02")
    make_figure(**fact | {"measured_by": make_organization(name="Counter")}, reported_change_pct=5)
    row = only_row(fact["metric"])
    assert row.change_pct is None
    assert row.change_withheld == "Measured by Counter, before by Panel"
    assert row.reported_change_pct == 5


@pytest.mark.parametrize(("is_same_publisher", "withheld"), [(True, ""), (False, "It is not stated who measured them")])
def test_where_nobody_is_named_only_figures_of_one_publisher_are_compared(fact, is_same_publisher, withheld):
    fact["measured_by"] = Organization.objects.get(slug=NOT_STATED_SLUG)
    publisher, other = make_organization(), make_organization()
    make_figure(**fact, period="2025-02", source=make_source(publisher=publisher))
    make_figure(**fact, source=make_source(publisher=publisher if is_same_publisher else other))
    assert only_row(fact["metric"]).change_withheld == withheld


@pytest.mark.parametrize(
    ("unnamed", "withheld"),
    [
        ("before", "Measured by Panel; by whom before, is not stated"),
        ("now", "Measured by Panel before; by whom now, is not stated"),
    ],
)
def test_where_one_is_named_the_reason_says_which_is_not(fact, unnamed, withheld):
    nobody = {"measured_by": Organization.objects.get(slug=NOT_STATED_SLUG)}
    make_figure(**fact | (nobody if unnamed == "before" else {}), period="2025-02")
    make_figure(**fact | (nobody if unnamed == "now" else {}))
    assert only_row(fact["metric"]).change_withheld == withheld


@pytest.mark.parametrize(
    ("before", "now", "bound"),
    [
        ("exact", "approx", "exact"),
        ("at-least", "exact", "at-most"),
        ("exact", "at-least", "at-least"),
        ("at-most", "approx", "at-least"),
        ("approx", "at-most", "at-most"),
        ("at-most", "at-least", "at-least"),
        ("at-least", "at-most", "at-most"),
    ],
)
def test_growth_between_bounds_is_a_bound(fact, before, now, bound):
    make_figure(**fact, period="2025-02", qualifier=before)
    make_figure(**fact, qualifier=now)
    assert only_row(fact["metric"]).change_bound == bound


@pytest.mark.parametrize("qualifier", ["at-least", "at-most"])
def test_from_one_open_end_to_another_nothing_is_known(fact, qualifier):
    make_figure(**fact, period="2025-02", qualifier=qualifier)
    make_figure(**fact, qualifier=qualifier)
    row = only_row(fact["metric"])
    assert row.change_pct is None
    assert row.change_withheld.startswith("Both figures are bounds")


@pytest.mark.parametrize(
    ("day", "is_withheld"),
    [("2025-02-01", False), ("2025-02-02", True), ("2025-03-01", True), ("2025-03-02", False)],
)
def test_change_across_a_break_is_withheld(fact, day, is_withheld):
    make_figure(**fact, period="2025-02")
    make_figure(**fact)
    make_break(fact["metric"], day)
    row = only_row(fact["metric"])
    assert (row.change_pct is None) == is_withheld
    assert row.change_withheld == ("New panel" if is_withheld else "")
    with override("ko"):
        assert only_row(fact["metric"]).change_withheld == ("새 패널" if is_withheld else "")


@pytest.mark.parametrize(("day", "reported"), [("2025-02-01", 5), ("2025-02-02", None), ("2025-03-02", 5)])
def test_a_reported_change_across_a_break_is_withheld_even_without_an_earlier_figure(fact, day, reported):
    make_figure(**fact, reported_change_pct=5)
    make_break(fact["metric"], day)
    row = only_row(fact["metric"])
    assert row.reported_change_pct == reported
    assert row.change_withheld == ("" if reported else "New panel")


def test_the_earlier_figure_is_the_best_one_by_the_same_measurer(fact):
    other = make_organization()
    make_figure(**fact, period="2025-02", value=3_000_000)
    make_figure(**fact, period="2025-02", value=2_000_000, standing="preferred")
    make_figure(**fact | {"measured_by": other}, period="2025-02", value=9_000_000)
    make_figure(**fact, value=4_000_000)
    row = only_row(fact["metric"])
    assert (row.previous_value, row.change_pct) == (2_000_000, 100)
    Figure.objects.filter(measured_by=other).update(standing="preferred")
    refresh_chosen(Figure.objects.all())
    row = only_row(fact["metric"])
    assert (row.previous_value, row.change_pct) == (2_000_000, 100)
    Figure.objects.filter(measured_by=fact["measured_by"], period_start="2025-02-01").delete()
    assert only_row(fact["metric"]).change_withheld.startswith("Measured by Panel, before by")


@pytest.mark.parametrize(("who", "make"), [("measured_by", make_organization), ("service", make_service)])
def test_a_break_of_somebody_else_changes_nothing(fact, who, make):
    make_figure(**fact, period="2025-02")
    make_figure(**fact)
    make_break(fact["metric"], "2025-03-01", **{who: make()})
    assert only_row(fact["metric"]).change_pct == 0
    SeriesBreak.objects.update(**{who: fact[who]})
    assert only_row(fact["metric"]).change_pct is None


def make_break(metric, day: str, **fields) -> None:
    SeriesBreak.objects.create(metric=metric, date=day, title="New panel", title_ko="새 패널", kind="panel", **fields)


@pytest.mark.parametrize(("reported", "differs"), [("6", False), ("6.6", False), ("16", True), ("-6.6", True)])
def test_a_reported_change_beyond_rounding_is_marked(fact, reported, differs):
    make_figure(**fact, period="2025-02", value=11_290_000)
    make_figure(**fact, value=12_030_000, reported_change_pct=reported)
    assert only_row(fact["metric"]).reported_differs == differs


@pytest.mark.parametrize(
    ("reported", "before", "now", "explained"),
    [
        ("7.4", "10100000", "10900000", True),
        ("10", "10000000", "11000000", True),
        ("10.0", "10.00", "11.04", True),
        ("25", "3.96", "4.77", False),
        ("800", "2000000", "16500000", True),
        ("-25", "21999999", "16500001", True),
        ("-24", "21999999", "16500001", False),
        # One significant digit of "5" leaves room for anything from 4.5 to 5.5.
        ("20", "5", "5", True),
        ("5", "0.4", "0.3", False),
    ],
)
def test_rounding_explains(reported, before, now, explained):
    assert explained_by_rounding(Decimal(reported), Decimal(before), Decimal(now)) == explained


@pytest.mark.parametrize(
    ("value", "coarsest", "half"),
    [("16500000.000000", None, "50000"), ("7.4000", 0, "0.05"), ("10", 0, "0.5"), ("10", None, "5")],
)
def test_half_of_last_digit(value, coarsest, half):
    assert half_of_last_digit(Decimal(value), coarsest) == Decimal(half)
