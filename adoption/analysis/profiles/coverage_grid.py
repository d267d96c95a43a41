"""What is known of a metric: for each service and period a figure, an earlier one, an old one or none."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from adoption.models import Metric, Region, Service
from adoption.values.period import Period

from ..scope import Scope

PERIODS_AT_MOST = 24
SERVICES_AT_MOST = 60
# The newest ones; enough for sixty services with a figure a day for most of a year.
FIGURES_AT_MOST = 20_000


class Coverage(StrEnum):
    """Known: a figure for the period. Earlier: none, but one before that is not yet old. Stale: the one
    before is older than the metric allows. Nothing: no figure until then."""

    KNOWN = "known"
    EARLIER = "earlier"
    STALE = "stale"
    NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Known:
    """A figure, as far as the grid tells of it."""

    figure: int
    period: Period
    value: Decimal
    qualifier: str


@dataclass(frozen=True, slots=True)
class Cell:
    """`known` is the newest figure of the period or, where there is none, before it."""

    coverage: Coverage
    known: Known | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One service; its cells stand in the order of the columns. `count` periods are known, shown or not."""

    service: Service
    cells: list[Cell]
    count: int

    @property
    def shown(self) -> int:
        """How many cells are known."""
        return sum(cell.coverage == Coverage.KNOWN for cell in self.cells)


@dataclass(frozen=True, slots=True)
class CoverageGrid:
    """`columns` from the earliest on. `services_left_out` do not fit; `other_kinds` counts figures for
    periods of another kind than the columns'; `is_cut`: there are more figures than were looked at."""

    metric: Metric
    region: Region
    columns: list[Period]
    rows: list[GridRow]
    services_left_out: int
    other_kinds: int
    is_cut: bool


def coverage_grid(metric: Metric, region: Region) -> CoverageGrid:
    """Columns are the newest periods of the usual kind for which any service has a figure; for a metric
    without a usual kind the months in which one ends. Two queries."""
    scope = Scope(metric=metric, region=region)
    fields = ("service_id", "pk", "period_kind", "period_start", "value", "qualifier")
    newest = scope.shown(scope.candidates()).order_by("-period_start", "pk").values_list(*fields)[:FIGURES_AT_MOST]
    figures, other_kinds = defaultdict(list), 0
    for service, pk, kind, start, value, qualifier in newest:
        if metric.usual_period in ("", kind):
            figures[service].append(Known(pk, Period(kind, start), value, qualifier))
        else:
            other_kinds += 1
    columns = newest_columns(metric, figures.values())
    best = best_covered(metric, figures, columns)
    services = Service.objects.in_bulk(best[:SERVICES_AT_MOST])
    rows = [row_of(metric, services[pk], figures[pk], columns) for pk in best if pk in services]
    return CoverageGrid(
        metric=metric,
        region=region,
        columns=columns,
        rows=sorted(rows, key=lambda row: (-row.shown, -len(figures[row.service.pk]), row.service.name)),
        services_left_out=len(best) - len(rows),
        other_kinds=other_kinds,
        is_cut=len(newest) == FIGURES_AT_MOST,
    )


def column_of(metric: Metric, period: Period) -> Period:
    return period if metric.usual_period else Period.containing("month", period.end)


def newest_columns(metric: Metric, figures: Iterable[Sequence[Known]]) -> list[Period]:
    columns = {column_of(metric, one.period) for of_service in figures for one in of_service}
    return sorted(columns)[-PERIODS_AT_MOST:]


def best_covered(metric: Metric, figures: Mapping[int, Sequence[Known]], columns: Sequence[Period]) -> list[int]:
    """The services, those with figures for most columns first."""
    shown = set(columns)

    def covered(service: int) -> tuple[int, int, int]:
        known = {column_of(metric, one.period) for one in figures[service]} & shown
        return -len(known), -len(figures[service]), service

    return sorted(figures, key=covered)


def row_of(metric: Metric, service: Service, figures: Iterable[Known], columns: Iterable[Period]) -> GridRow:
    by_end = sorted(figures, key=lambda one: (one.period.end, one.period.start))
    ends = [one.period.end for one in by_end]
    cells = []
    for column in columns:
        until_then = bisect_right(ends, column.end)
        cells.append(cell_of(metric, by_end[until_then - 1] if until_then else None, column))
    return GridRow(service, cells, len({column_of(metric, one.period) for one in by_end}))


def cell_of(metric: Metric, last: Known | None, column: Period) -> Cell:
    """The cell of a column, from the last figure of a service until its end."""
    if last is None:
        return Cell(Coverage.NOTHING, None)
    if column_of(metric, last.period) == column:
        return Cell(Coverage.KNOWN, last)
    is_stale = (column.end - last.period.end).days > metric.stale_after_days
    return Cell(Coverage.STALE if is_stale else Coverage.EARLIER, last)
