"""Series -> a description of a chart in plain values, for the script that draws it and for images."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse

from adoption.analysis.gaps import parted_together, stretches
from adoption.analysis.series import FigureRow, Series
from adoption.analysis.trends.bands import Band
from adoption.analysis.trends.reading import Reading, as_values
from adoption.analysis.trends.selection import INDEX, SHARE
from adoption.analysis.trends.thinning import DRAWN_AT_MOST, kept
from adoption.models import Event, Metric, SeriesBreak
from adoption.templatetags.figures import NO_COLOR, language, period_label
from adoption.values import quantity
from adoption.values.counted import counted
from adoption.values.period import Period

from .captions import said_by

# A line is known by its color, its dash and its marker. Triangles stand for "at least" and "at most".
DASHES = ([], [6, 3], [2, 3], [8, 3, 2, 3])
MARKERS = ("circle", "rect", "rectRot")
# What the numbers are drawn in, where they are not the values themselves.
UNITS = {INDEX: "index", SHARE: "percent"}


def lines(
    metric: Metric,
    series: Sequence[Series],
    events: Sequence[Event],
    breaks: Sequence[SeriesBreak],
    scale: str = "linear",
    *,
    reading: Reading | None = None,
    bands: Mapping[int, Band] | None = None,
    rebase: str = "",
) -> dict[str, Any]:
    """The chart of some series: JSON-ready, texts in the reader's language, days as ISO dates.

    `rebase` is the address of the same index from another base, to be ended by its code."""
    is_by_measurer = any(one.measured_by for one in series)
    drawing = Drawing(metric, reading or as_values(series), breaks, bands or {}, is_by_measurer)
    drawn = [one for one in series if any(row.figure in drawing.reading.numbers for row in one.points)]
    periods = drawing.common_periods(drawn)
    runs = [drawing.runs(one, periods) for one in drawn]
    if drawing.reading.mode == SHARE:
        runs = parted_together(metric, runs)
    made = [drawing.line(one, position, own) for position, (one, own) in enumerate(zip(drawn, runs, strict=True))]
    base = drawing.reading.base
    return {
        "language": language(),
        "unit": UNITS.get(drawing.reading.mode, metric.unit),
        "scale": scale,
        "mode": drawing.reading.mode,
        "title": metric.display_name,
        "base": {"x": base.middle.isoformat(), "label": period_label(base)} if base else None,
        "rebase": rebase or None,
        "figure": reverse("figure", args=[0]),
        "sources": list(drawing.sources),
        "series": made,
        "events": [{"number": number, **happening(event)} for number, event in enumerate(events, 1)],
        "breaks": [happening(one) for one in breaks],
    }


def happening(one: Event | SeriesBreak) -> dict[str, str]:
    """`label` says when it happened as exactly as that is known."""
    return {"x": one.date.isoformat(), "label": period_label(one.period), "title": one.display_title}


class Drawing:
    """What the lines of a chart share. `sources` numbers the sources as the lines come upon them; where each line
    names its measurer, they are the publishers alone."""

    def __init__(
        self,
        metric: Metric,
        reading: Reading,
        breaks: Sequence[SeriesBreak],
        bands: Mapping[int, Band],
        is_by_measurer: bool,
    ) -> None:
        self.metric = metric
        self.unit = str(metric.unit_beside)
        self.reading = reading
        self.breaks = breaks
        self.bands = {} if reading.mode == SHARE else bands
        self.is_by_measurer = is_by_measurer
        self.sources: dict[str, int] = {}

    def line(self, series: Series, position: int, runs: Sequence[Sequence[FigureRow]]) -> dict[str, Any]:
        # One service has one color: its measurers differ in dash before they differ in marker.
        dash = position if series.measured_by else position // len(MARKERS)
        return {
            "slug": series.service.slug,
            "name": series.name,
            "color": series.service.color or NO_COLOR,
            "dash": DASHES[dash % len(DASHES)],
            "marker": MARKERS[position % len(MARKERS)],
            "points": self.points_and_gaps(runs),
            "band": [self.band(row) for run in runs for row in run if row.figure in self.bands],
        }

    def runs(self, series: Series, periods: set[Period] | None) -> list[list[FigureRow]]:
        """The rows to draw, in unbroken runs; of many only those that shape the line."""
        runs = stretches(self.metric, series.points, self.breaks, self.reading.numbers)
        if periods is None:
            periods = self.shaping([row for run in runs for row in run])
        found = [[row for row in run if row.period in periods] for run in runs]
        return [run for run in found if run]

    def shaping(self, rows: Sequence[FigureRow], at_most: int = DRAWN_AT_MOST) -> set[Period]:
        return {rows[place].period for place in kept([self.reading.numbers[row.figure] for row in rows], at_most)}

    def common_periods(self, series: Sequence[Series]) -> set[Period] | None:
        """Shares stand on one another: all of them are drawn for the same periods, those that shape one of them.
        Where these are too many together, of each line fewer."""
        if self.reading.mode != SHARE or not series:
            return None
        drawn = [[row for row in one.points if row.figure in self.reading.numbers] for one in series]
        periods: set[Period] = set()
        for part in range(1, len(series) + 1):
            periods = set().union(*(self.shaping(rows, DRAWN_AT_MOST // part) for rows in drawn))
            if len(periods) <= DRAWN_AT_MOST:
                break
        return periods

    def points_and_gaps(self, runs: Iterable[Sequence[FigureRow]]) -> list[dict[str, Any]]:
        """The points run by run; between two runs one without a value, whose day tells nothing: the next run may
        begin before the last one ends."""
        points: list[dict[str, Any]] = []
        for run in runs:
            if points:
                points.append({"x": points[-1]["x"], "y": None})
            points += [self.point(row) for row in run]
        return points

    def point(self, row: FigureRow) -> dict[str, Any]:
        """Drawn in the middle of its period: figures for days, weeks and months stand on one axis."""
        source = row.publisher if self.is_by_measurer else said_by(row)
        point = {
            "x": row.period.middle.isoformat(),
            "y": float(self.reading.numbers[row.figure]),
            "label": period_label(row.period),
            "text": self.text(row),
            "period": row.period.code,
            "source": self.sources.setdefault(source, len(self.sources)),
            "qualifier": row.qualifier,
            "figure": row.figure,
        }
        return point | ({"converted": True} if row.conversion else {})

    def text(self, row: FigureRow) -> str:
        """The exact value with its unit and qualifier, after the index or the share where one is drawn."""
        value = quantity.precise(row.value, self.metric.unit, language())
        value = counted(value, self.unit, row.qualifier, language())
        number = written(self.reading.mode, self.reading.numbers[row.figure])
        return f"{number} ({value})" if number else value

    def band(self, row: FigureRow) -> dict[str, Any]:
        """From the lowest to the highest statement of the fact, in what is drawn."""
        low, high = (value * self.rate(row) for value in self.bands[row.figure])
        day = row.period.middle.isoformat()
        return {"x": day, "period": row.period.code, "low": float(low), "high": float(high)}

    def rate(self, row: FigureRow) -> Decimal:
        number = self.reading.numbers[row.figure]
        return number / row.value if self.reading.mode == INDEX and row.value else Decimal(1)


def written(mode: str, number: Decimal) -> str:
    """An index or a share for readers: 230, 31.2%; blank for values, which bring their own text."""
    return quantity.compact(number, UNITS[mode], language()) if mode in UNITS else ""
