"""Series -> a description of a chart in plain values, for the script that draws it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from adoption.analysis.growth import lies_between
from adoption.analysis.series import FigureRow, Series
from adoption.models import Event, Metric, SeriesBreak
from adoption.templatetags.figures import NO_COLOR, language
from adoption.values import quantity

# A line is known by its color, its dash and its marker. Triangles stand for "at least" and "at most".
DASHES = ([], [6, 3], [2, 3], [8, 3, 2, 3])
MARKERS = ("circle", "rect", "rectRot")
# Days without a figure that a line bridges, by the usual period of the metric.
LONGEST_BRIDGE = {"day": 7, "week": 28, "month": 124, "quarter": 370, "half": 740, "year": 1100, "": 400}


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
        "series": [line(metric, one, breaks, position) for position, one in enumerate(series) if one.points],
        "events": [
            {"x": event.date.isoformat(), "number": number, "title": event.display_title}
            for number, event in enumerate(events, 1)
        ],
        "breaks": [{"x": one.date.isoformat(), "title": one.display_title} for one in breaks],
    }


def line(metric: Metric, series: Series, breaks: Sequence[SeriesBreak], position: int) -> dict[str, Any]:
    return {
        "slug": series.service.slug,
        "name": series.service.display_name,
        "color": series.service.color or NO_COLOR,
        "dash": DASHES[position // len(MARKERS) % len(DASHES)],
        "marker": MARKERS[position % len(MARKERS)],
        "points": points_and_gaps(metric, series.points, breaks),
    }


def points_and_gaps(metric: Metric, rows: Sequence[FigureRow], breaks: Sequence[SeriesBreak]) -> list[dict[str, Any]]:
    """The points of a line; one without a value parts it where figures are missing or not comparable."""
    drawn = []
    for before, row in zip([None, *rows], rows, strict=False):
        if before and is_parted(metric, before, row, breaks):
            drawn.append({"x": before.period.end.isoformat(), "y": None})
        drawn.append(point(metric, row))
    return drawn


def is_parted(metric: Metric, before: FigureRow, row: FigureRow, breaks: Sequence[SeriesBreak]) -> bool:
    if before.measured_by_id != row.measured_by_id:
        return True
    missing = (row.period.start - before.period.end).days - 1
    is_far = missing > LONGEST_BRIDGE[metric.usual_period]
    return is_far or any(lies_between(one, before, row) for one in breaks)


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
