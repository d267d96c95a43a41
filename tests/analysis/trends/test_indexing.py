"""Index: from which base, what is left out, and that it says so."""

import pytest

from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.trend import follow
from adoption.models import SeriesBreak
from adoption.values.period import parse
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """`fill("chatgpt", {"2025-01": 10})` stores figures of one metric by one measurer."""
    panel = make_organization(name="Panel")
    metric = make_metric(slug="visits")
    services = {}

    def fill(slug: str, values: dict[str, int], measured_by=panel) -> None:
        if slug not in services:
            services[slug] = make_service(slug=slug)
        for period, value in values.items():
            make_figure(service=services[slug], metric=metric, period=period, value=value, measured_by=measured_by)

    fill.metric = metric
    return fill


def index(services: str = "a,b", **params: str) -> tuple:
    """The base, {service: {period: index}} and the services without a base."""
    params = {"metric": "visits", "services": services, "mode": "index"} | params
    trend = follow(TrendSelection.from_params(params))
    numbers = {
        one.service.slug: {
            row.period.code: float(trend.reading.numbers[row.figure])
            for row in one.points
            if row.figure in trend.reading.numbers
        }
        for one in trend.series
    }
    return trend.reading.base, numbers, [one.service.slug for one in trend.reading.baseless]


def test_the_base_is_the_earliest_period_that_most_services_share(world):
    world("a", {"2024-12": 5, "2025-01": 10, "2025-02": 25})
    world("b", {"2025-01": 200, "2025-02": 100})
    base, numbers, baseless = index()
    assert base == parse("2025-01")
    assert numbers == {"a": {"2024-12": 50, "2025-01": 100, "2025-02": 250}, "b": {"2025-01": 100, "2025-02": 50}}
    assert baseless == []


def test_a_service_without_a_figure_in_the_base_or_with_a_zero_is_not_drawn(world):
    world("a", {"2025-01": 10, "2025-02": 25})
    world("b", {"2025-02": 100})
    world("c", {"2025-01": 0, "2025-02": 7})
    _base, numbers, baseless = index("a,b,c", base="2025-01")
    assert numbers == {"a": {"2025-01": 100, "2025-02": 250}, "b": {}, "c": {}}
    assert baseless == ["b", "c"]


def test_another_measurer_and_the_far_side_of_a_break_are_left_out(world):
    world("a", {"2025-01": 10, "2025-03": 20, "2025-04": 30})
    world("a", {"2025-02": 15}, make_organization())
    SeriesBreak.objects.create(metric=world.metric, date="2025-04-01", title="New panel", kind="panel")
    _base, numbers, _baseless = index("a", base="2025-01")
    assert numbers == {"a": {"2025-01": 100, "2025-03": 200}}


def test_the_usual_base_is_where_most_figures_can_be_compared(world):
    """In January both have a figure, but by measurers who never measured them again."""
    world("a", {"2025-02": 10, "2025-03": 20})
    world("b", {"2025-02": 10, "2025-03": 20})
    for slug in ("a", "b"):
        world(slug, {"2025-01": 1}, make_organization())
    assert index()[0] == parse("2025-02")


def test_the_base_may_lie_outside_the_range(world):
    world("a", {"2024-06": 10, "2025-01": 20})
    world("b", {"2025-01": 20})
    base, numbers, baseless = index(**{"from": "2025-01", "base": "2024-06"})
    assert base == parse("2024-06")
    assert numbers == {"a": {"2025-01": 200}, "b": {}}
    assert baseless == ["b"]


def test_a_longer_base_takes_the_first_figure_within_it(world):
    world.metric.usual_period = ""
    world.metric.save()
    world("a", {"2024-12": 1, "2025-01-10": 10, "2025-03": 20})
    assert index("a", base="2025-Q1")[1] == {"a": {"2024-12": 10, "2025-01-10": 100, "2025-03": 200}}


def test_figures_at_any_date_share_a_year(world):
    world.metric.usual_period = ""
    world.metric.save()
    world("a", {"2024-05-03": 10, "2025-01-10": 20})
    world("b", {"2024-11-20": 5, "2025-06-01": 20})
    base, numbers, _baseless = index()
    assert base == parse("2024")
    assert numbers["b"] == {"2024-11-20": 100, "2025-06-01": 400}


def test_without_figures_there_is_no_base(world):
    world("a", {"2025-01": 0})
    make_service(slug="b")
    assert index() == (None, {"a": {}, "b": {}}, ["a", "b"])
