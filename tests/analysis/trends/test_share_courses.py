"""Over which time the change of shares is stated, and why over no longer."""

import pytest

from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.share_courses import ShareCourses
from adoption.analysis.trends.trend import follow
from adoption.models import SeriesBreak
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db

MONTHS = ["2025-01", "2025-02", "2025-03"]


@pytest.fixture
def fill():
    """`fill("a", [10, 20, 30])` stores figures for three months by one measurer."""
    metric, panel = make_metric(slug="visits"), make_organization(name="Panel")

    def fill(slug: str, values: list[int | None], first_by=panel, qualifiers=("exact",) * 3, **fields) -> None:
        service = make_service(slug=slug, **fields)
        for month, value, qualifier in zip(MONTHS, values, qualifiers, strict=True):
            measurer = first_by if month == MONTHS[0] else panel
            if value is not None:
                make_figure(
                    service=service, metric=metric, period=month, value=value, qualifier=qualifier, measured_by=measurer
                )

    fill.metric = metric
    return fill


def told(services: str = "a,b") -> ShareCourses:
    return follow(TrendSelection.from_params({"metric": "visits", "services": services, "mode": "share"})).share_courses


def ends(found: ShareCourses) -> list[tuple]:
    return [(one.first.row.period.code, float(one.points), one.bound) for one in found.courses if one.first]


def test_in_points_from_the_first_period_to_the_last(fill):
    fill("a", [75, 60, 50])
    fill("b", [25, 40, 50])
    assert ends(told()) == [("2025-01", -25, "exact"), ("2025-01", 25, "exact")]
    assert told().withheld == ""


def test_a_break_of_one_service_ends_the_comparison_of_all(fill):
    fill("a", [75, 60, 50])
    fill("b", [25, 40, 50])
    SeriesBreak.objects.create(metric=fill.metric, date="2025-02-01", title="New panel", kind="panel")
    found = told()
    assert ends(found) == [("2025-02", -10, "exact"), ("2025-02", 10, "exact")]
    assert (found.withheld, found.about.slug) == ("New panel", "a")


def test_another_measurer_of_one_service_does_too(fill):
    fill("a", [75, None, 50])
    fill("b", [25, None, 50], first_by=make_organization(name="Counter"))
    found = told()
    assert ends(found) == []
    assert (found.withheld, found.about.slug) == ("Measured by Panel, before by Counter", "b")
    assert [float(one.last.percent) for one in found.courses] == [50, 50]


def test_shares_among_other_services_are_not_compared(fill):
    fill("a", [75, 60, 50])
    fill("b", [25, 40, 25])
    fill("c", [None, None, 25], launched="2025-03-01")
    found = told("a,b,c")
    assert ends(found) == []
    assert (found.withheld, found.about.slug) == ("It has no figure for both periods", "c")


def test_a_bound_makes_bounds_of_all_shares(fill):
    fill("a", [75, 60, 50], qualifiers=("exact", "exact", "at-least"))
    fill("b", [25, 40, 50])
    found = told()
    assert [one.last.qualifier for one in found.courses] == ["at-least", "at-most"]
    assert [one.bound for one in found.courses] == ["at-least", "at-most"]


def test_shares_that_may_be_anything_are_not_compared(fill):
    fill("a", [75, 60, 50], qualifiers=("exact", "exact", "at-least"))
    fill("b", [25, 40, 50], qualifiers=("exact", "exact", "at-least"))
    found = told()
    assert ends(found) == []
    assert found.withheld.startswith("Some figures are bounds")


def test_approximate_figures_make_approximate_shares(fill):
    fill("a", [75, 60, 50], qualifiers=("approx", "exact", "exact"))
    fill("b", [25, 40, 50])
    assert [one.first.qualifier for one in told().courses] == ["approx", "approx"]


def test_without_shares_nothing_is_told(fill):
    fill("a", [75, None, None])
    fill("b", [None, 40, None])
    assert told() == ShareCourses()
