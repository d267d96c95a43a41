"""What other sources say about the same fact, and how far they are apart."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.db.models import Q

from adoption.models import Figure, Service, preference

from .growth import to_hundredths
from .series import Fact, FigureRow, read


def alternatives(
    facts: Iterable[Fact],
    services: Mapping[int, Service],
    as_of: date | None = None,
    undated: bool = False,
) -> dict[Fact, list[FigureRow]]:
    """All figures of each fact that are not deprecated, by every measurer, the preferred one first.

    Two queries for all facts; with `as_of` only what had been published by that day."""
    wanted = set(facts)
    figures = Figure.objects.published().standing_upright().filter(_about(wanted)).order_by(*preference())
    if as_of:
        figures = figures.known_on(as_of, undated)
    found: dict[Fact, list[FigureRow]] = {fact: [] for fact in wanted}
    for row in read(figures, services):
        if row.fact in wanted:
            found[row.fact].append(row)
    return found


def _about(facts: Collection[Fact]) -> Q:
    """Few conditions that hold for all the facts, and for some more between them."""
    groups = defaultdict(set)
    for fact in facts:
        groups[fact.metric_id, fact.region_id, fact.period_kind].add((fact.period_start, fact.service_id))
    where = Q(pk__in=[])
    for (metric, region, kind), pairs in groups.items():
        starts, services = (sorted(set(column)) for column in zip(*pairs, strict=True))
        where |= Q(metric=metric, region=region, period_kind=kind, period_start__in=starts, service__in=services)
    return where


def spread(values: Collection[Decimal]) -> Decimal | None:
    """The largest value divided by the smallest, to two decimals; None for fewer than two or a zero."""
    if len(values) <= 1 or not min(values):
        return None
    return to_hundredths(max(values) / min(values))
