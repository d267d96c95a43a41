"""What was typed, read back in full, for the editor to compare with the article."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.models import Figure
from adoption.models.named import in_korean
from adoption.values import quantity

MOST_LINES = 30


def language() -> str:
    """`ko` or `en`: the language of the editor."""
    return "ko" if in_korean() else "en"


def value_in_full(figure: Figure) -> str:
    """about 16,500,000 visits."""
    metric = figure.metric
    text = quantity.full(figure.value, metric.unit, language())
    return quantity.with_qualifier(f"{text} {metric.unit_beside}".strip(), figure.qualifier, language())


def read_back(figures: Sequence[Figure]) -> SafeString:
    """One line for each figure: ChatGPT · Daily average visits: 16,500,000 visits, March 2025."""
    lines = [
        f"{figure.service} · {figure.metric}: {value_in_full(figure)}, {figure.period.label(language())}"
        for figure in figures[:MOST_LINES]
    ]
    if more := len(figures) - len(lines):
        lines.append(ngettext("… and %(count)d more.", "… and %(count)d more.", more) % {"count": more})
    return format_html("{}<br>{}", _("Read in full:"), format_html_join("\n", "{}<br>", ((line,) for line in lines)))
