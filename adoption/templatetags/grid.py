"""The heads of a grid of periods: years above, the rest of the period below."""

from collections.abc import Iterable
from itertools import groupby

from babel.dates import format_date
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from adoption.values.period import Period

from .figures import language

register = template.Library()

# CLDR patterns, the year left out. Halves are not in CLDR.
WITHOUT_YEAR = {
    "en": {"day": "d MMM", "week": "d MMM", "month": "MMM", "quarter": "QQQ", "half": ("'H1'", "'H2'"), "year": "y"},
    "ko": {
        "day": "M월 d일",
        "week": "M월 d일",
        "month": "M월",
        "quarter": "QQQ",
        "half": ("'상반기'", "'하반기'"),
        "year": "y",
    },
}


@register.filter
def within_year(period: Period) -> str:
    """2025-03 -> Mar, 3월; of a day or week the day it begins with."""
    pattern = WITHOUT_YEAR[language()][period.kind]
    if period.kind == "half":
        pattern = pattern[period.start.month > 6]
    return format_date(period.start, pattern, locale=language())


@register.filter
def years(periods: Iterable[Period]) -> list[tuple[str, int]]:
    """Each year with the number of periods that begin in it, in the order given."""
    return [(str(year), len(list(group))) for year, group in groupby(period.start.year for period in periods)]


@register.simple_tag
def month_bars(heights: Iterable[float]) -> SafeString:
    """Twelve bars on a line, as inline SVG; any event at all shows."""
    rects = [
        format_html('<rect x="{}" y="{}" width="6" height="{}"/>', at * 8 + 1, f"{24 - high:g}", f"{high:g}")
        for at, height in enumerate(heights)
        if (high := max(2.0, round(24 * height, 1)) if height else 0)
    ]
    return format_html(
        '<svg class="months" aria-hidden="true" viewBox="0 0 96 25" preserveAspectRatio="none" fill="currentColor">'
        '{}<path d="M0 24.5h96" stroke="currentColor" stroke-width="1"/></svg>',
        SafeString("".join(rects)),
    )
