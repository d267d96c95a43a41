"""Where a line may not go on: figures are missing or cannot be compared."""

from collections.abc import Container, Sequence
from statistics import median

from adoption.models import Metric, SeriesBreak

from .growth import lies_between
from .rows import FigureRow

# Days without a figure that a line bridges, by the usual period of the metric.
LONGEST_BRIDGE = {"day": 7, "week": 28, "month": 124, "quarter": 370, "half": 740, "year": 1100}
# Where figures come at any date, a line bridges some of its own usual steps.
STEPS_BRIDGED = 6
ANY_DATE = (7, 400)


def longest_bridge(metric: Metric, rows: Sequence[FigureRow]) -> float:
    """The days without a figure that the line of these rows bridges."""
    if metric.usual_period:
        return LONGEST_BRIDGE[metric.usual_period]
    steps = [(now.period.middle - before.period.middle).days for before, now in zip(rows, rows[1:], strict=False)]
    shortest, longest = ANY_DATE
    return min(max(STEPS_BRIDGED * median(steps), shortest), longest) if steps else longest


def stretches(
    metric: Metric, rows: Sequence[FigureRow], breaks: Sequence[SeriesBreak], drawn: Container[int]
) -> list[list[FigureRow]]:
    """The rows in runs, each to be drawn as one line. A row whose figure is not among the `drawn` ones is left
    out, and its place is a gap."""
    bridge = longest_bridge(metric, rows)
    found: list[list[FigureRow]] = []
    before = None
    for row in rows:
        if row.figure in drawn:
            if before is None or is_parted(before, row, breaks, bridge):
                found.append([])
            found[-1].append(row)
        before = row if row.figure in drawn else None
    return found


def is_parted(before: FigureRow, row: FigureRow, breaks: Sequence[SeriesBreak], bridge: float) -> bool:
    """Whether there is a gap between two figures that follow one another."""
    if before.measured_by_id != row.measured_by_id:
        return True
    missing = (row.period.start - before.period.end).days - 1
    return missing > bridge or any(lies_between(one, before, row) for one in breaks)
