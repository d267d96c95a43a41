"""Who leads by each metric, against the ranking of each."""

from datetime import date

import pytest

from adoption.analysis.rankings.leaders import leaders
from adoption.analysis.rankings.metric_index import homes_and_newest, metric_index
from adoption.analysis.rankings.ranking import rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.models import WORLD, Metric
from tests.analysis.made_world import make_world
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db


def first_rank(metric: Metric) -> list[int]:
    rows = rank(RankingSelection.from_params(metric, {}), date(2026, 10, 1)).rows
    return [row.row.figure for row in rows if row.rank == 1]


def check_against_rankings() -> int:
    metrics, homes = list(Metric.objects.all()), homes_and_newest()[0]
    found = leaders(metrics, homes)
    for metric in metrics:
        leading = [row.figure for row in found.get(metric.pk, [])]
        assert leading == first_rank(metric), metric
    return len(found)


def test_they_are_the_first_ranks_of_all_rankings(world):
    assert check_against_rankings() > 25


@pytest.mark.parametrize("usual", ["month", ""])
@pytest.mark.parametrize("seed", range(6))
def test_they_are_the_first_ranks_in_made_worlds(seed, usual):
    metric = make_world(seed)
    metric.usual_period = usual
    metric.save()
    assert check_against_rankings() == 1


def test_ties_are_all_named(world):
    metric = Metric.objects.get(slug="daily-avg-visits")
    names = [row.service.name for row in leaders([metric], {metric.pk: WORLD})[metric.pk]]
    assert names == ["DeepSeek", "Grok"]


def test_the_region_is_the_world_or_the_one_with_the_most_figures():
    of_the_world, of_korea, without = make_metric(), make_metric(), make_metric()
    for region in ("KR", "KR", WORLD):
        make_figure(metric=of_the_world, region=region)
    for region in ("US", "KR", "KR", "US"):
        make_figure(metric=of_korea, region=region)
    make_figure(metric=without, service=make_service(status="draft"))
    assert homes_and_newest()[0] == {of_the_world.pk: WORLD, of_korea.pk: "KR"}


def test_the_newest_period_is_the_one_that_begins_last_anywhere():
    metric = make_metric()
    for period, region in (("2025-03", WORLD), ("2025-Q2", "KR"), ("2025-04", "KR"), ("2024", WORLD)):
        make_figure(metric=metric, period=period, region=region)
    assert homes_and_newest()[1][metric.pk].code == "2025-04"


def test_groups_stand_in_the_order_of_the_known_words():
    for event in ("whistle", "download", "visit", "download"):
        make_metric(event=event)
    groups = [(group.event, len(group.lines)) for group in metric_index()]
    assert groups == [("visit", 1), ("download", 2), ("whistle", 1)]


def test_queries_do_not_grow(world, django_assert_num_queries):
    with django_assert_num_queries(8):
        metric_index()
    make_figure()
    with django_assert_num_queries(8):
        metric_index()
