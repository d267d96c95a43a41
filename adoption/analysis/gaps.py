"""Where a line may not go on: figures are missing or cannot be compared."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple, TypeVar

from adoption.models import Metric, SeriesBreak
from adoption.values.period import Period

from .growth import Measured, kinds_alike, lies_between
from .series import FigureRow

# Days without a figure that a line bridges, by the usual period of the metric.
LONGEST_BRIDGE = {"day": 7, "week": 28, "month": 124, "quarter": 370, "half": 740, "year": 1100}
# Where figures come at any date, a line bridges some of its own usual steps, within these days.
STEPS_BRIDGED = 6
ANY_DATE = (7, 400)
# Fewer figures have no usual step of their own.
FEWEST_FOR_A_STEP = 3

M = TypeVar("M", bound=Measured)


def longest_bridge(metric: Metric, rows: Sequence[Measured]) -> float:
    """The days without a figure that the line of these rows bridges: as many as the metric allows by its usual
    period. Where its figures come at any date, six of the line's own usual steps, a week at least and 400 days
    at most; two figures have no usual step, and are joined only while the first is not stale before the second."""
    if metric.usual_period:
        return LONGEST_BRIDGE[metric.usual_period]
    if len(rows) < FEWEST_FOR_A_STEP:
        return metric.stale_after_days
    steps = [(now.period.middle - before.period.middle).days for before, now in zip(rows, rows[1:], strict=False)]
    shortest, longest = ANY_DATE
    return min(max(STEPS_BRIDGED * median(steps), shortest), longest)


def stretches(
    metric: Metric, rows: Iterable[M], breaks: Sequence[SeriesBreak], drawn: Container[int] | None = None
) -> list[list[M]]:
    """The rows in runs, each to be drawn as one line, in the order of their first days. A row whose figure is not
    among the `drawn` ones is left out, and its place is a gap.

    Figures of another measurer, or for periods of another length, are on lines of their own: a run may span days
    at which another one has a point."""
    found = [run for chain in chains(metric, rows) for run in _runs(metric, chain, breaks, drawn)]
    return sorted(found, key=lambda run: run[0].period.middle)


def chains(metric: Metric, rows: Iterable[M]) -> list[list[M]]:
    """The rows parted into those that may be joined at all."""
    found: list[list[M]] = []
    for row in rows:
        chain = next((one for one in found if _is_alike(metric, one[0], row)), None)
        if chain is None:
            found.append([row])
        else:
            chain.append(row)
    return found


def _is_alike(metric: Metric, one: Measured, other: Measured) -> bool:
    return one.measurer == other.measurer and kinds_alike(metric, one.period.kind, other.period.kind)


def _runs(
    metric: Metric, chain: Sequence[M], breaks: Sequence[SeriesBreak], drawn: Container[int] | None
) -> list[list[M]]:
    bridge = longest_bridge(metric, chain)
    found: list[list[M]] = []
    before = None
    for row in chain:
        is_drawn = drawn is None or row.figure in drawn
        if is_drawn:
            if before is None or is_parted(before, row, breaks, bridge):
                found.append([])
            found[-1].append(row)
        before = row if is_drawn else None
    # A month begins before the days within it, but is drawn in its middle.
    return [sorted(run, key=lambda row: row.period.middle) for run in found]


def is_parted(before: Measured, row: Measured, breaks: Iterable[SeriesBreak], bridge: float) -> bool:
    """Whether there is a gap between two figures that follow one another and may be joined."""
    missing = (row.period.start - before.period.end).days - 1
    return missing > bridge or any(lies_between(one, before, row) for one in breaks)


# The runs of one line.
Runs = Sequence[Sequence[FigureRow]]


class Together(NamedTuple):
    """Periods at which none of the lines is parted, and the run that each line has there."""

    periods: list[Period]
    runs: dict[int, int]


def parted_together(metric: Metric, lines: Sequence[Runs]) -> list[list[list[FigureRow]]]:
    """The runs of lines that stand on one another: where one of them is parted, all are."""
    rows: dict[Period, dict[int, FigureRow]] = defaultdict(dict)
    runs: dict[Period, dict[int, int]] = defaultdict(dict)
    for place, line in enumerate(lines):
        for number, run in enumerate(line):
            for row in run:
                rows[row.period][place] = row
                runs[row.period][place] = number
    found = _together(metric, runs)
    own = [
        [[rows[period][place] for period in one.periods if place in rows[period]] for one in found]
        for place in range(len(lines))
    ]
    return [[run for run in line if run] for line in own]


def _together(metric: Metric, runs: Mapping[Period, Mapping[int, int]]) -> list[Together]:
    found: list[Together] = []
    for period in sorted(runs, key=lambda period: period.middle):
        joined = next((one for one in reversed(found) if _continues(metric, one, period, runs[period])), None)
        if joined is None:
            joined = Together([], {})
            found.append(joined)
        joined.periods.append(period)
        joined.runs.update(runs[period])
    return found


def _continues(metric: Metric, one: Together, period: Period, runs: Mapping[int, int]) -> bool:
    is_kept = all(one.runs.get(place, number) == number for place, number in runs.items())
    return is_kept and kinds_alike(metric, one.periods[-1].kind, period.kind)
