"""Numbers, periods and changes in the reader's language."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from adoption.models import Figure, Metric
from adoption.values import quantity
from adoption.values.change import direction
from adoption.values.period import Period

register = template.Library()

# Services without a color of their own share this gray.
NO_COLOR = "#6f6d69"


def language() -> str:
    """`ko` or `en`: the language to write numbers and dates in."""
    return "ko" if (get_language() or "").startswith("ko") else "en"


@register.filter
def compact(value: Decimal, unit: str) -> str:
    """16500000 -> 16.5M, 1,650만."""
    return quantity.compact(value, unit, language())


@register.filter
def full(value: Decimal, unit: str) -> str:
    """16500000 -> 16,500,000."""
    return quantity.full(value, unit, language())


@register.filter
def period_label(period: Period) -> str:
    """2025-03 -> March 2025, 2025년 3월."""
    return period.label(language())


@register.filter
def figure_value(figure: Figure) -> str:
    """The value with its qualifier: about 16.5M."""
    text = quantity.compact(figure.value, figure.metric.unit, language())
    return quantity.with_qualifier(text, figure.qualifier, language())


@register.filter
def percent_change(value: Decimal) -> str:
    """7.4 -> +7.4%."""
    return quantity.percent_change(value, language())


@register.filter
def day(value: date) -> str:
    """2025-04-01 -> 1 April 2025, 2025년 4월 1일."""
    return Period("day", value).label(language())


@register.simple_tag
def bar(value: Decimal, largest: Decimal, color: str) -> SafeString:
    """A bar as long as the value is of the largest one, as inline SVG."""
    width = round(100 * float(value) / float(largest), 1) if largest else 0
    return format_html(
        '<svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1" color="{}">'
        '<rect width="{}" height="1" fill="currentColor"/></svg>',
        color or NO_COLOR,
        f"{width:g}",
    )


@register.simple_tag
def swatch(color: str) -> SafeString:
    """The color of a service, as inline SVG."""
    return format_html(
        '<svg class="swatch" aria-hidden="true" viewBox="0 0 10 10" color="{}">'
        '<rect width="10" height="10" fill="currentColor"/></svg>',
        color or NO_COLOR,
    )


@register.simple_tag
def row_value(row, metric: Metric) -> str:
    """The value of a row with its qualifier: about 16.5M."""
    text = quantity.compact(row.value, metric.unit, language())
    return quantity.with_qualifier(text, row.qualifier, language())


@register.simple_tag
def qualified(value: Decimal, unit: str, qualifier: str) -> str:
    """A value with its qualifier: at least 265M."""
    return quantity.with_qualifier(quantity.compact(value, unit, language()), qualifier, language())


@register.simple_tag
def rank_move(row) -> SafeString:
    """▲ 2 or ▼ 1 of a ranked row and its rank before, with its words for those who hear or point at it."""
    if row.climbed > 0:
        mark = "▲"
        words = _("up %(places)s among the services listed in both periods; rank %(rank)s in %(period)s")
    else:
        mark = "▼"
        words = _("down %(places)s among the services listed in both periods; rank %(rank)s in %(period)s")
    places, period = abs(row.climbed), period_label(row.previous.period)
    words = words % {"places": places, "rank": row.previous_rank, "period": period}
    return format_html(
        '<span class="move" title="{}"><span aria-hidden="true">{} {}<small>{}</small></span>'
        '<span class="visually-hidden">{}</span></span>',
        words,
        mark,
        places,
        _("was %(rank)s") % {"rank": row.previous_rank},
        words,
    )


@register.simple_tag
def change_mark(percent: Decimal, bound: str = "exact") -> SafeString:
    """A change in its color; without one where nobody knows which way it goes."""
    kind = {1: "up", -1: "down"}.get(direction(percent, bound), "same")
    return format_html('<span class="{}">{}</span>', kind, change_text(percent, bound))


def change_text(percent: Decimal, bound: str = "exact") -> str:
    """▲ +7.4%, ▼ −25%, 0%; ▲ ≥ +100% where the figures are bounds, in words where these leave open which way
    it goes: at least −1.5%."""
    text, way = quantity.percent_change(percent, language()), direction(percent, bound)
    if way is None:
        return quantity.with_qualifier(text, bound, language())
    mark = "" if text == "0%" else "▲ " if way > 0 else "▼ "
    return mark + bound_sign(bound) + text


@register.filter
def bound_sign(bound: str) -> str:
    """at-least -> ≥, at-most -> ≤."""
    return {"at-least": "≥ ", "at-most": "≤ "}.get(bound, "")
