"""How the place of a service changed since the period before."""

from collections.abc import Collection

from adoption.values.period import Period

from ..scope import Scope

UP, DOWN, SAME, NEW, BACK, UNKNOWN = "up", "down", "same", "new", "back", ""


def move_of(climbed: int | None) -> str:
    """Up, down or the same, by places climbed; unknown without them."""
    if climbed is None:
        return UNKNOWN
    return UP if climbed > 0 else DOWN if climbed < 0 else SAME


def seen_before(scope: Scope, services: Collection[int], period: Period) -> set[int]:
    """Those of the services that had a figure of the metric, or one to convert, in the region, for a period of
    any kind that began before this one. One query, none without services."""
    if not services:
        return set()
    figures = scope.candidates().filter(service__in=services, period_start__lt=period.start)
    return set(scope.shown(figures).order_by().values_list("service", flat=True).distinct())
