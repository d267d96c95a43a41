"""Small lines: one scale of time, gaps as gaps, lone values as dots."""

import re
from datetime import date
from decimal import Decimal

from adoption.templatetags.sparklines import HEIGHT, MARGIN, WIDTH, sparkline

DAYS = [date(2025, month, 15) for month in range(1, 7)]


def drawn(*values: float | None) -> str:
    return sparkline([(day, value and Decimal(value)) for day, value in zip(DAYS, values, strict=False)], "#123456")


def dots(svg: str) -> list[tuple[float, float, float]]:
    return [tuple(map(float, dot)) for dot in re.findall(r'cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', svg)]


def test_a_line_runs_from_edge_to_edge_and_ends_in_a_dot():
    svg = drawn(10, 20, 40)
    [path] = re.findall(r'd="([^"]+)"', svg)
    assert path.startswith(f"M{MARGIN} {HEIGHT - MARGIN}L")
    assert path.endswith(f"L{WIDTH - MARGIN} {MARGIN}")
    assert dots(svg) == [(WIDTH - MARGIN, MARGIN, 2.25)]
    assert 'color="#123456"' in svg
    assert 'aria-hidden="true"' in svg


def test_a_gap_parts_the_line_and_leaves_lone_values_visible():
    svg = drawn(10, 20, None, 15, None, 30)
    assert len(re.findall("<path", svg)) == 1
    assert [radius for _x, _y, radius in dots(svg)] == [1.25, 2.25]


def test_blank_ends_keep_their_room():
    [(x, _y, _radius)] = dots(drawn(None, None, 5, None, None))
    assert abs(x - WIDTH / 2) < 1


def test_small_movements_look_small():
    heights = [y for _x, y, _radius in dots(drawn(99.9, None, 99.8, None, 100))]
    assert max(heights) - min(heights) < 1


def test_zeros_and_nothing_are_drawn_too():
    assert len(dots(drawn(0))) == 1
    assert dots(drawn()) == dots(drawn(None, None)) == []
