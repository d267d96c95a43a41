"""Small charts as inline SVG, drawn without a script: the series of a figure, the ranks of a service."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .figures import NO_COLOR

register = template.Library()

WIDTH, HEIGHT, RANK_HEIGHT = 240, 64, 32
# Room for the dots at the edges.
MARGIN = 4
# A line of ranks among few must not fill the height, as if it moved a lot.
FEWEST_PLACES = 4

Segment = Sequence[tuple[date, Decimal]]


@register.simple_tag
def small_chart(segments: Sequence[Segment], color: str) -> SafeString:
    """Values over time from zero up; every segment is a line, one of a single point a dot."""
    highest = max((float(value) for segment in segments for _day, value in segment), default=0) or 1
    return _drawing(segments, (0, highest), HEIGHT, color)


@register.simple_tag
def rank_chart(segments: Sequence[Segment], color: str) -> SafeString:
    """Ranks over time, the first place on top."""
    last = max((int(rank) for segment in segments for _day, rank in segment), default=1)
    return _drawing(segments, (max(last, FEWEST_PLACES), 1), RANK_HEIGHT, color)


def _drawing(segments: Sequence[Segment], ends: tuple[float, float], height: int, color: str) -> SafeString:
    """Lines between what stands at the bottom and at the top; lone points and the last one are dots."""
    bottom, top = ends
    days = [day for segment in segments for day, _value in segment]
    first, last = min(days).toordinal(), max(days).toordinal()
    span = last - first

    def place(day: date, value: Decimal) -> tuple[str, str]:
        along = (day.toordinal() - first) / span if span else 1
        up = (float(value) - bottom) / (top - bottom)
        return (
            f"{MARGIN + along * (WIDTH - 2 * MARGIN):.4g}",
            f"{height - MARGIN - up * (height - 2 * MARGIN):.4g}",
        )

    placed = [[place(day, value) for day, value in segment] for segment in segments]
    path = "".join(f"M{'L'.join(' '.join(point) for point in line)}" for line in placed if len(line) > 1)
    alone = [line[0] for line in placed if len(line) == 1]
    dots = dict.fromkeys([*alone, placed[-1][-1]])
    return format_html(
        '<svg class="small-chart" aria-hidden="true" viewBox="0 0 {} {}" color="{}">'
        '<path class="line" d="{}"/>{}</svg>',
        WIDTH,
        height,
        color or NO_COLOR,
        path,
        format_html_join("", '<circle cx="{}" cy="{}" r="2.5"/>', dots),
    )
