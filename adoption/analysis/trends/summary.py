"""What became of each series from its first comparable figure to its last: the words under a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from adoption.models import Metric, SeriesBreak

from ..growth import EXACT, bound_between, length_of, why_apart
from ..series import FigureRow, Series


@dataclass(frozen=True, slots=True)
class Course:
    """`first` is the earliest figure that can be compared with the last one, None where there is none;
    `withheld` says why the one just before it, or before the last one, cannot. `ratio` is None from zero;
    `bound` is its qualifier."""

    series: Series
    first: FigureRow | None
    last: FigureRow
    ratio: Decimal | None
    days: int
    withheld: str
    bound: str = EXACT


def courses(metric: Metric, series: Sequence[Series], breaks: Sequence[SeriesBreak]) -> list[Course]:
    """The course of each series that has figures."""
    return [course(metric, one, breaks) for one in series if one.points]


def course(metric: Metric, series: Series, breaks: Sequence[SeriesBreak]) -> Course:
    *earlier, last = series.points
    length = length_of(metric, last.period.kind)
    alike = [row for row in earlier if length_of(metric, row.period.kind) == length]
    reasons = [why_apart(row, last, breaks) for row in alike]
    comparable = [row for row, reason in zip(alike, reasons, strict=True) if not reason]
    first = comparable[0] if comparable else None
    before = reasons[: alike.index(first)] if first else reasons
    return Course(
        series=series,
        first=first,
        last=last,
        ratio=last.value / first.value if first and first.value else None,
        days=(last.period.middle - first.period.middle).days if first else 0,
        withheld=before[-1] if before else "",
        bound=bound_between(first, last) if first else EXACT,
    )
