"""The points of a trend: one figure of each fact, service by service."""

from collections.abc import Iterable

from django.db.models import Q

from ..conversion import filled_in
from ..series import FigureRow, Series, read
from .selection import TrendSelection

# A daily series of eight services over more than twenty years; of a longer one the oldest points fall off.
POINTS_AT_MOST = 60_000


def trace(selection: TrendSelection) -> list[Series]:
    """One series for each selected service, in the order asked for; only periods that lie wholly within
    the range. Two queries, whatever the number of points."""
    services = {service.pk: service for service in selection.services}
    if not services:
        return []
    where = Q(service__in=services) & selection.in_range()
    figures = selection.shown(selection.candidates().filter(where)).order_by("-period_start", "pk")
    points = {pk: [] for pk in services}
    for row in filled_in(selection, read(figures[:POINTS_AT_MOST], services)):
        if selection.holds(row.period):
            points[row.service.pk].append(row)
    return [Series(service, sorted(points[pk], key=lambda row: row.period.place)) for pk, service in services.items()]


def newest_first(series: Iterable[Series]) -> list[FigureRow]:
    """The points of all series, the newest period first, services in their order."""
    points = [point for one in series for point in one.points]
    return sorted(points, key=lambda point: point.period.place, reverse=True)
