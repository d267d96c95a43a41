"""How far the figures of a metric reach in time, and what they rest on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min

from adoption.models import Figure, Metric, Source
from adoption.values.period import Period

SOURCES_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Extent:
    """`first` and `last` are days, None without figures; `sources` are those of most figures."""

    first: date | None
    last: date | None
    sources: list[Source]


def extent_of(metric: Metric) -> Extent:
    """Three queries."""
    figures = Figure.objects.published().standing_upright().filter(metric=metric).order_by()
    spans = list(figures.values_list("period_kind").annotate(first=Min("period_start"), last=Max("period_start")))
    counted = figures.values_list("source").annotate(count=Count("pk")).order_by("-count", "source")
    most = [pk for pk, _count in counted[:SOURCES_AT_MOST]]
    sources = Source.objects.in_bulk(most)
    return Extent(
        first=min((first for _kind, first, _last in spans), default=None),
        last=max((Period(kind, last).end for kind, _first, last in spans), default=None),
        sources=[sources[pk] for pk in most],
    )
