"""What other sources say about the same fact."""

from datetime import date
from decimal import Decimal

import pytest

from adoption.analysis.disagreement import alternatives, spread
from adoption.analysis.rankings.rank_row import OTHERS_AT_MOST
from adoption.analysis.rankings.ranking import rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.series import Fact
from tests.make import make_figure, make_metric, make_organization, make_service, make_source


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], None), ([5], None), ([12, 20], "1.67"), ([20, 12, 15], "1.67"), ([3, 3], "1"), ([0, 4], None)],
)
def test_spread(values, expected):
    assert spread([Decimal(value) for value in values]) == (expected and Decimal(expected))


@pytest.mark.django_db
def test_alternatives_of_facts_of_several_metrics_in_two_queries(django_assert_num_queries):
    service = make_service()
    figures = [make_figure(service=service, period=period) for period in ("2025-02", "2025-03", "2025-W10")]
    first = figures[0]
    fact = {"service": service, "metric": first.metric, "period": "2025-02"}
    preferred = make_figure(**fact, value=2_000_000, standing="preferred")
    make_figure(**fact, standing="deprecated", note="a slip")
    make_figure(service=service, metric=first.metric, period="2025-03")
    facts = [
        Fact(service.pk, figure.metric_id, figure.region_id, figure.period_kind, figure.period_start)
        for figure in figures
    ]
    with django_assert_num_queries(2):
        found = alternatives(facts, {service.pk: service})
    assert [[row.figure for row in found[fact]] for fact in facts] == [
        [preferred.pk, first.pk],
        [figures[1].pk],
        [figures[2].pk],
    ]
    assert found[facts[0]][0].fact == facts[0]


@pytest.mark.django_db
def test_a_row_counts_all_others_and_shows_the_first_of_them():
    service, metric = make_service(), make_metric()
    for number in range(OTHERS_AT_MOST + 5):
        make_figure(service=service, metric=metric, value=1_000_000 + number * 100_000)
    (row,) = rank(RankingSelection.from_params(metric, {}), date(2025, 4, 1)).rows
    assert row.alternatives == OTHERS_AT_MOST + 4
    assert len(row.others) == OTHERS_AT_MOST
    assert row.row.figure not in {other.figure for other in row.others}
    assert row.spread == Decimal("3.40")


@pytest.mark.django_db
def test_others_are_by_every_measurer_but_only_those_known_on_the_day():
    service, metric, panel = make_service(), make_metric(), make_organization(slug="panel")
    fact = {"service": service, "metric": metric}
    make_figure(**fact, measured_by=panel, source=make_source(published=date(2025, 4, 1)))
    make_figure(**fact, source=make_source(published=date(2025, 5, 1)))
    make_figure(**fact)
    counted = {}
    for as_of, undated in [("", ""), ("2025-04-01", ""), ("2025-04-01", "1"), ("2025-05-01", "1")]:
        params = {"period": "2025-03", "measured_by": "panel", "as_of": as_of, "undated": undated}
        (row,) = rank(RankingSelection.from_params(metric, params), date(2026, 1, 1)).rows
        counted[as_of, undated] = row.alternatives
    assert list(counted.values()) == [2, 0, 1, 2]
