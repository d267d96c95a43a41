"""What keeps two metrics from being compared, and which comparison is fair instead."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from adoption.models import WORLD, Conversion, Figure, Metric, Region, Service

from .differences import Difference, differences
from .parameters import SERVICES_AT_MOST, Params, given_params, read_services

# Other metrics named for a service, and fair comparisons offered.
OTHERS_AT_MOST = 3
OFFERS_AT_MOST = 3

# {metric: {service: facts}}, by their keys.
Facts = Mapping[int, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class OtherMetric:
    """What a service has instead; `conversion` makes the metric asked for of it."""

    metric: Metric
    facts: int
    differences: list[Difference]
    conversion: Conversion | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """A service without a figure for the metric, and the metrics it has, the best documented first."""

    service: Service
    others: list[OtherMetric]


@dataclass(frozen=True, slots=True)
class FairComparison:
    """One metric that several of the services have, some of them by the exact `conversions` into it."""

    metric: Metric
    conversions: tuple[Conversion, ...]
    covered: list[Service]

    @property
    def convert(self) -> bool:
        return bool(self.conversions)


@dataclass(frozen=True, slots=True)
class Advice:
    """What a page says where services lack the metric asked for."""

    lacking: list[Lacking]
    fair: list[FairComparison]


def advice(metric: Metric, asked: Sequence[Service], without: Sequence[Service], region: Region) -> Advice:
    """For services asked for, some of them `without` a figure of the metric. At most five queries."""
    if not without:
        return Advice([], [])
    facts, metrics = facts_of(asked, region), Metric.objects.in_bulk()
    return Advice(lacking(metric, without, facts, metrics), best_offers(metric, asked, facts, metrics))


def fair_comparisons(metric: Metric, services: Sequence[Service], region: Region | None = None) -> list[FairComparison]:
    """What compares the services fairly, nearest to the metric. Three queries."""
    return best_offers(metric, services, facts_of(services, region), Metric.objects.in_bulk())


def compared_services(metric: Metric, other: Metric, params: Params) -> list[Service]:
    """The services that a reader asks for; else those with a figure of either metric, the best documented
    first. One or two queries."""
    given = given_params(params)
    if "services" in given:
        return list(read_services(given["services"]))
    counted = Count("figures", filter=Q(figures__metric__in=[metric, other], figures__chosen=True))
    services = Service.objects.published().alias(facts=counted).filter(facts__gt=0)
    return list(services.order_by("-facts", "name")[:SERVICES_AT_MOST])


def facts_of(services: Iterable[Service], region: Region | None) -> Facts:
    """How many facts are known of each service by each metric, in the region (None: the world). One query."""
    where = {"service__in": services, "region": region or WORLD, "chosen": True}
    figures = Figure.objects.published().filter(**where).order_by()
    found = defaultdict(dict)
    for metric, service, facts in figures.values_list("metric", "service").annotate(Count("pk")):
        found[metric][service] = facts
    return found


def lacking(metric: Metric, services: Sequence[Service], facts: Facts, metrics: Mapping[int, Metric]) -> list[Lacking]:
    """For services without a figure for the metric what other metrics know of them."""
    conversions = {one.from_metric_id: one for one in metric.conversions.all()}
    found = []
    for service in services:
        known = {pk: of_metric[service.pk] for pk, of_metric in facts.items() if service.pk in of_metric}
        known.pop(metric.pk, None)
        # What can be converted is nearest; then the best documented.
        best = sorted(known, key=lambda pk: (pk not in conversions, -known[pk], pk))[:OTHERS_AT_MOST]
        others = [
            OtherMetric(metrics[pk], known[pk], differences(metric, metrics[pk]), conversions.get(pk)) for pk in best
        ]
        found.append(Lacking(service, others))
    return found


def best_offers(
    metric: Metric, services: Sequence[Service], facts: Facts, metrics: Mapping[int, Metric]
) -> list[FairComparison]:
    """Metrics by which at least two of the services can be compared, those that cover most of them first;
    among equals the one that differs least from the metric asked for, then the best documented."""
    conversions = defaultdict(list)
    for conversion in Conversion.objects.select_related("from_metric"):
        conversions[conversion.metric_id].append(conversion)
    offers = []
    for pk, candidate in metrics.items():
        stated = set(facts.get(pk, ()))
        filled = stated.union(*(facts.get(one.from_metric_id, ()) for one in conversions[pk]))
        offers.append(FairComparison(candidate, (), [one for one in services if one.pk in stated]))
        if filled > stated:
            covered = [one for one in services if one.pk in filled]
            offers.append(FairComparison(candidate, tuple(conversions[pk]), covered))

    def place(offer: FairComparison) -> tuple:
        documented = sum(facts.get(offer.metric.pk, {}).values())
        return -len(offer.covered), len(differences(metric, offer.metric)), -documented, offer.convert, offer.metric.pk

    fair = [offer for offer in offers if len(offer.covered) > 1 and (offer.metric != metric or offer.convert)]
    return sorted(fair, key=place)[:OFFERS_AT_MOST]
