"""The fast reads say what the slow, obvious ones say."""

from datetime import date

import pytest

from adoption.analysis.coverage import default_period, periods_with_figures
from adoption.analysis.rankings.ranking import Ranking, RankRow, rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.tracing import trace
from adoption.models import Service
from tests.analysis import slow_truth
from tests.analysis.made_world import make_world

pytestmark = pytest.mark.django_db

TODAY = date(2025, 3, 1)
RANKINGS = [
    {"period": "2024-12"},
    {"period": "2024-11", "category": "search"},
    {"period": "2024-12-31"},
    {"period": "2024-02"},
    {"period": "latest"},
    {"period": "latest", "measured_by": "first", "as_of": "2025-01-10"},
    {"period": "2024-12", "measured_by": "second"},
    {"period": "2024-12", "as_of": "2025-01-04"},
    {"period": "2024-11", "as_of": "2025-01-05", "undated": "1"},
    {"as_of": "2025-01-05"},
    {},
]
TRENDS = [
    {},
    {"from": "2024-11"},
    {"to": "2024-12-30", "measured_by": "first"},
    {"from": "2024", "to": "2024-Q4", "as_of": "2025-01-05", "undated": "1"},
]


def plain(rank_row: RankRow) -> dict:
    row = rank_row.row
    own = {name: getattr(rank_row, name) for name in PLAIN_FIELDS}
    return own | {"figure": row.figure, "value": row.value, "self_reported": row.self_reported}


PLAIN_FIELDS = (
    "rank",
    "previous_rank",
    "move",
    "previous_value",
    "change",
    "change_pct",
    "change_withheld",
    "reported_change_pct",
    "share_pct",
    "alternatives",
    "spread",
    "age_days",
    "is_stale",
)


@pytest.mark.parametrize("seed", range(12))
def test_rankings_agree(seed):
    metric = make_world(seed)
    for params in RANKINGS:
        selection = RankingSelection.from_params(metric, params)
        found = [plain(row) for row in rank(selection, TODAY).rows]
        assert found == slow_truth.ranking(selection, TODAY), params


@pytest.mark.parametrize("seed", range(4))
def test_trends_agree(seed):
    metric = make_world(seed)
    slugs = ",".join(Service.objects.published().values_list("slug", flat=True))
    for params in TRENDS:
        selection = TrendSelection.from_params({"metric": metric.slug, "services": slugs, **params})
        found = {one.service.slug: [point.figure for point in one.points] for one in trace(selection)}
        assert found == slow_truth.trends(selection), params


@pytest.mark.parametrize("seed", range(6))
def test_coverage_and_summary_agree(seed):
    metric = make_world(seed)
    for params in RANKINGS:
        selection = RankingSelection.from_params(metric, params)
        counts = slow_truth.coverage(selection, "month")
        assert list(periods_with_figures(selection, "month").items()) == list(counts.items())
        assert default_period(selection) == fairly_covered(counts)
        if selection.period:
            check_summary(rank(selection, TODAY), slow_truth.coverage(selection, selection.period.kind))


def fairly_covered(counts: dict) -> object:
    return max((period for period in counts if counts[period] * 2 >= max(counts.values())), default=None)


def check_summary(ranking: Ranking, counts: dict) -> None:
    period = ranking.selection.period
    assert ranking.listed == counts.get(period, 0)
    assert ranking.known == ranking.listed + len(ranking.missing)
    assert ranking.period_before == max((one for one in counts if one < period), default=None)
    assert ranking.period_after == min((one for one in counts if one > period), default=None)
    values = [row.row.value for row in ranking.rows]
    assert ranking.total == (sum(values) if ranking.selection.metric.additive and values else None)
