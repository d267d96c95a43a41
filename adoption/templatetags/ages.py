"""Which figures are old, said wherever they lead."""

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from adoption.models import Metric
from adoption.values.period import Period

register = template.Library()


@register.simple_tag
def stale_mark(period: Period, metric: Metric) -> SafeString | str:
    """How old a figure for the period is, as a badge; blank where the metric does not call that old."""
    days = metric.stale_days(period, timezone.now().date())
    if not days:
        return ""
    text = ngettext("%(days)s day old", "%(days)s days old", days) % {"days": number_format(days)}
    return format_html(' <span class="badge">{}</span>', text)
