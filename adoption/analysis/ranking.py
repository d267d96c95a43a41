"""Who leads: services ranked by one metric in one region and period."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from adoption.models import Metric, Service
from adoption.values.period import Period

from .coverage import neighbors
from .disagreement import alternatives, spread
from .growth import breaks_between, change_between, to_hundredths
from .selection import RankingSelection
from .series import FigureRow, best_first, rows_to_rank

OTHERS_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class RankRow:
    """A line of the table.

    `previous_rank` and `previous_value` belong to the period just before the row's own; `change_pct` is
    computed, `reported_change_pct` is the source's. `share_pct` is a share of the listed total.
    `alternatives` counts the other figures of the same fact, `others` holds the first of them; `spread` is
    the largest figure of the fact divided by the smallest. `age_days` runs from the end of the period."""

    rank: int
    is_tied: bool
    previous_rank: int | None
    row: FigureRow
    previous_value: Decimal | None
    change_pct: Decimal | None
    change_withheld: str
    reported_change_pct: Decimal | None
    reported_differs: bool
    share_pct: Decimal | None
    alternatives: int
    spread: Decimal | None
    others: list[FigureRow]
    age_days: int
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """`total` is None where values may not be added; `measurers` stand by how many rows they measured;
    `known` counts the published services in scope, `missing` are those of them without a figure."""

    selection: RankingSelection
    rows: list[RankRow]
    total: Decimal | None
    measurers: list[str]
    period_before: Period | None
    period_after: Period | None
    listed: int
    known: int
    missing: list[Service]

    @property
    def mixes_periods(self) -> bool:
        """Whether the listed figures are for different periods."""
        return len({rank_row.row.period for rank_row in self.rows}) > 1


def rank(selection: RankingSelection, today: date) -> Ranking:
    """The ranking as asked for. Ages count up to `today`, or to the day of time travel.

    Eight queries at most, whatever the number of rows; reads two periods (for `latest`: each service's
    newest figure and the one before it)."""
    services = {service.pk: service for service in selection.services_in_scope()}
    now, before = rows_to_rank(selection, services)
    total = total_of(selection.metric, now)
    finish = _finisher(selection, now, before, total, selection.as_of or today)
    ranks = competition_ranks(selection.metric, now)
    rows = [finish(row, ranks[row.service.pk]) for row in best_first(selection.metric, now)]
    period_before, period_after = neighbors(selection, selection.period) if selection.period else (None, None)
    return Ranking(
        selection=selection,
        rows=rows,
        total=total,
        measurers=[name for name, _ in Counter(rank_row.row.measured_by for rank_row in rows).most_common()],
        period_before=period_before,
        period_after=period_after,
        listed=len(rows),
        known=len(services),
        missing=[service for pk, service in services.items() if pk not in ranks],
    )


def _finisher(
    selection: RankingSelection,
    now: Sequence[FigureRow],
    before: Sequence[FigureRow],
    total: Decimal | None,
    day: date,
) -> Callable[[FigureRow, int], RankRow]:
    """What makes a line of a figure and its rank, from what one query each brought for all lines."""
    metric = selection.metric
    previous = {row.service.pk: row for row in before}
    previous_ranks = competition_ranks(metric, before) if selection.period else {}
    breaks = breaks_between(metric, [*now, *before])
    services = {row.service.pk: row.service for row in now}
    tied = Counter(competition_ranks(metric, now).values())
    facts = alternatives([row.fact for row in now], services, selection.as_of, selection.undated)

    def finish(row: FigureRow, rank: int) -> RankRow:
        earlier = previous.get(row.service.pk)
        change = change_between(earlier, row, breaks)
        others = [other for other in facts[row.fact] if other.figure != row.figure]
        age_days = max((day - row.period.end).days, 0)
        return RankRow(
            rank=rank,
            is_tied=tied[rank] > 1,
            previous_rank=previous_ranks.get(row.service.pk),
            row=row,
            previous_value=earlier.value if earlier else None,
            change_pct=change.percent,
            change_withheld=change.withheld,
            reported_change_pct=row.reported_change_pct,
            reported_differs=change.reported_differs,
            share_pct=share_of(metric, row.value, total),
            alternatives=len(others),
            spread=spread([row.value, *(other.value for other in others)]),
            others=others[:OTHERS_AT_MOST],
            age_days=age_days,
            is_stale=age_days > metric.stale_after_days,
        )

    return finish


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
    """The sum of the listed values, where the metric may be added up and any are listed."""
    return sum((row.value for row in rows), Decimal(0)) if metric.additive and rows else None


def share_of(metric: Metric, value: Decimal, total: Decimal | None) -> Decimal | None:
    """Percent of the total; None for metrics that are a share already."""
    if not total or metric.unit == "percent":
        return None
    return to_hundredths(value / total * 100)
