"""What became of each series: from the first figure that can be compared to the last."""

import pytest

from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.summary import Course
from adoption.analysis.trends.trend import follow
from adoption.models import SeriesBreak
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact() -> dict:
    return {
        "service": make_service(slug="chatgpt"),
        "metric": make_metric(slug="visits"),
        "measured_by": make_organization(name="Panel"),
    }


def told() -> Course:
    (course,) = follow(TrendSelection.from_params({"metric": "visits", "services": "chatgpt"})).courses
    return course


def fill(fact, values: dict[str, int]) -> None:
    for period, value in values.items():
        make_figure(**fact, period=period, value=value)


def test_from_the_first_to_the_last(fact):
    fill(fact, {"2024-01": 10, "2024-06": 99, "2025-03": 36})
    course = told()
    assert (course.first.period.code, course.last.period.code) == ("2024-01", "2025-03")
    assert (float(course.ratio), round(course.days / 30.4), course.withheld) == (3.6, 14, "")


def test_a_single_figure_has_no_course(fact):
    fill(fact, {"2024-01": 10})
    course = told()
    assert (course.first, course.ratio, course.withheld) == (None, None, "")


def test_from_zero_there_is_no_ratio(fact):
    fill(fact, {"2024-01": 0, "2024-02": 10})
    course = told()
    assert (course.first.value, course.ratio) == (0, None)


def test_it_begins_after_the_last_break(fact):
    fill(fact, {"2024-01": 10, "2024-02": 20, "2024-03": 30})
    SeriesBreak.objects.create(metric=fact["metric"], date="2024-02-01", title="New panel", kind="panel")
    course = told()
    assert (course.first.period.code, float(course.ratio), course.withheld) == ("2024-02", 1.5, "New panel")


def test_nothing_is_compared_across_measurers(fact):
    fill(fact, {"2024-01": 10})
    fill(fact | {"measured_by": make_organization(name="Counter")}, {"2024-02": 20})
    course = told()
    assert (course.first, course.ratio) == (None, None)
    assert course.withheld == "Measured by Counter, before by Panel"


def test_another_kind_of_period_counts_something_else(fact):
    fill(fact, {"2024": 100, "2024-12": 20})
    assert (told().first, told().withheld) == (None, "")
