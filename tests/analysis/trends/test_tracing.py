"""Trends: which points, in which order, in how many queries."""

from datetime import date

import pytest

from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.tracing import trace
from tests.make import make_figure, make_metric, make_service, make_source


@pytest.fixture
def fact(db) -> dict:
    return {"service": make_service(slug="chatgpt"), "metric": make_metric(slug="visits")}


def codes(**params: str) -> list[str]:
    (series,) = trace(TrendSelection.from_params({"metric": "visits", "services": "chatgpt"} | params))
    return [point.period.code for point in series.points]


def test_points_stand_in_the_order_of_time(fact):
    for period in ("2025", "2025-03", "2024-12-31", "2025-Q1", "2023-01-01/P7D"):
        make_figure(**fact, period=period)
    assert codes() == ["2023-01-01/P7D", "2024-12-31", "2025-Q1", "2025-03", "2025"]


def test_a_range_takes_only_periods_that_lie_wholly_in_it(fact):
    for period in ("2024-12", "2025-01", "2025-Q1", "2025-03", "2025-03-31", "2025-W14"):
        make_figure(**fact, period=period)
    assert codes(**{"from": "2025-01", "to": "2025-03"}) == ["2025-01", "2025-Q1", "2025-03", "2025-03-31"]
    assert codes(**{"from": "2025-03-02"}) == ["2025-03-31", "2025-W14"]
    assert codes(to="2025-01") == ["2024-12", "2025-01"]
    assert codes(**{"from": "2025-03-31", "to": "2025-03-31"}) == ["2025-03-31"]


def test_time_travel_shows_what_was_known(fact):
    old = make_figure(**fact, value=1, source=make_source(published=date(2025, 4, 1)))
    make_figure(**fact, value=2, source=make_source(published=date(2025, 5, 1)))
    undated = make_figure(**fact, value=3, period="2025-02")
    assert figures(as_of="2025-04-30") == [old.pk]
    assert figures(as_of="2025-04-30", undated="1") == [undated.pk, old.pk]
    assert figures(as_of="2025-03-31") == []


def figures(**params: str) -> list[int]:
    (series,) = trace(TrendSelection.from_params({"metric": "visits", "services": "chatgpt"} | params))
    return [point.figure for point in series.points]


def test_a_deprecated_figure_is_no_point_and_a_service_without_figures_a_series(fact):
    make_figure(**fact, standing="deprecated", note="a slip")
    make_service(slug="claude")
    series = trace(TrendSelection.from_params({"metric": "visits", "services": "claude,chatgpt"}))
    assert [(one.service.slug, one.points) for one in series] == [("claude", []), ("chatgpt", [])]


def test_a_point_tells_all_that_a_receipt_needs(fact):
    figure = make_figure(**fact, value=16_500_000, qualifier="approx", reported_change_pct="7.4")
    (series,) = trace(TrendSelection.from_params({"metric": "visits", "services": "chatgpt"}))
    (point,) = series.points
    source = figure.source
    assert (point.value, point.qualifier, str(point.reported_change_pct)) == (16_500_000, "approx", "7.4000")
    assert (point.source_id, point.source, point.url) == (source.pk, source.title, source.url)
    assert (point.measured_by, point.publisher) == (figure.measured_by.name, source.publisher.name)
    assert (point.published, point.self_reported, point.service) == (None, False, fact["service"])


@pytest.mark.parametrize("months", [2, 12])
def test_queries_do_not_grow_with_points(fact, django_assert_num_queries, months):
    for month in range(1, months + 1):
        make_figure(**fact, period=f"2024-{month:02}")
    selection = TrendSelection.from_params({"metric": "visits", "services": "chatgpt"})
    with django_assert_num_queries(2):
        (series,) = trace(selection)
    assert len(series.points) == months


def test_no_services_no_queries(db, django_assert_num_queries):
    selection = TrendSelection.from_params({})
    with django_assert_num_queries(0):
        assert trace(selection) == []
