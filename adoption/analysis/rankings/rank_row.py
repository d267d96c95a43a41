"""The lines of a ranking: each ranked figure with what stands beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from adoption.models import SeriesBreak

from ..conversion import convert
from ..disagreement import alternatives, spread
from ..growth import EXACT, Change, bound_between, breaks_between, change_between, lies_between
from ..series import Fact, FigureRow
from .contenders import best_first
from .moves import BACK, NEW, move_of, seen_before
from .ranks import competition_ranks, places_climbed, share_of
from .selection import RankingSelection

OTHERS_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class RankRow:
    """A line of the table.

    `previous` belongs to the period just before the row's own and is by the same measurer where there is one;
    `previous_rank` is that of the figure shown for that period. `move` is one of those in `moves`; `climbed`
    counts places among the services listed in both periods, down below zero. `change` and `change_pct` are
    computed; `reporting` is the figure of the fact whose source states a change, none across a break.
    `share_pct` is a share of the listed total.
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
class Beside:
    """What one query each brought for all lines, by service or by fact. `before` are the figures shown for the
    periods before, `facts` all figures of both periods, the preferred one first."""

    ranks: Mapping[int, int]
    tied: Mapping[int, int]
    before: Mapping[int, FigureRow]
    previous_ranks: Mapping[int, int]
    climbed: Mapping[int, int]
    newcomers: Mapping[int, str]
    breaks: Sequence[SeriesBreak]
    facts: Mapping[Fact, Sequence[FigureRow]]
    total: Decimal | None
    day: date


def lines(
    selection: RankingSelection,
    now: Sequence[FigureRow],
    before: Sequence[FigureRow],
    total: Decimal | None,
    day: date,
) -> list[RankRow]:
    """The lines in their order; ages count up to the day. Four queries, whatever their number."""
    beside = _beside(selection, now, before, total, day)
    return [_line(selection, row, beside) for row in best_first(selection.metric, now)]


def _beside(
    selection: RankingSelection,
    now: Sequence[FigureRow],
    before: Sequence[FigureRow],
    total: Decimal | None,
    day: date,
) -> Beside:
    metric = selection.metric
    services = {row.service.pk: row.service for row in now}
    wanted = [row.fact for row in (*now, *before) if row.service.pk in services]
    ranks = competition_ranks(metric, now)
    previous_ranks = competition_ranks(metric, before) if selection.period else {}
    return Beside(
        ranks=ranks,
        tied=Counter(ranks.values()),
        before={row.service.pk: row for row in before},
        previous_ranks=previous_ranks,
        climbed=places_climbed(metric, now, before) if selection.period else {},
        newcomers=_newcomers(selection, now, previous_ranks),
        breaks=breaks_between(selection, [*now, *map(_a_period_before, now)]),
        facts=alternatives(wanted, services, selection.as_of, selection.undated),
        total=total,
        day=day,
    )


def _line(selection: RankingSelection, row: FigureRow, beside: Beside) -> RankRow:
    metric, pk = selection.metric, row.service.pk
    others = _others(row, beside)
    previous = _previous(row, beside)
    change, reporting = _change(row, previous, _reporting(row, others), beside.breaks)
    age_days = max((beside.day - row.period.end).days, 0)
    return RankRow(
        rank=beside.ranks[pk],
        is_tied=beside.tied[beside.ranks[pk]] > 1,
        previous_rank=beside.previous_ranks.get(pk),
        move=beside.newcomers.get(pk) or move_of(beside.climbed.get(pk)),
        climbed=beside.climbed.get(pk),
        row=row,
        previous=previous,
        change=change.amount,
        change_pct=change.percent,
        change_withheld=change.withheld,
        reporting=reporting,
        reported_differs=change.reported_differs,
        share_pct=share_of(metric, row.value, beside.total),
        alternatives=len(others),
        spread=spread([row.value, *(other.value for other in others)]),
        others=others[:OTHERS_AT_MOST],
        age_days=age_days,
        is_stale=age_days > metric.stale_after_days,
    )


def _newcomers(
    selection: RankingSelection, now: Sequence[FigureRow], previous_ranks: Mapping[int, int]
) -> dict[int, str]:
    """{service: new or back} of those without a previous rank, as far as there was a ranking to be in."""
    if not previous_ranks:
        return {}
    services = [row.service.pk for row in now if row.service.pk not in previous_ranks]
    known = seen_before(selection, services, selection.period)
    return {pk: BACK if pk in known else NEW for pk in services}


def _others(row: FigureRow, beside: Beside) -> list[FigureRow]:
    """The other figures of the same fact, converted as the one shown is."""
    others = [other for other in beside.facts[row.fact] if other.figure != row.figure]
    return [convert(other, row.conversion) for other in others] if row.conversion else others


def _previous(row: FigureRow, beside: Beside) -> FigureRow | None:
    """Of the period before the figure that is shown; where that is by somebody else, the best one by the
    same measurer, if any."""
    shown = beside.before.get(row.service.pk)
    if shown is None:
        return None
    return next((one for one in (shown, *_others(shown, beside)) if one.measurer == row.measurer), shown)


def _change(
    row: FigureRow, previous: FigureRow | None, reporting: FigureRow | None, breaks: Sequence[SeriesBreak]
) -> tuple[Change, FigureRow | None]:
    """The change since the period before, and the figure whose source reports one. Across a break what a source
    reports says as little as what can be computed: the break stands for both."""
    if reporting is None:
        return change_between(previous, row, breaks), None
    before = _a_period_before(row)
    for one in breaks:
        if lies_between(one, before, row):
            return Change(withheld=one.display_title), None
    stated = replace(row, reported_change_pct=reporting.reported_change_pct)
    return change_between(previous, stated, breaks), reporting


def _a_period_before(row: FigureRow) -> FigureRow:
    """The same figure as if it were for the period just before, whether there is one or not."""
    return replace(row, period=row.period.previous())


def _reporting(row: FigureRow, others: Iterable[FigureRow]) -> FigureRow | None:
    """The figure whose source states a change: the one shown, else the first other one that states the same value
    by the same measurer. None of converted figures, whose reported changes are those of another metric."""
    same = (other for other in others if (other.measurer, other.value) == (row.measurer, row.value))
    return next((one for one in (row, *same) if one.reported_change_pct is not None), None)
