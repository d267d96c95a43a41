"""Ranks over time say what the rankings of those periods say, and what the slow, obvious way says."""

from datetime import date

import pytest

from adoption.analysis.rankings.rank_history import latest_standings, rank_points, standings
from adoption.analysis.rankings.ranking import rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.scope import Scope
from adoption.analysis.series import read
from adoption.models import WORLD, Figure, Metric, Region, Service
from tests.analysis import slow_facts, slow_truth
from tests.analysis.made_world import make_world
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db

TODAY = date(2025, 3, 1)


def shown_rows(service: Service, **where) -> list:
    figures = Figure.objects.filter(service=service, chosen=True, **where).order_by("period_start")
    return read(figures, {service.pk: service})


def slow_standings(metric: Metric, service: Service) -> dict:
    """{period: (rank, listed)}: every figure against all others of its period."""
    figures = slow_facts.shown(Scope(metric=metric, region=Region.objects.get(pk=WORLD)))
    found = {}
    for (owner, period), figure in figures.items():
        if owner == service.pk:
            others = [other for (_who, when), other in figures.items() if when == period]
            found[period] = (slow_truth.rank_of(figure, others), len(others))
    return found


def slow_latest(metric: Metric, service: Service) -> tuple[int, int] | None:
    scope = Scope(metric=metric, region=Region.objects.get(pk=WORLD))
    figures = slow_facts.shown(scope)
    newest = {owner: figures[owner, period] for owner, period in slow_truth.newest_of_each(scope).items()}
    if service.pk not in newest:
        return None
    return slow_truth.rank_of(newest[service.pk], list(newest.values())), len(newest)


@pytest.mark.parametrize("seed", range(8))
def test_ranks_agree_with_the_slow_way_on_generated_data(seed):
    metric = make_world(seed)
    for service in Service.objects.published():
        rows = shown_rows(service)
        found = {one.period: (one.rank, one.listed) for one in standings(rows).values()}
        assert found == slow_standings(metric, service)
        latest = latest_standings(service.pk, [(metric, WORLD)]).get((metric.pk, WORLD))
        assert (latest and (latest.rank, latest.listed)) == slow_latest(metric, service)


def test_ranks_agree_with_the_rankings_of_the_bundled_data(world):
    gemini = Service.objects.get(slug="google-gemini")
    for slug, params in (("chatbot-referral-share", {"period": "2026-03"}), ("mau", {}), ("time-to-first-token", {})):
        metric = Metric.objects.get(slug=slug)
        ranking = rank(RankingSelection.from_params(metric, params), TODAY)
        expected = [(row.rank, ranking.listed) for row in ranking.rows if row.row.service == gemini]
        if params:
            found = standings(shown_rows(gemini, metric=metric, region=WORLD, period_start="2026-03-01")).values()
        else:
            found = latest_standings(gemini.pk, [(metric, WORLD)]).values()
        assert [(one.rank, one.listed) for one in found] == expected


def test_equal_values_share_a_rank_and_drafts_count_for_nothing():
    metric = make_metric()
    own = make_figure(metric=metric, value=5)
    make_figure(metric=metric, value=5)
    make_figure(metric=metric, value=9)
    make_figure(metric=metric, value=9)
    make_figure(metric=metric, value=99, service=make_service(status="draft"))
    (found,) = standings(shown_rows(own.service)).values()
    assert (found.rank, found.listed) == (3, 4)


def test_a_lower_value_leads_where_lower_is_better():
    metric = make_metric(higher_is_better=False)
    own = make_figure(metric=metric, value=1)
    make_figure(metric=metric, value=2)
    (found,) = standings(shown_rows(own.service)).values()
    assert (found.rank, found.listed) == (1, 2)


def test_a_history_takes_the_periods_of_the_usual_kind():
    service, metric = make_service(), make_metric(usual_period="month")
    for year in (2023, 2024, 2025):
        for month in range(1, 13):
            make_figure(service=service, metric=metric, period=f"{year}-{month:02}")
    make_figure(service=service, metric=metric, period="2025-12-31")
    points = rank_points(metric, shown_rows(service))
    assert len(points) == 36
    assert (points[0].period.code, points[-1].period.code) == ("2023-01", "2025-12")


def test_a_figure_older_than_a_year_before_the_newest_has_no_latest_rank():
    metric = make_metric(usual_period="")
    old = make_figure(metric=metric, period="2023-01-15")
    make_figure(metric=metric, period="2025-01-15")
    assert latest_standings(old.service_id, [(metric, WORLD)]) == {}


@pytest.mark.parametrize("count", [1, 5])
def test_one_query_each_whatever_the_number(count, django_assert_num_queries):
    service, metrics = make_service(), [make_metric(usual_period="") for _ in range(count)]
    for metric in metrics:
        make_figure(service=service, metric=metric)
        make_figure(metric=metric)
    rows = shown_rows(service)
    with django_assert_num_queries(1):
        assert len(standings(rows)) == count
    with django_assert_num_queries(1):
        assert len(latest_standings(service.pk, [(metric, WORLD) for metric in metrics])) == count
