"""Figures as plain rows: the one reader of figures for rankings and trends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Max, Q

from adoption.models import Metric, Organization, Service
from adoption.models.figure import FigureQuerySet
from adoption.values.period import Period

from .scope import Scope

if TYPE_CHECKING:
    from .selection import RankingSelection
    from .trend_selection import TrendSelection

# A daily series of eight services over more than twenty years; of a longer one the oldest points fall off.
POINTS_AT_MOST = 60_000

COLUMNS = (
    "pk",
    "service_id",
    "metric_id",
    "region_id",
    "period_kind",
    "period_start",
    "value",
    "qualifier",
    "reported_change_pct",
    "measured_by_id",
    "source_id",
    "source__title",
    "source__url",
    "source__published",
    "source__publisher_id",
)


class Fact(NamedTuple):
    """What figures of several sources may state differently."""

    service_id: int
    metric_id: int
    region_id: str
    period_kind: str
    period_start: date


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. `figure`, `measured_by_id` and `source_id` are keys; names are in the reader's language.

    A value that was converted from a figure of another metric names that metric in `converted_from`."""

    figure: int
    fact: Fact
    service: Service
    period: Period
    value: Decimal
    qualifier: str
    reported_change_pct: Decimal | None
    measured_by_id: int
    measured_by: str
    publisher: str
    source_id: int
    source: str
    url: str
    published: date | None
    self_reported: bool
    converted_from: Metric | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one service, in the order of their periods."""

    service: Service
    points: list[FigureRow]


def read(figures: FigureQuerySet, services: Mapping[int, Service]) -> list[FigureRow]:
    """The figures of the given services as rows, in the order of the query set.

    Two queries: the figures, and the organizations that they name."""
    found = [raw for raw in figures.values_list(*COLUMNS, named=True) if raw.service_id in services]
    organizations = {raw.measured_by_id for raw in found} | {raw.source__publisher_id for raw in found}
    names = {pk: organization.display_name for pk, organization in Organization.objects.in_bulk(organizations).items()}
    return [_row(raw, services[raw.service_id], names) for raw in found]


def _row(raw, service: Service, names: Mapping[int, str]) -> FigureRow:
    fact = Fact(raw.service_id, raw.metric_id, raw.region_id, raw.period_kind, raw.period_start)
    return FigureRow(
        figure=raw.pk,
        fact=fact,
        service=service,
        period=Period(raw.period_kind, raw.period_start),
        value=raw.value,
        qualifier=raw.qualifier,
        reported_change_pct=raw.reported_change_pct,
        measured_by_id=raw.measured_by_id,
        measured_by=names[raw.measured_by_id],
        publisher=names[raw.source__publisher_id],
        source_id=raw.source_id,
        source=raw.source__title,
        url=raw.source__url,
        published=raw.source__published,
        self_reported=raw.measured_by_id == service.provider_id,
    )


def chosen_figures(scope: Scope, services: Mapping[int, Service], where: Q) -> list[FigureRow]:
    """Of each fact in scope the figure that is shown; `where` bounds the periods. Two queries."""
    return read(scope.shown(scope.candidates().filter(where)), services)


def trace(selection: "TrendSelection") -> list[Series]:
    """One series for each selected service, in the order asked for; only periods that lie wholly within
    the range. Two queries, whatever the number of points."""
    services = {service.pk: service for service in selection.services}
    if not services:
        return []
    where = Q(service__in=services)
    if selection.start:
        where &= Q(period_start__gte=selection.start)
    if selection.end:
        where &= Q(period_start__lte=selection.end)
    figures = selection.shown(selection.candidates().filter(where)).order_by("-period_start", "pk")
    points = {pk: [] for pk in services}
    for row in read(figures[:POINTS_AT_MOST], services):
        if selection.end is None or row.period.end <= selection.end:
            points[row.service.pk].append(row)
    return [Series(service, sorted(points[pk], key=lambda row: row.period)) for pk, service in services.items()]


def newest_first(series: Iterable[Series]) -> list[FigureRow]:
    """The points of all series, the newest period first, services in their order."""
    points = [point for one in series for point in one.points]
    return sorted(points, key=lambda point: point.period, reverse=True)


def rows_to_rank(
    selection: "RankingSelection", services: Mapping[int, Service]
) -> tuple[list[FigureRow], list[FigureRow]]:
    """The rows of the selected period, and those of the period just before it (for `latest`: before each
    row's own). Two queries for a period, three for `latest`."""
    if selection.period:
        now = dict.fromkeys(services, selection.period)
    else:
        now = newest_periods(selection, services)
    before = {pk: period.previous() for pk, period in now.items()}
    rows = chosen_figures(selection, services, _in_any({*now.values(), *before.values()}))
    return (
        [row for row in rows if now.get(row.service.pk) == row.period],
        [row for row in rows if before.get(row.service.pk) == row.period],
    )


def best_first(metric: Metric, rows: Iterable[FigureRow]) -> list[FigureRow]:
    """By value; equal ones by name, in the same order in every language."""
    sign = -1 if metric.higher_is_better else 1
    return sorted(rows, key=lambda row: (sign * row.value, row.service.name))


def newest_periods(scope: Scope, services: Mapping[int, Service]) -> dict[int, Period]:
    """For each service the period of its newest figure, as far as that ends within the year before the end
    of the newest of all. Of two that end on the same day the shorter one counts as newer. One query."""
    starts = scope.candidates().order_by().values_list("service_id", "period_kind").annotate(Max("period_start"))
    newest: dict[int, Period] = {}
    for pk, kind, start in starts:
        period = Period(kind, start)
        if pk in services and (pk not in newest or _recency(period) > _recency(newest[pk])):
            newest[pk] = period
    since = year_before(max((period.end for period in newest.values()), default=date.max))
    return {pk: period for pk, period in newest.items() if period.end >= since}


def year_before(day: date) -> date:
    """The same day of the year before; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _recency(period: Period) -> tuple[date, date]:
    return period.end, period.start


def _in_any(periods: Iterable[Period]) -> Q:
    """Figures of any of the periods: the sorted starts of each kind, as index seeks want them."""
    where = Q(pk__in=[])
    by_kind = sorted((period.kind, period.start) for period in periods)
    for kind, group in groupby(by_kind, key=lambda pair: pair[0]):
        where |= Q(period_kind=kind, period_start__in=[start for _, start in group])
    return where
