"""What a trend says where it has no figure: what is known instead, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from adoption.analysis.comparability import Lacking, advice
from adoption.analysis.coverage import regions_with_figures
from adoption.analysis.trends.elsewhere import Elsewhere, elsewhere
from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.trend import Trend
from adoption.models import WORLD, Region

from .comparisons import offers
from .trend_controls import address

REGIONS_AT_MOST = 4
# What keeps figures of the right metric and region from being shown.
NARROWING = dict.fromkeys(("from", "to", "base", "measured_by", "as_of", "undated"), "")


@dataclass(frozen=True, slots=True)
class Place:
    """Another region, with the number of figures there and the address of the same trend."""

    region: Region
    count: int | None
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """A service without a figure here: its figures in other regions, those that the choice leaves out, and what
    other metrics have."""

    lacking: Lacking
    places: list[Place]
    more_places: int
    left_out: int


def guard(trend: Trend, shown_as: dict[str, str]) -> dict[str, Any]:
    """What stands in the place of services without a figure, and which comparison is fair.

    `shown_as`: the parameters of how the chart looks."""
    selection, without = trend.selection, trend.without_figures
    found = advice(selection.metric, selection.services, without, selection.region)
    known = elsewhere(selection, without) if without else {}
    region = {"region": selection.region.code} if selection.region.code != WORLD else {}
    return {
        "lacking": [told(selection, one, known.get(one.service.pk, Elsewhere()), shown_as) for one in found.lacking],
        "offers": offers(found.fair, **region),
        "wide": wide(selection, shown_as) if any(one.left_out for one in known.values()) else "",
        "regions": regions(selection, shown_as) if not selection.services else [],
    }


def told(selection: TrendSelection, lacking: Lacking, known: Elsewhere, shown_as: dict[str, str]) -> Told:
    places = [Place(*one, elsewhere_address(selection, one[0], shown_as)) for one in known.regions[:REGIONS_AT_MOST]]
    return Told(lacking, places, len(known.regions) - len(places), known.left_out)


def regions(selection: TrendSelection, shown_as: dict[str, str]) -> Sequence[Place]:
    """Where any service has a figure."""
    found = [one for one in regions_with_figures(selection.metric) if one != selection.region]
    return [Place(one, None, elsewhere_address(selection, one, shown_as)) for one in found[:REGIONS_AT_MOST]]


def elsewhere_address(selection: TrendSelection, region: Region, shown_as: dict[str, str]) -> str:
    """The same trend in another region, in full: a default may differ there."""
    return address(selection, **asked(selection) | NARROWING | {"region": region.code}, **shown_as)


def wide(selection: TrendSelection, shown_as: dict[str, str]) -> str:
    return address(selection, **asked(selection) | NARROWING, **shown_as)


def asked(selection: TrendSelection) -> dict[str, str]:
    slugs = ",".join(service.slug for service in selection.services)
    return {"metric": selection.metric.slug, "services": slugs}
