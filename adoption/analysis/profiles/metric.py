"""Where and by whom a metric is measured."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min

from adoption.models import WORLD, Figure, Metric, Organization, Region
from adoption.values.period import Period

from ..parameters import Params, given_params, read_region

REGIONS_AT_MOST = 60
MEASURERS_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """A region and how many facts of the metric are known for it."""

    region: Region
    facts: int


@dataclass(frozen=True, slots=True)
class Measurer:
    """Who measured, how many figures, and the months in which the first and the last period begin."""

    organization: Organization
    figures: int
    first: Period
    last: Period


def regions_of(metric: Metric) -> list[RegionFacts]:
    """The regions with figures, those with the most facts first. Two queries."""
    figures = Figure.objects.published().filter(metric=metric, chosen=True).order_by()
    counted = figures.values_list("region").annotate(facts=Count("pk")).order_by("-facts", "region")
    facts = dict(counted[:REGIONS_AT_MOST])
    regions = Region.objects.in_bulk(facts)
    return [RegionFacts(regions[code], count) for code, count in facts.items()]


def region_of(metric: Metric, params: Params, regions: Iterable[RegionFacts]) -> Region:
    """The region asked for, by default the one with the most facts. Raises BadSelection. One query at most."""
    given = given_params(params)
    if "region" in given:
        return read_region(given, metric)
    best = next(iter(regions), None)
    return best.region if best else Region.objects.get(pk=WORLD)


def measurers_of(metric: Metric, region: Region) -> list[Measurer]:
    """Who measured the metric in the region, those with the most figures first. Two queries."""
    figures = Figure.objects.published().standing_upright().filter(metric=metric, region=region).order_by()
    counted = figures.values_list("measured_by").annotate(
        figures=Count("pk"), first=Min("period_start"), last=Max("period_start")
    )
    found = list(counted.order_by("-figures", "measured_by")[:MEASURERS_AT_MOST])
    organizations = Organization.objects.in_bulk(pk for pk, *_rest in found)
    return [Measurer(organizations[pk], count, month(first), month(last)) for pk, count, first, last in found]


def month(day: date) -> Period:
    return Period.containing("month", day)
