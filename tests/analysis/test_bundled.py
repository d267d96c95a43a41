"""What the bundled data set says, in figures that anybody can look up."""

from datetime import date
from decimal import Decimal

import pytest

from adoption.analysis.coverage import regions_with_figures
from adoption.analysis.rankings.ranking import Ranking, rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.tracing import trace
from adoption.models import Figure, Metric
from tests.analysis import slow_truth
from tests.analysis.test_truth import plain

pytestmark = pytest.mark.usefixtures("world")

TODAY = date(2026, 11, 23)


def ranked(slug: str, **params: str) -> Ranking:
    return rank(RankingSelection.from_params(Metric.objects.get(slug=slug), params), TODAY)


def test_daily_visits_in_march_2025_by_default():
    ranking = ranked("daily-avg-visits")
    assert ranking.selection.period.code == "2025-03"
    assert [(row.rank, row.row.service.name, row.row.value) for row in ranking.rows] == [
        (1, "DeepSeek", 16_500_000),
        (1, "Grok", 16_500_000),
        (3, "Google Gemini", 10_900_000),
        (4, "Claude", 3_300_000),
        (5, "Microsoft Copilot", 2_400_000),
    ]
    assert ranking.rows[2].reported_change_pct == Decimal("7.4")
    assert {row.row.measured_by for row in ranking.rows} == {"Similarweb"}


def test_techcrunch_is_among_the_sources_of_every_row():
    for row in ranked("daily-avg-visits").rows:
        assert "TechCrunch" in {row.row.publisher, *(other.publisher for other in row.others)}


def test_chatgpt_in_korea_by_two_panels():
    (row,) = ranked("app-mau", region="KR", period="2025-08").rows
    assert (row.row.value, row.row.measured_by) == (12_030_000, "Mobile Index")
    assert row.row.published == date(2025, 12, 8)
    assert (row.alternatives, row.spread) == (2, Decimal("1.69"))
    assert {(other.measured_by, other.value) for other in row.others} == {
        ("Mobile Index", 12_039_420),
        ("WiseApp", 20_310_000),
    }


def test_latest_weekly_users():
    first = ranked("wau", period="latest").rows[0]
    assert (first.row.service.name, first.row.value) == ("ChatGPT", 1_200_000_000)
    assert first.row.period.code == "2026-09-29"


def test_the_slip_of_february_2025_is_on_no_trend():
    slip = Figure.objects.get(metric__slug="monthly-visits", value=390_500_000_000)
    assert slip.standing == "deprecated"
    params = {"metric": "monthly-visits", "services": "chatgpt,google-gemini,deepseek"}
    series = trace(TrendSelection.from_params(params))
    assert series[0].points[0].period.code == "2022-11"
    assert slip.pk not in {point.figure for one in series for point in one.points}
    assert max(point.value for one in series for point in one.points) < 10_000_000_000


def test_copilot_s_jump_across_a_break_is_withheld():
    rows = {row.row.service.slug: row for row in ranked("chatbot-referral-share", period="2025-05").rows}
    copilot = rows["microsoft-copilot"]
    assert (copilot.change_pct, copilot.previous_value) == (None, Decimal("0.23"))
    assert copilot.change_withheld == "Copilot jumps from 0.23 to 5.18 percent in one month"


@pytest.mark.parametrize("params", [{}, {"period": "latest"}, {"as_of": "2025-12-31", "undated": "1"}])
def test_every_ranking_agrees_with_the_slow_truth(params):
    for metric in Metric.objects.all():
        for region in regions_with_figures(metric):
            selection = RankingSelection.from_params(metric, {"region": region.code} | params)
            found = [plain(row) for row in rank(selection, TODAY).rows]
            assert found == slow_truth.ranking(selection, TODAY), metric.slug
