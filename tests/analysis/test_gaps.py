"""Where a line may not go on."""

from types import SimpleNamespace

import pytest

from adoption.analysis.gaps import parted_together, stretches
from adoption.analysis.happenings import breaks_during
from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.tracing import trace
from adoption.models import Metric, Organization, SeriesBreak
from adoption.models.organization import NOT_STATED_SLUG
from adoption.values.period import parse
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db

DAILY = [f"2025-01-0{day}" for day in range(1, 6)]


@pytest.fixture
def fact() -> dict:
    return {"service": make_service(slug="chatgpt"), "measured_by": make_organization()}


def runs(metric, without: str = "") -> list[list[str]]:
    selection = TrendSelection.from_params({"metric": metric.slug, "services": "chatgpt"})
    series = trace(selection)
    rows = series[0].points
    drawn = {row.figure for row in rows if row.period.code != without}
    found = stretches(metric, rows, breaks_during(selection, series), drawn)
    return [[row.period.code for row in run] for run in found]


@pytest.mark.parametrize(
    ("usual", "periods", "expected"),
    [
        ("month", ["2025-01", "2025-05", "2025-11"], [["2025-01", "2025-05"], ["2025-11"]]),
        ("day", ["2025-01-01", "2025-01-08", "2025-01-17"], [["2025-01-01", "2025-01-08"], ["2025-01-17"]]),
        # Figures at any date: what comes daily is parted by weeks, what comes now and then is not.
        ("", [*DAILY, "2025-01-20"], [DAILY, ["2025-01-20"]]),
        ("", ["2024-01", "2024-05-01", "2025-01"], [["2024-01", "2024-05-01", "2025-01"]]),
        # Two have no usual step of their own: 75 days, after which the first is stale.
        ("", ["2024-01", "2024-03-31"], [["2024-01", "2024-03-31"]]),
        ("", ["2025-02", "2026-02"], [["2025-02"], ["2026-02"]]),
    ],
)
def test_a_gap_is_as_long_as_the_metric_has_it(fact, usual, periods, expected):
    metric = make_metric(usual_period=usual)
    for period in periods:
        make_figure(**fact, metric=metric, period=period)
    assert runs(metric) == expected


def test_a_stray_figure_of_another_measurer_or_period_cuts_no_line(fact):
    metric = make_metric()
    for period in ("2025-01", "2025-02", "2025-03", "2025-04"):
        make_figure(**fact, metric=metric, period=period)
    make_figure(**fact, metric=metric, period="2025-W10")
    make_figure(**fact | {"measured_by": make_organization()}, metric=metric, period="2025-Q1")
    assert runs(metric) == [["2025-01", "2025-02", "2025-03", "2025-04"], ["2025-Q1"], ["2025-W10"]]


def test_figures_that_nobody_signs_are_joined_where_one_publisher_prints_them(fact):
    metric, fact["measured_by"] = make_metric(), Organization.objects.get(slug=NOT_STATED_SLUG)
    for period, source in (("2025-01", one := make_source()), ("2025-02", make_source()), ("2025-03", one)):
        make_figure(**fact, metric=metric, period=period, source=source)
    assert runs(metric) == [["2025-01", "2025-03"], ["2025-02"]]


def test_a_line_of_days_and_months_goes_by_the_days_it_is_drawn_at(fact):
    metric = make_metric(usual_period="")
    for period in ("2025-01", "2025-01-05", "2025-02-01"):
        make_figure(**fact, metric=metric, period=period)
    assert runs(metric) == [["2025-01-05", "2025-01", "2025-02-01"]]


def test_another_measurer_and_a_break_part_the_line(fact):
    metric = make_metric()
    for period in ("2025-01", "2025-02", "2025-04"):
        make_figure(**fact, metric=metric, period=period)
    make_figure(**fact | {"measured_by": make_organization()}, metric=metric, period="2025-05")
    SeriesBreak.objects.create(metric=metric, date="2025-02-01", title="New panel", kind="panel")
    assert runs(metric) == [["2025-01"], ["2025-02", "2025-04"], ["2025-05"]]


def test_what_is_not_drawn_leaves_a_gap(fact):
    metric = make_metric()
    for period in ("2025-01", "2025-02", "2025-03"):
        make_figure(**fact, metric=metric, period=period)
    assert runs(metric, without="2025-02") == [["2025-01"], ["2025-03"]]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # No area bridges the gap of another one.
        (["01 02|04", "01 02 04"], ["01 02|04", "01 02|04"]),
        # A line that begins after the gap or ends before it has none.
        (["01|03 04", "03 04", "01"], ["01|03 04", "03 04", "01"]),
        # What is missing between does not join what is parted.
        (["01|03", "01 02 03"], ["01|03", "01 02|03"]),
        # A stray figure of another measurer stands by itself, and the rest goes past it.
        (["01 02 04|03", "01 02 03 04"], ["01 02 04|03", "01 02 04|03"]),
    ],
)
def test_lines_that_stand_on_one_another_are_parted_together(written, expected):
    lines = [[[row(month) for month in run.split()] for run in line.split("|")] for line in written]
    found = parted_together(Metric(usual_period="month"), lines)
    assert ["|".join(" ".join(f"{one.period.start:%m}" for one in run) for run in line) for line in found] == expected


def row(month: str) -> SimpleNamespace:
    return SimpleNamespace(period=parse(f"2025-{month}"))
