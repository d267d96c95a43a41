"""Who leads: services ranked by one metric in one region and period."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from adoption.models import Service
from adoption.values.period import Period

from ..coverage import neighbors
from .contenders import rows_to_rank
from .rank_row import RankRow, lines
from .ranks import opposite, qualifier_of_total, total_of
from .selection import RankingSelection

WHOLE = Decimal(100)


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
    def has_moves_among_fewer(self) -> bool:
        """Whether a service moved by other places than its two ranks lie apart."""
        moved = [row for row in self.rows if row.climbed is not None]
        return any(row.previous_rank - row.rank != row.climbed for row in moved)

    @property
    def has_shares(self) -> bool:
        """Whether shares of the listed total say something."""
        return len(self.rows) > 1 and self.rows[0].share_pct is not None

    @property
    def total_qualifier(self) -> str:
        return qualifier_of_total(rank_row.row for rank_row in self.rows)

    @property
    def remainder_pct(self) -> Decimal | None:
        """What shares of a whole leave to 100 %: only where one source divides one whole."""
        if not self._is_divided or self.has_mixed_shares or self.total > WHOLE:
            return None
        return WHOLE - self.total

    @property
    def remainder_qualifier(self) -> str:
        return opposite(self.total_qualifier)

    @property
    def has_mixed_shares(self) -> bool:
        """Whether the listed shares of a whole come from several sources, so that nothing is known of the rest."""
        sources = {(rank_row.row.source_id, rank_row.row.measured_by_id) for rank_row in self.rows}
        return self._is_divided and len(sources) > 1

    @property
    def _is_divided(self) -> bool:
        metric = self.selection.metric
        return metric.unit == "percent" and metric.additive and self.total is not None

    @property
    def is_over_whole(self) -> bool:
        return self.total is not None and self.total > WHOLE

    @property
    def stale_days(self) -> int | None:
        """How old the newest figure shown is, where even that is stale; None where the reader chose a
        period though there are newer ones."""
        is_passed_by = self.period_after and self.selection.asked_period
        if is_passed_by or not self.rows or not all(row.is_stale for row in self.rows):
            return None
        return min(row.age_days for row in self.rows)


def rank(selection: RankingSelection, today: date) -> Ranking:
    """The ranking as asked for. Ages count up to `today`, or to the day of time travel.

    Nine queries at most, whatever the number of rows; reads two periods (for `latest`: each service's
    newest figure and the one before it)."""
    services = {service.pk: service for service in selection.services_in_scope()}
    now, before = rows_to_rank(selection, services)
    total = total_of(selection.metric, now)
    rows = lines(selection, now, before, total, selection.as_of or today)
    period_before, period_after = neighbors(selection, selection.period) if selection.period else (None, None)
    listed = {row.row.service.pk for row in rows}
    return Ranking(
        selection=selection,
        rows=rows,
        total=total,
        measurers=[name for name, _ in Counter(rank_row.row.measured_by for rank_row in rows).most_common()],
        period_before=period_before,
        period_after=period_after,
        listed=len(rows),
        known=len(services),
        missing=[service for pk, service in services.items() if pk not in listed],
    )
