"""Shares among the services shown: where they make sense, and where they would jump."""

import pytest

from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.trend import Trend, follow
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db


def shares(services: str = "a,b") -> Trend:
    return follow(TrendSelection.from_params({"metric": "visits", "services": services, "mode": "share"}))


def numbers(trend: Trend) -> dict:
    shown = trend.reading.numbers
    return {
        one.service.slug: {row.period.code: float(shown[row.figure]) for row in one.points if row.figure in shown}
        for one in trend.series
    }


def fill(metric, slug: str, values: dict[str, int], **fields) -> None:
    service = make_service(slug=slug, **fields)
    for period, value in values.items():
        make_figure(service=service, metric=metric, period=period, value=value)


def test_shares_add_up_to_a_hundred_for_each_period():
    metric = make_metric(slug="visits")
    fill(metric, "a", {"2025-01": 30, "2025-02": 1, "2025-Q1": 9})
    fill(metric, "b", {"2025-01": 10, "2025-02": 2, "2025-Q1": 1})
    assert numbers(shares()) == {
        "a": {"2025-01": 75, "2025-02": 33.33, "2025-Q1": 90},
        "b": {"2025-01": 25, "2025-02": 66.67, "2025-Q1": 10},
    }


def test_no_shares_where_a_service_that_had_been_launched_lacks_a_figure():
    metric = make_metric(slug="visits")
    months = ["2025-01", "2025-02", "2025-03", "2025-04"]
    fill(metric, "a", dict.fromkeys(months, 10))
    fill(metric, "b", dict.fromkeys(months, 10))
    fill(metric, "c", {"2025-02": 20, "2025-04": 20}, launched="2025-02-28")
    trend = shares("a,b,c")
    assert numbers(trend) == {
        "a": {"2025-01": 50, "2025-02": 25, "2025-04": 25},
        "b": {"2025-01": 50, "2025-02": 25, "2025-04": 25},
        "c": {"2025-02": 50, "2025-04": 50},
    }
    assert left_out(trend) == {"2025-03": ["c"]}


def test_a_service_may_have_existed_before_it_was_measured():
    metric = make_metric(slug="visits")
    for slug, fields in (("a", {}), ("b", {"launched": "2024-06-01"}), ("c", {})):
        fill(metric, slug, {"2025-02": 10} | ({"2025-01": 10} if slug == "a" else {}), **fields)
    trend = shares("a,b,c")
    assert numbers(trend)["a"] == {"2025-02": 33.33}
    assert left_out(trend) == {"2025-01": ["b", "c"]}


def left_out(trend: Trend) -> dict[str, list[str]]:
    return {period.code: [one.slug for one in missing] for period, missing in trend.reading.incomplete.items()}


def test_a_retired_service_is_not_missed():
    metric = make_metric(slug="visits")
    for slug in ("a", "b"):
        fill(metric, slug, {"2025-01": 10, "2025-02": 10})
    fill(metric, "c", {"2025-01": 20}, retired="2025-01-20")
    assert numbers(shares("a,b,c"))["a"] == {"2025-01": 25, "2025-02": 50}


def test_one_service_alone_and_a_sum_of_zero_have_no_shares():
    metric = make_metric(slug="visits")
    fill(metric, "a", {"2025-01": 10, "2025-02": 0})
    fill(metric, "b", {"2025-02": 0})
    assert numbers(shares()) == {"a": {}, "b": {}}


@pytest.mark.parametrize(
    ("fields", "services", "reason"),
    [
        ({"additive": False}, "a,b", "not-additive"),
        ({"unit": "percent"}, "a,b", "share-already"),
        ({}, "a", "one-service"),
    ],
)
def test_where_shares_make_no_sense_the_values_stand(fields, services, reason):
    metric = make_metric(slug="visits", **fields)
    for slug in ("a", "b"):
        fill(metric, slug, {"2025-01": 10})
    trend = shares(services)
    assert (trend.reading.mode, trend.reading.refused) == ("value", reason)
    assert numbers(trend)["a"] == {"2025-01": 10}
