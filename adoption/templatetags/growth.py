"""Growth in words: signed differences, months, links to the two figures that it is computed from."""

from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from adoption.models import Metric
from adoption.values import quantity

from .figures import language, row_value

register = template.Library()


@register.filter
def difference(change: Decimal, metric: Metric) -> str:
    """+759M, −1.2%p: how much more or less, in the unit of the metric."""
    sign = "+" if change > 0 else "−" if change < 0 else ""
    if metric.unit == "percent":
        return _("%(sign)s%(points)s points") % {"sign": sign, "points": number_format(abs(change).normalize())}
    return f"{sign}{quantity.compact(abs(change), metric.unit, language())}"


@register.filter
def in_months(months: Decimal) -> str:
    """4.7 -> 4.7 months, 4.7개월."""
    return _("%(months)s months") % {"months": plain(months)}


@register.filter
def plain(value: Decimal) -> str:
    """To a tenth, without a needless zero."""
    return number_format(f"{value:.1f}".removesuffix(".0"), use_l10n=True, force_grouping=True)


@register.simple_tag
def linked_value(row, metric: Metric) -> SafeString:
    """The value of a row with its qualifier, leading to its figure."""
    return format_html(
        '<a class="figure" href="{}">{}</a>', reverse("figure", args=[row.figure]), row_value(row, metric)
    )


@register.simple_tag
def linked_number(row, metric: Metric) -> SafeString:
    """The exact value of a row, as short as it can be written, leading to its figure."""
    text = quantity.written(row.value, "exact", metric.unit, language())
    return format_html('<a href="{}">{}</a>', reverse("figure", args=[row.figure]), text)
