"""Where a reader can go from a ranking, and what its controls offer."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adoption.analysis.coverage import periods_by_kind, regions_with_figures
from adoption.analysis.parameters import LATEST, scope_params
from adoption.analysis.rankings.filling import fillable
from adoption.analysis.rankings.ranking import Ranking
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.rankings.ways_out import ways_out
from adoption.models import Organization, Region, Service
from adoption.models.organization import NOT_STATED_SLUG
from adoption.values.period import Period

from .ranking_table import trend_of

# As many services as a chart begins with.
LEADING = 6
KIND_NAMES = {
    "day": pgettext_lazy("periods to choose from", "Days"),
    "week": pgettext_lazy("periods to choose from", "Weeks"),
    "month": pgettext_lazy("periods to choose from", "Months"),
    "quarter": pgettext_lazy("periods to choose from", "Quarters"),
    "half": pgettext_lazy("periods to choose from", "Half-years"),
    "year": pgettext_lazy("periods to choose from", "Years"),
}
WIDER = {
    "category": _("All categories"),
    "measured_by": _("All measurers"),
    "as_of": _("Whenever they were published"),
}


def address(selection: RankingSelection, view: str = "ranking", **changes: str) -> str:
    """The canonical address of a ranking, some parameters changed."""
    query = urlencode(selection.params(**changes))
    path = reverse(view, args=[selection.metric.slug])
    return f"{path}?{query}" if query else path


def links(ranking: Ranking, order: str) -> dict[str, str]:
    """Where a reader can go from a ranking. Other periods keep the order of the rows."""
    selection = ranking.selection
    found = {
        "json": address(selection, "ranking_json"),
        "csv": address(selection, "ranking_csv"),
        "svg": address(selection, "ranking_svg"),
        "png": address(selection, "ranking_png"),
        "latest": address(selection, period=LATEST if selection.metric.usual_period else "", sort=order),
        "trend": trend_address(ranking),
        "movers": movers_address(selection),
    }
    if ranking.period_before:
        found["before"] = address(selection, period=ranking.period_before.code, sort=order)
    if ranking.period_after:
        found["after"] = address(selection, period=ranking.period_after.code, sort=order)
    return found


def trend_address(ranking: Ranking) -> str:
    """The trend of the leading services of a ranking."""
    return trend_of(ranking.selection, [row.row.service for row in ranking.rows[:LEADING]])


def movers_address(selection: RankingSelection) -> str:
    """What moved of what the ranking is about; converted figures aside, of which no change is stated there."""
    region = selection.region.code if selection.region.code != selection.default_region else ""
    own = {"metric": selection.metric.slug, "region": region, "category": selection.category}
    query = {name: value for name, value in (own | scope_params(selection)).items() if value and name != "convert"}
    return f"{reverse('movers')}?{urlencode(query)}"


def narrowed(ranking: Ranking, measurers: Iterable[Organization], order: str) -> list[dict[str, Any]]:
    """Of a ranking of several measurers, where the figures of each stand alone; first whoever measured most of
    the rows. "Not stated" is no measurer, and its figures are not alike."""
    if len(ranking.measurers) <= 1:
        return []
    rows = Counter(row.row.measured_by_id for row in ranking.rows)
    # By default the period would be the one that this measurer covers best.
    shown = {"period": ranking.selection.period.code} if ranking.selection.period else {}
    return [
        {
            "name": organization.display_name,
            "address": address(ranking.selection, measured_by=organization.slug, sort=order, **shown),
        }
        for organization in sorted(measurers, key=lambda one: -rows[one.pk])
        if rows[organization.pk] and organization.slug != NOT_STATED_SLUG
    ]


def filling(ranking: Ranking, order: str) -> dict[str, Any]:
    """Whom converted figures would list besides, by which conversions, and where; or where it is without them."""
    services, conversions = fillable(ranking)
    shown = {"sort": order} | ({"period": ranking.selection.period.code} if ranking.selection.period else {})
    switched = "" if ranking.selection.convert else "1"
    return {
        "services": services,
        "conversions": conversions,
        "address": address(ranking.selection, convert=switched, **shown),
    }


class PeriodGroup(NamedTuple):
    """Periods of one kind, newest first; those of the usual kind need no name."""

    name: str
    periods: list[Period]


def period_groups(selection: RankingSelection, by_kind: dict[str, list[Period]]) -> list[PeriodGroup]:
    """All periods with figures, and the one shown."""
    groups, shown = dict(by_kind), selection.period
    if shown and shown not in groups.get(shown.kind, []):
        groups[shown.kind] = sorted([*groups.get(shown.kind, []), shown], reverse=True)
    usual = selection.metric.usual_period
    return [PeriodGroup("" if kind == usual else KIND_NAMES[kind], periods) for kind, periods in groups.items()]


def choices(selection: RankingSelection, measurers: list[Organization]) -> dict[str, Any]:
    """What the controls offer: all with figures, and what is shown. What is only the default goes blank into the
    address, so that another choice can have another default."""
    by_kind = periods_by_kind(selection)
    is_latest_default = not selection.metric.usual_period or not (selection.period or selection.asks_for_latest)
    return {
        "regions": with_shown(regions_with_figures(selection.metric), selection.region),
        "has_figures": bool(by_kind),
        "periods": period_groups(selection, by_kind),
        "default_period": None if selection.asked_period else selection.period,
        "latest": "" if is_latest_default else LATEST,
        "measurers": with_shown(measurers, selection.measured_by),
        "categories": Service.Category.choices,
    }


def with_shown(offered: list, shown: Region | Organization | None) -> list:
    return offered if shown is None or shown in offered else [shown, *offered]


def exits(selection: RankingSelection) -> dict[str, Any]:
    """From a ranking without rows to those that have some: without what narrows it, or for other regions."""
    ways = [
        {"name": ", ".join(str(WIDER[part]) for part in way.parts), "address": address(selection, **way.blanks)}
        for way in ways_out(selection)
    ]
    alone = dict.fromkeys(("period", "category", "measured_by", "as_of", "undated"), "")
    regions = [
        {"name": region.display_name, "address": address(selection, region=region.code, **alone)}
        for region in regions_with_figures(selection.metric)
        if region != selection.region
    ]
    return {"ways": ways, "regions": regions}
