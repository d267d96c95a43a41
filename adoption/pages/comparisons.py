"""Links to the comparisons that are fair."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from adoption.analysis.comparability import FairComparison
from adoption.analysis.parameters import SERVICES_AT_MOST


@dataclass(frozen=True, slots=True)
class Offer:
    """A fair comparison with the addresses of its trend and its ranking of the newest figures."""

    comparison: FairComparison
    trend: str
    ranking: str


def offers(comparisons: Iterable[FairComparison], **others: str) -> list[Offer]:
    """`others`: further parameters of the addresses, such as the region."""
    return [offer(comparison, others) for comparison in comparisons]


def offer(comparison: FairComparison, others: dict[str, str]) -> Offer:
    metric = comparison.metric
    slugs = [service.slug for service in comparison.covered[:SERVICES_AT_MOST]]
    shared = others | ({"convert": "1"} if comparison.convert else {})
    trend = urlencode({"metric": metric.slug, "services": ",".join(slugs), **shared}, safe=",")
    ranking = urlencode({"period": "latest", **shared})
    return Offer(
        comparison=comparison,
        trend=f"{reverse('trends')}?{trend}",
        ranking=f"{reverse('ranking', args=[metric.slug])}?{ranking}",
    )
