"""A service and a measure in one question: "chatgpt visits", "챗GPT 이용자"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count

from adoption.models import WORLD, Figure, Metric, Region, Service

from ..rankings.prominence import most_measured_first
from .matching import ALIKE, WORDS_AT_MOST, Level, Match, best_in_order, near_matches, plain_matches
from .name_index import NameIndex, Spelling

METRICS_AT_MOST = 3
OWNERS_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Split:
    """Who is asked for, services or else organizations, and what of them, each the best met first."""

    owners: list[Match]
    metrics: list[Match]


@dataclass(frozen=True, slots=True)
class Pair:
    """A service and a metric for which figures of it are known, in the world or else where most are."""

    service: Service
    metric: Metric
    region: Region
    facts: int


def split(index: NameIndex, text: str) -> Split | None:
    """The words parted into those that name a service or an organization and the others, which name a metric;
    of several ways the one with the longest name of a service. None where there is no such way."""
    for owner, metric in ways(text.split()[:WORDS_AT_MOST]):
        owners = [match for match in met(index.owners, owner) if match.level <= Level.WORD]
        if owners and (metrics := [*met(index.metrics, metric), *much_like(index.metrics, metric)]):
            return Split(owners[:OWNERS_AT_MOST], first_of_each(metrics))
    return None


def ways(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for count in range(len(words) - 1, 0, -1):
        yield " ".join(words[:count]), " ".join(words[count:])
        yield " ".join(words[-count:]), " ".join(words[:-count])


def met(index: NameIndex, text: str) -> list[Match]:
    query = Spelling.of(text)
    return best_in_order(plain_matches(index, query)) if query.packed else []


def much_like(index: NameIndex, text: str) -> list[Match]:
    """What is met by like words, 방문 by 방문자: not by one word of several."""
    near = near_matches(index, Spelling.of(text))
    return best_in_order(match for match in near if match.weight <= 100 - ALIKE)


def first_of_each(found: Iterable[Match]) -> list[Match]:
    return list({match.name.pk: match for match in reversed(list(found))}.values())[::-1]


def pairs_of(found: Split) -> list[Pair]:
    """The metrics asked for, of the first service with figures of any. Five queries at most."""
    services = services_of(found.owners)
    order = [match.name.pk for match in found.metrics]
    counted = Figure.objects.filter(chosen=True, service__in=services, metric__in=order).order_by()
    facts: dict[int, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for service, metric, region, count in counted.values_list("service", "metric", "region").annotate(Count("pk")):
        facts[service][metric][region] = count
    best = next((pk for pk in services if pk in facts), None)
    if best is None:
        return []
    is_near = {match.name.pk: match.level == Level.NEAR for match in found.metrics}
    homes = {pk: home(of_metric) for pk, of_metric in facts[best].items()}

    def place(pk: int) -> tuple:
        return is_near[pk], homes[pk] != WORLD, -facts[best][pk][homes[pk]], order.index(pk)

    known = sorted(homes, key=place)[:METRICS_AT_MOST]
    metrics, regions = Metric.objects.in_bulk(known), Region.objects.in_bulk({homes[pk] for pk in known})
    return [Pair(services[best], metrics[pk], regions[homes[pk]], facts[best][pk][homes[pk]]) for pk in known]


def home(facts: dict[str, int]) -> str:
    return WORLD if WORLD in facts else min(facts, key=lambda region: (-facts[region], region))


def services_of(owners: Sequence[Match]) -> dict[int, Service]:
    """The services named, in the order in which they are met; where only organizations are, those that they run,
    the best measured ones first."""
    published = Service.objects.published()
    named = [match.name.pk for match in owners if match.name.kind == "services"]
    if named:
        found = published.in_bulk(named)
        return {pk: found[pk] for pk in named if pk in found}
    run = published.filter(provider__in=[match.name.pk for match in owners])
    return {service.pk: service for service in most_measured_first(run)}
