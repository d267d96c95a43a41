"""How the place of a service changed since the period before."""

from collections.abc import Collection

from adoption.values.period import Period

from .scope import Scope

UP, DOWN, SAME, NEW, BACK, UNKNOWN = "up", "down", "same", "new", "back", ""


def move_between(previous_rank: int | None, rank: int) -> str:
    """Up, down or the same; unknown without a previous rank."""
    if previous_rank is None:
        return UNKNOWN
    if previous_rank == rank:
        return SAME
    return UP if rank < previous_rank else DOWN


def seen_before(scope: Scope, services: Collection[int], period: Period) -> set[int]:
    """Those of the services that had a figure of the metric, or one to convert, in the region, for a period of
    any kind that began before this one. One query, none without services."""
    if not services:
        return set()
    figures = scope.candidates().filter(service__in=services, period_start__lt=period.start)
    return set(scope.shown(figures).order_by().values_list("service", flat=True).distinct())
