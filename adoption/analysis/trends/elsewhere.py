"""Where the figures are that a trend was asked for in vain: in other regions, or outside of what was chosen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count

from adoption.models import Figure, Region, Service

from .selection import TrendSelection


@dataclass(slots=True)
class Elsewhere:
    """How many facts of the metric are known of a service: in each of the other `regions`, those with most first,
    and in the region asked for, where the range, the measurer or the day leave them out."""

    regions: list[tuple[Region, int]] = field(default_factory=list)
    left_out: int = 0


def elsewhere(selection: TrendSelection, services: Iterable[Service]) -> Mapping[int, Elsewhere]:
    """For services without a figure, by their keys. Two queries."""
    where = {"metric": selection.metric, "service__in": services, "chosen": True}
    counted = Figure.objects.published().filter(**where).order_by().values_list("service", "region")
    facts = list(counted.annotate(facts=Count("pk")).order_by("-facts", "region"))
    regions = Region.objects.in_bulk({region for _service, region, _count in facts})
    found: dict[int, Elsewhere] = defaultdict(Elsewhere)
    for service, region, count in facts:
        if region == selection.region.pk:
            found[service].left_out = count
        else:
            found[service].regions.append((regions[region], count))
    return found
