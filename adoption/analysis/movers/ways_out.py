"""From a question that moves nothing to those that do."""

from dataclasses import replace

from django.db.models import Count, Q

from adoption.models import Metric, Region

from .movers import Movers, everybody, listed, moved
from .selection import SPANS, MoversSelection

# What narrows the question, each as it is when it narrows nothing.
NARROWING = {"category": "", "measured_by": None, "as_of": None}


def wider(selection: MoversSelection) -> list[tuple[list[str], MoversSelection]]:
    """What may be dropped alone so that services are listed, else all of it together. At most sixteen queries."""
    narrowing = [name for name in NARROWING if getattr(selection, name)]
    ways = [[name] for name in narrowing]
    found = [(names, way) for names in ways if has_rows(way := without(selection, names))]
    if not found and len(narrowing) > 1 and has_rows(way := without(selection, narrowing)):
        found = [(narrowing, way)]
    return found


def without(selection: MoversSelection, names: list[str]) -> MoversSelection:
    return replace(selection, **{name: NARROWING[name] for name in names})


def has_rows(selection: MoversSelection) -> bool:
    return bool(listed(selection, everybody(selection)))


def metrics_of(region: Region, at_most: int) -> list[Metric]:
    """The metrics with figures for the region, those with most facts first. One query."""
    shown = Q(figures__region=region, figures__chosen=True, figures__service__status="published")
    counted = Metric.objects.annotate(facts=Count("figures", filter=shown)).filter(facts__gt=0)
    return list(counted.order_by("-facts", "pk")[:at_most])


def other_spans(found: Movers) -> dict[str, int]:
    """{span: how many services can be compared over it} of the other spans that have any. Fifteen queries."""
    selection = found.selection
    everyone = everybody(selection)
    spans = {span: moved(replace(selection, span=span), everyone).compared for span in SPANS if span != selection.span}
    return {span: compared for span, compared in spans.items() if compared}
