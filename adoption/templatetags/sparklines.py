"""Small lines without axes, as inline SVG."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .figures import NO_COLOR

register = template.Library()

WIDTH, HEIGHT, MARGIN = 96, 24, 3
# The least that a line spans, as a part of its highest value: what moves less looks still.
LEAST_SPAN = 0.1

Spots = Sequence[tuple[float, float]]


@register.simple_tag
def sparkline(points: Sequence[tuple[date, Decimal | None]], color: str) -> SafeString:
    """The values over their days, in the order of time. None parts the line, lone values are dots, the last
    one is a larger dot. Lines whose first and last days agree have one scale of time."""
    lines = parts(placed(points))
    drawn = format_html_join("", '<path d="{}"/>', ((path(line),) for line in lines if len(line) > 1))
    lone = [(*line[0], "1.25") for line in lines[:-1] if len(line) == 1]
    last = [(*line[-1], "2.25") for line in lines[-1:]]
    dots = format_html_join("", '<circle cx="{}" cy="{}" r="{}"/>', lone + last)
    return format_html(
        '<svg class="sparkline" aria-hidden="true" viewBox="0 0 {} {}" color="{}">{}{}</svg>',
        WIDTH,
        HEIGHT,
        color or NO_COLOR,
        drawn,
        dots,
    )


def placed(points: Sequence[tuple[date, Decimal | None]]) -> list[tuple[float, float] | None]:
    """Where the points stand in the drawing; None for a gap."""
    values = [float(value) for _day, value in points if value is not None]
    if not values:
        return []
    high = max(values)
    low = min(*values, high * (1 - LEAST_SPAN))
    first, days = points[0][0], (points[-1][0] - points[0][0]).days

    def place(day: date, value: Decimal | None) -> tuple[float, float] | None:
        if value is None:
            return None
        across = (day - first).days / days if days else 1
        up = (float(value) - low) / (high - low) if high > low else 0
        return (
            round(MARGIN + across * (WIDTH - 2 * MARGIN), 1),
            round(HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN), 1),
        )

    return [place(day, value) for day, value in points]


def parts(spots: Sequence[tuple[float, float] | None]) -> list[Spots]:
    """The stretches between gaps."""
    return [list(part) for is_drawn, part in groupby(spots, key=bool) if is_drawn]


def path(line: Spots) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in line)
