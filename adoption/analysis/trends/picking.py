"""The services that a reader can pick for a trend, with the names to find them by."""

from collections import defaultdict
from dataclasses import dataclass

from adoption.models import Alias, Service

from ..scope import Scope


@dataclass(frozen=True, slots=True)
class Pick:
    """A service; `names` are all its names, in both languages; `has_figures` of the metric and region."""

    service: Service
    names: list[str]
    has_figures: bool


def services_to_pick(scope: Scope) -> list[Pick]:
    """All published services by name, those with figures first. Three queries."""
    known = set(scope.candidates().order_by().values_list("service", flat=True).distinct())
    aliases = defaultdict(list)
    for service, text in Alias.objects.filter(service__isnull=False).values_list("service", "text"):
        aliases[service].append(text)
    picks = [
        Pick(service, list(filter(None, [service.name, service.name_ko, *aliases[service.pk]])), service.pk in known)
        for service in scope.services_in_scope()
    ]
    return sorted(picks, key=lambda pick: not pick.has_figures)
