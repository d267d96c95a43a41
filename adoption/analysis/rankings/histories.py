"""The recent past of ranked services, as the small lines beside their rows draw it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q

from adoption.models import Metric, SeriesBreak, Service
from adoption.models.organization import NOT_STATED_SLUG
from adoption.values.period import Period, shifted

from ..gaps import stretches
from ..growth import Measured, breaks_between
from ..scope import Scope
from ..series import FigureRow

PERIODS_AT_MOST = 24
# Figures that come at any date are followed for two years at least.
IRREGULAR_SPAN = timedelta(days=730)
# Only daily figures of many services at once are more than these; of them the newest are kept.
POINTS_AT_MOST = 20_000
COLUMNS = ("service", "period_start", "value", "measured_by", "measured_by__slug", "source__publisher")

# A day and the value there; None parts the line.
Spot = tuple[date, Decimal | None]


class Point(NamedTuple):
    """A figure as far as a small line needs it."""

    service: Service
    metric_id: int
    period: Period
    value: Decimal
    measured_by_id: int
    measurer: tuple[int, int | None]


def histories(scope: Scope, rows: Sequence[FigureRow]) -> dict[int, list[Spot]]:
    """For each service of the rows its value at the row's period and at up to 23 periods of the same kind
    before it, all spanning the same days. Two queries, whatever the number of rows."""
    if not rows:
        return {}
    points = _points(scope, rows)
    breaks = breaks_between(scope, [point for line in points.values() for point in line])
    days = [point.period.middle for line in points.values() for point in line]
    first, last = (min(days), None), (max(days), None)
    return {pk: [first, *_parted(scope.metric, line, breaks), last] for pk, line in points.items()}


def _points(scope: Scope, rows: Sequence[FigureRow]) -> dict[int, list[Measured]]:
    """The newest points of each service, oldest first; the last one is its row."""
    lines: dict[int, list[Measured]] = {row.service.pk: [row] for row in rows}
    figures = scope.shown(scope.candidates().filter(_past_of(scope.metric, rows), metric=scope.metric))
    newest = figures.order_by("-period_start", "pk")[:POINTS_AT_MOST]
    for pk, start, value, *stated in newest.values_list(*COLUMNS):
        line, row = lines[pk], lines[pk][0]
        earliest = _earliest(scope.metric, row.period)
        if earliest <= start < row.period.start and len(line) < PERIODS_AT_MOST:
            period = Period(row.period.kind, start)
            line.append(Point(row.service, scope.metric.pk, period, value, stated[0], _measurer(*stated)))
    return {pk: line[::-1] for pk, line in lines.items()}


def _measurer(measured_by: int, slug: str, publisher: int) -> tuple[int, int | None]:
    return measured_by, publisher if slug == NOT_STATED_SLUG else None


def _past_of(metric: Metric, rows: Iterable[FigureRow]) -> Q:
    """Figures of the services for periods of their row's kind, as far back as they are drawn."""
    where = Q(pk__in=[])
    by_kind = sorted(rows, key=lambda row: row.period.kind)
    for kind, found in groupby(by_kind, key=lambda row: row.period.kind):
        group = list(found)
        first = min(_earliest(metric, row.period) for row in group)
        last = max(row.period.start for row in group)
        services = [row.service.pk for row in group]
        where |= Q(period_kind=kind, period_start__range=(first, last), service__in=services)
    return where


def _earliest(metric: Metric, period: Period) -> date:
    first = shifted(period.kind, period.start, 1 - PERIODS_AT_MOST)
    return first if period.kind == metric.usual_period else min(first, period.start - IRREGULAR_SPAN)


def _parted(metric: Metric, line: Sequence[Measured], breaks: Sequence[SeriesBreak]) -> list[Spot]:
    """The points run by run, the one with the newest last; between two runs a spot without a value."""
    runs = sorted(stretches(metric, line, breaks), key=lambda run: run[-1].period)
    spots: list[Spot] = []
    for run in runs:
        if spots:
            spots.append((run[0].period.start, None))
        spots += [(point.period.middle, point.value) for point in run]
    return spots
