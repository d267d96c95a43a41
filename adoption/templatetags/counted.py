"""Figures with the word for what they count."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from adoption.models import Figure, Metric
from adoption.values import quantity
from adoption.values.counted import counted, gap, qualifier_follows

from .figures import language, row_value

register = template.Library()


@register.filter
def counted_value(figure: Figure) -> str:
    """about 16.5M visits; 10억 명 이상."""
    metric = figure.metric
    number = quantity.compact(figure.value, metric.unit, language())
    return counted(number, str(metric.unit_beside), figure.qualifier, language())


@register.simple_tag
def counted_link(row, metric: Metric, address: str) -> SafeString:
    """The value as a link, its unit beside it."""
    value, unit = parted(row, metric)
    return format_html('<a class="figure" href="{}">{}</a>{}', address, value, unit)


@register.simple_tag
def counted_number(row, metric: Metric) -> SafeString:
    """The value and its unit beside it."""
    return format_html("{}{}", *parted(row, metric))


def parted(row, metric: Metric) -> tuple[SafeString | str, SafeString | str]:
    """The value and what stands beside it: its unit in gray. A qualifier behind the number draws the unit in,
    for it stands behind that too: 10억 명 이상."""
    if not metric.unit_beside:
        return row_value(row, metric), ""
    number = quantity.compact(row.value, metric.unit, language())
    unit = format_html('{}<span class="unit">{}</span>', gap(number, language()), metric.unit_beside)
    if qualifier_follows(row.qualifier, language()):
        return format_html("{}{}{}", number, unit, quantity.with_qualifier("", row.qualifier, language())), ""
    return row_value(row, metric), unit
