"""Series as an index: each figure in percent of the service's figure in one base period."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from adoption.models import Metric, SeriesBreak
from adoption.values.period import Period

from ..growth import AT_LEAST, AT_MOST, breaks_between, length_of, to_hundredths, why_apart
from ..series import FigureRow, Key, Series
from .measurers import trace_lines
from .reading import Reading
from .selection import INDEX, TrendSelection

BOUNDS = (AT_LEAST, AT_MOST)


def as_index(selection: TrendSelection, series: Sequence[Series]) -> Reading:
    """Every figure that can be compared with the one in the base period, × 100 ÷ that one.

    One query; three more where the base lies outside the range."""
    rows = [row for one in series for row in one.points]
    breaks = breaks_between(selection, rows) if rows else []
    base = selection.base or usual_base(selection.metric, series, breaks)
    if base is None:
        return Reading(INDEX, {}, baseless=list(series))
    if selection.holds(base):
        bases = base_figures(series, base)
    else:
        bases = base_figures(trace_lines(replace(selection, first=base, last=base)), base)
        breaks = breaks_between(selection, [*rows, *bases.values()])
    numbers, withheld = {}, {}
    for one in series:
        if one.key in bases:
            _number(selection.metric, one.points, bases[one.key], breaks, numbers, withheld)
    return Reading(INDEX, numbers, withheld, base=base, baseless=[one for one in series if one.key not in bases])


def _number(
    metric: Metric,
    rows: Iterable[FigureRow],
    base: FigureRow,
    breaks: Sequence[SeriesBreak],
    numbers: dict[int, Decimal],
    withheld: dict[int, str],
) -> None:
    for row in rows:
        reason = why_apart(*sorted((row, base), key=lambda one: one.period), breaks, metric)
        if reason:
            withheld[row.figure] = reason
        else:
            numbers[row.figure] = to_hundredths(row.value / base.value * 100)


def usual_base(metric: Metric, series: Sequence[Series], breaks: Sequence[SeriesBreak]) -> Period | None:
    """Of the periods for which most services have a figure the one from which most figures can be reckoned, the
    earliest of equals. Where figures come at any date and no two services share a period, a year."""
    weights = [_weights(metric, one, breaks) for one in series]
    best = _heaviest(weights)
    if best and sum(best in own for own in weights) == 1 < sum(map(bool, weights)):
        return _heaviest([_by_year(own) for own in weights])
    return best


def _weights(metric: Metric, series: Series, breaks: Sequence[SeriesBreak]) -> dict[Period, int]:
    """How many figures can be compared with that of each period: those of the same measurer and for
    periods of the same length, without a break in between, and not open to the same side."""
    concerned = [one for one in breaks if one.service_id in (None, series.service.pk)]

    def stretch(row: FigureRow) -> tuple:
        of_measurer = (one for one in concerned if one.measured_by_id in (None, row.measured_by_id))
        return (
            row.measurer,
            length_of(metric, row.period.kind),
            sum(one.date <= row.period.start for one in of_measurer),
        )

    stretches = {row.figure: stretch(row) for row in series.points}
    sizes = Counter(stretches.values())
    bounds = Counter((stretches[row.figure], row.qualifier) for row in series.points if row.qualifier in BOUNDS)

    def weight(row: FigureRow) -> int:
        open_too = max(bounds[stretches[row.figure], row.qualifier] - 1, 0)
        return sizes[stretches[row.figure]] - open_too

    return {row.period: weight(row) for row in series.points if row.value}


def _by_year(weights: Mapping[Period, int]) -> dict[Period, int]:
    """The weight of the first period of each year, which is the base within it."""
    years: dict[Period, int] = {}
    for period, weight in weights.items():
        years.setdefault(Period.containing("year", period.start), weight)
    return years


def _heaviest(weights: Sequence[Mapping[Period, int]]) -> Period | None:
    services, figures = Counter(), Counter()
    for own in weights:
        services.update(own.keys())
        figures.update(own)
    return min(services, key=lambda period: (-services[period], -figures[period], period), default=None)


def base_figures(series: Sequence[Series], base: Period) -> dict[Key, FigureRow]:
    """The figure of each series in the base period: that of the very period, else the earliest within it.
    A zero is no base."""
    found = {one.key: _within(one.points, base) for one in series}
    return {key: row for key, row in found.items() if row and row.value}


def _within(rows: Sequence[FigureRow], base: Period) -> FigureRow | None:
    exact = next((row for row in rows if row.period == base), None)
    inside = (row for row in rows if base.start <= row.period.start and row.period.end <= base.end)
    return exact or next(inside, None)
