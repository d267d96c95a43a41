"""Series -> a description of a chart in plain values, for the script that draws it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from adoption.analysis.series import FigureRow, Series
from adoption.models import Event, Metric, SeriesBreak
from adoption.templatetags.figures import language
from adoption.values import quantity

# A line is known by its color, its dash and its marker; services without a color of their own share the gray.
NO_COLOR = "#6b7280"
DASHES = ([], [6, 3], [2, 3], [8, 3, 2, 3])
MARKERS = ("circle", "rect", "triangle", "rectRot")


def lines(
    metric: Metric,
    series: Sequence[Series],
    events: Sequence[Event],
    breaks: Sequence[SeriesBreak],
    scale: str = "linear",
) -> dict[str, Any]:
    """The chart of some series: JSON-ready, texts in the reader's language, days as ISO dates."""
    return {
        "language": language(),
        "unit": metric.unit,
        "scale": scale,
        "title": metric.display_name,
        "series": [line(metric, one, position) for position, one in enumerate(series) if one.points],
        "events": [
            {"x": event.date.isoformat(), "number": number, "title": event.display_title}
            for number, event in enumerate(events, 1)
        ],
        "breaks": [{"x": one.date.isoformat(), "title": one.display_title} for one in breaks],
    }


def line(metric: Metric, series: Series, position: int) -> dict[str, Any]:
    return {
        "slug": series.service.slug,
        "name": series.service.display_name,
        "color": series.service.color or NO_COLOR,
        "dash": DASHES[position // len(MARKERS) % len(DASHES)],
        "marker": MARKERS[position % len(MARKERS)],
        "points": [point(metric, row) for row in series.points],
    }


def point(metric: Metric, row: FigureRow) -> dict[str, Any]:
    """Drawn in the middle of its period: figures for days, weeks and months stand on one axis."""
    text = quantity.compact(row.value, metric.unit, language())
    return {
        "x": row.period.middle.isoformat(),
        "y": float(row.value),
        "label": row.period.label(language()),
        "text": quantity.with_qualifier(text, row.qualifier, language()),
        "source": f"{row.measured_by} · {row.publisher}",
        "qualifier": row.qualifier,
        "url": reverse("figure", args=[row.figure]),
    }
