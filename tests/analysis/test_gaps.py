"""Where a line may not go on."""

import pytest

from adoption.analysis.gaps import stretches
from adoption.analysis.happenings import breaks_during
from adoption.analysis.series import trace
from adoption.analysis.trend_selection import TrendSelection
from adoption.models import SeriesBreak
from tests.make import make_figure, make_metric, make_organization, make_service

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
    ],
)
def test_a_gap_is_as_long_as_the_metric_has_it(fact, usual, periods, expected):
    metric = make_metric(usual_period=usual)
    for period in periods:
        make_figure(**fact, metric=metric, period=period)
    assert runs(metric) == expected


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
