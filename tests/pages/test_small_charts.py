"""Small charts: every point at its place, gaps left open."""

from datetime import date
from decimal import Decimal

from adoption.analysis.rankings.rank_history import Standing
from adoption.pages.service_cards import rank_segments
from adoption.templatetags.small_charts import rank_chart, small_chart
from adoption.values.period import parse


def point(day: int, value: str) -> tuple[date, Decimal]:
    return date(2025, 1, day), Decimal(value)


def test_a_line_runs_from_the_first_day_to_the_last_and_from_zero_up():
    drawing = small_chart([[point(1, "5"), point(2, "10"), point(3, "0")]], "#123456")
    assert 'd="M4 32L120 4L236 60"' in drawing
    assert 'color="#123456"' in drawing
    assert 'aria-hidden="true"' in drawing


def test_gaps_part_the_line_and_lone_points_are_dots():
    drawing = small_chart([[point(1, "10"), point(2, "10")], [point(3, "10")], [point(4, "5"), point(5, "10")]], "")
    assert 'd="M4 4L62 4M178 32L236 4"' in drawing
    assert drawing.count("<circle") == 2
    assert '<circle cx="120" cy="4"' in drawing
    assert '<circle cx="236" cy="4"' in drawing


def test_one_point_or_nothing_but_zeros_can_be_drawn():
    assert '<circle cx="236" cy="4"' in small_chart([[point(1, "7")]], "")
    assert 'd="M4 60L236 60"' in small_chart([[point(1, "0"), point(2, "0")]], "")


def test_the_first_rank_is_on_top():
    assert 'd="M4 4L236 28"' in rank_chart([[point(1, "1"), point(2, "9")]], "")
    # Of two places the second is not the bottom.
    assert 'd="M4 4L236 12"' in rank_chart([[point(1, "1"), point(2, "2")]], "")


def test_a_period_without_a_rank_parts_the_line_of_ranks():
    ranks = [Standing(rank, 5, parse(code)) for rank, code in ((1, "2025-01"), (2, "2025-02"), (3, "2025-04"))]
    assert [[int(rank) for _day, rank in run] for run in rank_segments(ranks)] == [[1, 2], [3]]
