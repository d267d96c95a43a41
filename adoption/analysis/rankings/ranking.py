"""Who leads: services ranked by one metric in one region and period."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from adoption.models import Service
from adoption.values.period import Period

from ..conversion import convert
from ..coverage import neighbors
from ..disagreement import alternatives, spread
from ..growth import EXACT, bound_between, breaks_between, change_between
from ..series import FigureRow
from .contenders import best_first, rows_to_rank
from .moves import BACK, NEW, move_of, seen_before
from .ranks import competition_ranks, places_climbed, share_of, total_of
from .selection import RankingSelection

OTHERS_AT_MOST = 20
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class RankRow:
    """A line of the table.

    `previous`, its rank and its value belong to the period just before the row's own. `move` is one of those
    in `moves`; `climbed` counts places among the services listed in both periods, down below zero. `change` and
    `change_pct` are computed; `reporting` is the figure of the fact whose source states a change. `share_pct` is
    a share of the listed total.
    `alternatives` counts the other figures of the same fact, `others` holds the first of them; `spread` is
    the largest figure of the fact divided by the smallest. `age_days` runs from the end of the period."""

    rank: int
    is_tied: bool
    previous_rank: int | None
    move: str
    climbed: int | None
    row: FigureRow
    previous: FigureRow | None
    change: Decimal | None
    change_pct: Decimal | None
    change_withheld: str
    reporting: FigureRow | None
    reported_differs: bool
    share_pct: Decimal | None
    alternatives: int
    spread: Decimal | None
    others: list[FigureRow]
    age_days: int
    is_stale: bool

    @property
    def change_bound(self) -> str:
        """The qualifier of the change."""
        return bound_between(self.previous, self.row) if self.previous else EXACT

    @property
    def previous_value(self) -> Decimal | None:
        return self.previous.value if self.previous else None

    @property
    def reported_change_pct(self) -> Decimal | None:
        return self.reporting.reported_change_pct if self.reporting else None

    @property
    def stated_change_pct(self) -> Decimal | None:
        """The computed change, else the reported one."""
        return self.reported_change_pct if self.change_pct is None else self.change_pct


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

    @property
    def has_differing_change(self) -> bool:
        """Whether a source states another change than its figures give."""
        return any(row.reported_differs for row in self.rows)

    @property
    def has_shares(self) -> bool:
        """Whether shares of the listed total say something."""
        return len(self.rows) > 1 and self.rows[0].share_pct is not None

    @property
    def remainder_pct(self) -> Decimal | None:
        """What shares of a whole leave to 100 %: only where one source divides one whole in one period."""
        metric = self.selection.metric
        is_divided = metric.unit == "percent" and metric.additive and self.total is not None
        sources = {(rank_row.row.source_id, rank_row.row.measured_by_id) for rank_row in self.rows}
        if not is_divided or self.mixes_periods or len(sources) > 1 or self.total > WHOLE:
            return None
        return WHOLE - self.total


def rank(selection: RankingSelection, today: date) -> Ranking:
    """The ranking as asked for. Ages count up to `today`, or to the day of time travel.

    Nine queries at most, whatever the number of rows; reads two periods (for `latest`: each service's
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
    newcomers = _newcomers(selection, now, previous_ranks)
    climbed = places_climbed(metric, now, before) if selection.period else {}
    breaks = breaks_between(selection, [*now, *before])
    services = {row.service.pk: row.service for row in now}
    tied = Counter(competition_ranks(metric, now).values())
    facts = alternatives([row.fact for row in now], services, selection.as_of, selection.undated)

    def finish(row: FigureRow, rank: int) -> RankRow:
        pk = row.service.pk
        others = [_like(row, other) for other in facts[row.fact] if other.figure != row.figure]
        reporting = _reporting(row, others)
        stated = replace(row, reported_change_pct=reporting.reported_change_pct) if reporting else row
        change = change_between(previous.get(pk), stated, breaks)
        age_days = max((day - row.period.end).days, 0)
        return RankRow(
            rank=rank,
            is_tied=tied[rank] > 1,
            previous_rank=previous_ranks.get(pk),
            move=newcomers.get(pk) or move_of(climbed.get(pk)),
            climbed=climbed.get(pk),
            row=row,
            previous=previous.get(pk),
            change=change.amount,
            change_pct=change.percent,
            change_withheld=change.withheld,
            reporting=reporting,
            reported_differs=change.reported_differs,
            share_pct=share_of(metric, row.value, total),
            alternatives=len(others),
            spread=spread([row.value, *(other.value for other in others)]),
            others=others[:OTHERS_AT_MOST],
            age_days=age_days,
            is_stale=age_days > metric.stale_after_days,
        )

    return finish


def _newcomers(
    selection: RankingSelection, now: Sequence[FigureRow], previous_ranks: Mapping[int, int]
) -> dict[int, str]:
    """{service: new or back} of those without a previous rank, as far as there was a ranking to be in."""
    if not previous_ranks:
        return {}
    services = [row.service.pk for row in now if row.service.pk not in previous_ranks]
    known = seen_before(selection, services, selection.period)
    return {pk: BACK if pk in known else NEW for pk in services}


def _like(row: FigureRow, other: FigureRow) -> FigureRow:
    """Another figure of the same fact, converted as the one shown is."""
    return convert(other, row.conversion) if row.conversion else other


def _reporting(row: FigureRow, others: Iterable[FigureRow]) -> FigureRow | None:
    """The figure whose source states a change: the one shown, else the first other one that states the same value
    by the same measurer. None of converted figures, whose reported changes are those of another metric."""
    same = (other for other in others if (other.measurer, other.value) == (row.measurer, row.value))
    return next((one for one in (row, *same) if one.reported_change_pct is not None), None)
