"""Figures converted from another metric: filled in where the metric has none, and marked."""

from datetime import date
from random import Random

import pytest

from adoption.analysis.rankings.ranking import rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.tracing import trace
from adoption.models import Conversion, Metric, Organization, SeriesBreak, Service
from tests.analysis import slow_truth
from tests.analysis.made_world import make_world
from tests.analysis.test_truth import plain
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db

TODAY = date(2025, 5, 1)


def ranking(metric: Metric, **params: str):
    return rank(RankingSelection.from_params(metric, {"convert": "1", **params}), TODAY)


@pytest.fixture
def daily(world) -> Metric:
    return Metric.objects.get(slug="daily-avg-visits")


def test_without_being_asked_nothing_is_converted(daily):
    rows = rank(RankingSelection.from_params(daily, {"period": "2025-12"}), TODAY).rows
    assert {row.row.service.slug for row in rows} == {"chatgpt", "google-gemini"}


def test_a_ranking_fills_in_services_that_only_have_the_other_metric(world):
    """Character.AI: 6 million visits a day in January 2025 are 186 million in the 31 days."""
    rows = ranking(Metric.objects.get(slug="monthly-visits"), period="2025-01").rows
    [found] = [row.row for row in rows if row.row.service.slug == "character-ai"]
    assert found.value == 186_000_000
    assert found.converted_from.slug == "daily-avg-visits"
    [stated] = [row.row for row in rows if row.row.service.slug == "chatgpt"]
    assert stated.converted_from is None


def test_latest_converts_only_for_services_without_a_recent_figure(daily):
    """Google Gemini has a stated daily average of December 2025, though newer monthly visits."""
    rows = {row.row.service.slug: row.row for row in ranking(daily, period="latest").rows}
    assert (rows["google-gemini"].period.code, rows["google-gemini"].converted_from) == ("2025-12", None)
    assert rows["perplexity"].converted_from.slug == "monthly-visits"
    assert rows["perplexity"].period.code == "2026-02"


def test_a_trend_fills_its_gaps(world):
    params = {"metric": "monthly-visits", "services": "character-ai", "convert": "1"}
    [series] = trace(TrendSelection.from_params(params))
    assert [(point.period.code, point.value) for point in series.points if point.conversion] == [
        ("2025-01", 186_000_000)
    ]


def test_the_switch_is_kept_in_links_only_where_it_does_something(daily, world):
    assert RankingSelection.from_params(daily, {"convert": "1"}).params()["convert"] == "1"
    wau = Metric.objects.get(slug="wau")
    assert "convert" not in RankingSelection.from_params(wau, {"convert": "1"}).params()


@pytest.mark.parametrize("seed", range(8))
def test_rankings_with_conversions_agree_with_the_obvious_way(seed):
    """A second metric with figures of its own over the same services and two of its own, with its own breaks."""
    metric = make_world(seed)
    daily = make_convertible(metric, seed)
    for wanted, source, rule in ((metric, daily, "times-days"), (daily, metric, "per-day")):
        Conversion.objects.create(metric=wanted, from_metric=source, period_kind="month", rule=rule)
        for period in ("2024-10", "2024-11", "2024-12", "2024-12-31", "latest"):
            selection = RankingSelection.from_params(wanted, {"period": period, "convert": "1"})
            assert [plain(row) for row in rank(selection, TODAY).rows] == slow_truth.ranking(selection, TODAY), period


@pytest.mark.parametrize("seed", range(4))
def test_trends_with_conversions_agree_with_the_obvious_way(seed):
    metric = make_world(seed)
    Conversion.objects.create(
        metric=metric, from_metric=make_convertible(metric, seed), period_kind="month", rule="times-days"
    )
    slugs = ",".join(Service.objects.published().values_list("slug", flat=True)[:8])
    selection = TrendSelection.from_params({"metric": metric.slug, "services": slugs, "convert": "1"})
    found = {one.service.slug: [point.figure for point in one.points] for one in trace(selection)}
    assert found == slow_truth.trends(selection)


def make_convertible(metric: Metric, seed: int) -> Metric:
    """A metric that can be converted into the given one."""
    dice = Random(seed)
    alike = {"additive": metric.additive, "higher_is_better": metric.higher_is_better}
    daily = make_metric(slug="daily-average", aggregation="average", window="day", **alike)
    measurer = Organization.objects.get(slug="first")
    for service in [*Service.objects.published()[:5], make_service(), make_service()]:
        for period in ("2024-10", "2024-11", "2024-12", "2024-12-31"):
            for _number in range(dice.choice([0, 1, 1, 2])):
                make_figure(
                    metric=daily,
                    service=service,
                    period=period,
                    value=dice.choice([0, 30_000, 35_000]),
                    measured_by=measurer,
                    reported_change_pct=dice.choice([None, 5]),
                )
    SeriesBreak.objects.create(title="Daily break", metric=daily, date="2024-11-15", kind="method")
    return daily
