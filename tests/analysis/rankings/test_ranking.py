"""Who leads: ranks, moves, shares, ages, and the number of queries."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from adoption.analysis.rankings.ranking import Ranking, rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.models import Service
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db

TODAY = date(2025, 4, 10)


@pytest.fixture
def metric():
    return make_metric()


def ranked(metric, **params: str) -> Ranking:
    return rank(RankingSelection.from_params(metric, params), TODAY)


def make_line(metric, values: list[int], period: str = "2025-03", services: list[Service] | None = None):
    services = services or [make_service(name=f"Service {letter}") for letter in "ABCDEFGH"[: len(values)]]
    for service, value in zip(services, values, strict=True):
        make_figure(metric=metric, service=service, value=value, period=period)
    return services


def test_equal_values_share_a_rank_and_stand_by_name(metric):
    make_line(metric, [5, 9, 5, 1])
    rows = ranked(metric).rows
    assert [(row.rank, row.row.service.name[-1]) for row in rows] == [(1, "B"), (2, "A"), (2, "C"), (4, "D")]


def test_the_least_leads_where_less_is_better():
    metric = make_metric(higher_is_better=False, additive=False, unit="seconds")
    make_line(metric, [5, 9, 1])
    ranking = ranked(metric)
    assert [row.row.value for row in ranking.rows] == [1, 5, 9]
    assert (ranking.total, ranking.rows[0].share_pct) == (None, None)


def test_ranks_of_the_period_before(metric):
    services = make_line(metric, [30, 20, 10])
    make_line(metric, [7, 8], "2025-02", services[:2])
    make_line(metric, [99], "2025-01", services[2:])
    ranking = ranked(metric, period="2025-03")
    assert [row.previous_rank for row in ranking.rows] == [2, 1, None]
    assert [row.previous_value for row in ranking.rows] == [7, 8, None]


def test_the_stepper_skips_periods_without_figures(metric):
    for period in ("2024-10", "2025-03", "2025-06", "2025-Q2", "2025-05-01"):
        make_line(metric, [1], period, [make_service()])
    ranking = ranked(metric, period="2025-03")
    assert (ranking.period_before.code, ranking.period_after.code) == ("2024-10", "2025-06")
    empty = ranked(metric, period="2025-07")
    assert (empty.rows, empty.total, empty.period_before.code, empty.period_after) == ([], None, "2025-06", None)


def test_shares_of_the_total(metric):
    make_line(metric, [2, 1])
    ranking = ranked(metric)
    assert ranking.total == 3
    assert [row.share_pct for row in ranking.rows] == [Decimal("66.67"), Decimal("33.33")]


def test_a_percentage_is_its_own_share():
    metric = make_metric(unit="percent", aggregation="share")
    make_line(metric, [60, 30])
    ranking = ranked(metric)
    assert (ranking.total, ranking.rows[0].share_pct) == (90, None)


def test_who_is_listed_and_who_is_missing(metric):
    make_line(metric, [2, 1])
    make_figure(metric=metric, service=make_service(category="search"))
    make_figure(metric=metric, service=make_service(status=Service.Status.DRAFT))
    make_service(name="Silent")
    ranking = ranked(metric, category="chatbot")
    assert (ranking.listed, ranking.known) == (2, 3)
    assert [service.name for service in ranking.missing] == ["Silent"]


def test_measurers_by_how_many_rows_they_measured(metric):
    panel = make_organization(name="Panel", name_ko="패널")
    make_figure(metric=metric, value=9)
    for _number in range(2):
        make_figure(metric=metric, measured_by=panel)
    assert ranked(metric).measurers[0] == "Panel"
    with override("ko"):
        assert ranked(metric).measurers[0] == "패널"


def test_age_counts_from_the_end_of_the_period(metric):
    metric.stale_after_days = 9
    make_figure(metric=metric, source=make_source(published=date(2025, 4, 1)))
    row = ranked(metric).rows[0]
    assert (row.age_days, row.is_stale) == (10, True)
    metric.stale_after_days = 10
    assert not ranked(metric).rows[0].is_stale
    row = ranked(metric, as_of="2025-04-02", period="2025-03").rows[0]
    assert (row.age_days, row.is_stale) == (2, False)


def test_latest_takes_each_service_s_newest_within_a_year():
    metric = make_metric(usual_period="")
    services = [make_service(name=f"Service {letter}") for letter in "ABCD"]
    for service, period, value in [
        (services[0], "2025-03-31", 4),
        (services[0], "2025-03-30", 5),
        (services[1], "2025-02", 3),
        (services[1], "2025-01", 4),
        (services[2], "2024-03-31", 2),
        (services[3], "2024-03-30", 1),
    ]:
        make_figure(metric=metric, service=service, period=period, value=value)
    ranking = ranked(metric)
    assert [row.row.period.code for row in ranking.rows] == ["2025-03-31", "2025-02", "2024-03-31"]
    assert [row.previous_value for row in ranking.rows] == [5, 4, None]
    assert {row.previous_rank for row in ranking.rows} == {None}
    assert (ranking.period_before, ranking.period_after) == (None, None)
    assert ranking.missing == services[3:]


def test_of_two_periods_with_one_end_the_shorter_is_the_latest(metric):
    service = make_service()
    for period in ("2024", "2024-12-31", "2024-12", "2024-Q4"):
        make_figure(metric=metric, service=service, period=period)
    assert [row.row.period.code for row in ranked(metric, period="latest").rows] == ["2024-12-31"]


def test_only_one_measurer(metric):
    panel, service = make_organization(slug="panel"), make_service()
    fact = {"metric": metric, "service": service}
    own = make_figure(**fact, measured_by=panel)
    make_figure(**fact, source=make_source(published=date(2025, 4, 1)))
    make_figure(metric=metric)
    ranking = ranked(metric, measured_by="panel")
    assert [(row.row.figure, row.alternatives) for row in ranking.rows] == [(own.pk, 1)]
    own.refresh_from_db()
    assert not own.chosen


def test_a_figure_of_the_provider_is_self_reported(metric):
    service = make_service()
    make_figure(metric=metric, service=service, measured_by=service.provider)
    make_figure(metric=metric)
    assert {row.row.self_reported for row in ranked(metric).rows} == {True, False}


@pytest.mark.parametrize(
    ("params", "queries"),
    [
        ({"period": "2025-03"}, 8),
        ({"period": "latest"}, 7),
        ({"period": "2025-03", "as_of": "2025-04-09"}, 8),
    ],
)
@pytest.mark.parametrize("count", [2, 8])
def test_queries_do_not_grow_with_rows(metric, django_assert_num_queries, params, queries, count):
    source = make_source(published=date(2025, 4, 1))
    for service in [make_service() for _ in range(count)]:
        for period in ("2025-02", "2025-03"):
            for _ in range(2):
                make_figure(metric=metric, service=service, period=period, source=source)
    selection = RankingSelection.from_params(metric, params)
    with django_assert_num_queries(queries):
        ranking = rank(selection, TODAY)
        assert [row.row.service.provider.name for row in ranking.rows]
    assert ranking.listed == count
