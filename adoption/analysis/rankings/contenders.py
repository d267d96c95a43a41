"""The figures that a ranking puts in order, and those they are held against."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from django.db.models import Max, Q

from adoption.models import Metric, Service
from adoption.values.dates import year_before
from adoption.values.period import Period

from ..conversion import filled_in
from ..scope import Scope
from ..series import FigureRow, read
from .selection import RankingSelection


def chosen_figures(scope: Scope, services: Mapping[int, Service], where: Q) -> list[FigureRow]:
    """Of each fact in scope the figure that is shown; `where` bounds the periods. Two queries."""
    return filled_in(scope, read(scope.shown(scope.candidates().filter(where)), services))


def rows_to_rank(
    selection: RankingSelection, services: Mapping[int, Service]
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
    of the newest of all. A figure that has
    to be converted counts only where a service has no recent one of the metric itself. One query."""
    fields = ("service_id", "metric_id", "period_kind")
    starts = scope.candidates().order_by().values_list(*fields).annotate(Max("period_start"))
    newest: dict[bool, dict[int, Period]] = {True: {}, False: {}}
    for pk, metric, kind, start in starts:
        period, periods = Period(kind, start), newest[metric == scope.metric.pk]
        if pk in services and (pk not in periods or period.recency > periods[pk].recency):
            periods[pk] = period
    found = [*newest[False].items(), *newest[True].items()]
    since = year_before(max((period.end for _, period in found), default=date.max))
    return {pk: period for pk, period in found if period.end >= since}


def _in_any(periods: Iterable[Period]) -> Q:
    """Figures of any of the periods: the sorted starts of each kind, as index seeks want them."""
    where = Q(pk__in=[])
    by_kind = sorted((period.kind, period.start) for period in periods)
    for kind, group in groupby(by_kind, key=lambda pair: pair[0]):
        where |= Q(period_kind=kind, period_start__in=[start for _, start in group])
    return where
