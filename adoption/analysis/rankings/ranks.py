"""Ranks of rows and their shares of a total."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from adoption.models import Figure, Metric

from ..growth import AT_LEAST, AT_MOST, EXACT, to_hundredths
from ..series import FigureRow
from .contenders import best_first


def places_climbed(metric: Metric, now: Sequence[FigureRow], before: Sequence[FigureRow]) -> dict[int, int]:
    """{service: places up} of those in both lists, ranked among themselves: nobody rises because another one
    has no figure."""
    both = {row.service.pk for row in now} & {row.service.pk for row in before}
    then, since = (competition_ranks(metric, [row for row in rows if row.service.pk in both]) for rows in (before, now))
    return {pk: then[pk] - since[pk] for pk in both}


def competition_ranks(metric: Metric, rows: Sequence[FigureRow]) -> dict[int, int]:
    """{service: rank}; equal values share a rank and the next one is skipped (1, 2, 2, 4)."""
    ranks: dict[int, int] = {}
    leader: FigureRow | None = None
    for place, row in enumerate(best_first(metric, rows), 1):
        if leader is None or row.value != leader.value:
            leader, rank = row, place
        ranks[row.service.pk] = rank
    return ranks


def total_of(metric: Metric, rows: Sequence[FigureRow]) -> Decimal | None:
    """The sum of the listed values, where the metric may be added up and any are listed, all for one period."""
    if not metric.additive or len({row.period for row in rows}) != 1:
        return None
    return sum((row.value for row in rows), Decimal(0))


def qualifier_of_total(rows: Iterable[FigureRow]) -> str:
    """A sum with values that are "at least" so much is at least so much, too; with bounds on both sides, or with
    values that are "about" so much, it is about so much."""
    inexact = {row.qualifier for row in rows} - {EXACT}
    bounds = inexact & {AT_LEAST, AT_MOST}
    if len(bounds) == 1:
        return bounds.pop()
    return Figure.Qualifier.APPROX if inexact else EXACT


def opposite(qualifier: str) -> str:
    """The qualifier of what a sum leaves of a whole."""
    return {AT_LEAST: AT_MOST, AT_MOST: AT_LEAST}.get(qualifier, qualifier)


def share_of(metric: Metric, value: Decimal, total: Decimal | None) -> Decimal | None:
    """Percent of the total; None for metrics that are a share already."""
    if not total or metric.unit == "percent":
        return None
    return to_hundredths(value / total * 100)
