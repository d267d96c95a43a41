"""What happened while a series ran: events and changes of method."""

from collections.abc import Sequence

from django.db.models import Q

from adoption.models import Event, SeriesBreak

from .scope import Scope
from .series import Series

# More marks than these would hide the lines; the newest are kept.
EVENTS_AT_MOST = 60


def days_covered(series: Sequence[Series]) -> tuple | None:
    """The first and the last day of all points, or None where there are none."""
    periods = [point.period for one in series for point in one.points]
    if not periods:
        return None
    return min(period.start for period in periods), max(period.end for period in periods)


def events_during(series: Sequence[Series]) -> list[Event]:
    """Events of the services shown, within the days covered, by date. Two queries."""
    days = days_covered(series)
    if days is None:
        return []
    services = [one.service for one in series]
    events = Event.objects.filter(services__in=services, date__range=days).distinct()
    newest = events.with_services().order_by("-date", "-pk")[:EVENTS_AT_MOST]
    return list(reversed(newest))


def breaks_during(scope: Scope, series: Sequence[Series]) -> list[SeriesBreak]:
    """Breaks of the metric, and of those converted into it, that concern a service or measurer shown, within the
    days covered. One query."""
    days = days_covered(series)
    if days is None:
        return []
    services = [one.service for one in series]
    measurers = {point.measured_by_id for one in series for point in one.points}
    concerned = (Q(service=None) | Q(service__in=services)) & (Q(measured_by=None) | Q(measured_by__in=measurers))
    breaks = SeriesBreak.objects.filter(concerned, metric__in=scope.metrics, date__range=days)
    return list(breaks.select_related("measured_by").order_by("date", "pk"))
