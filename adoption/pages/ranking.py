"""Who leads by one metric: the page, and the same rows as JSON and CSV."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from adoption.analysis.coverage import measurers_with_figures, periods_with_figures, regions_with_figures
from adoption.analysis.parameters import LATEST
from adoption.analysis.rankings.filling import fillable
from adoption.analysis.rankings.histories import histories
from adoption.analysis.rankings.prominence import most_measured_first
from adoption.analysis.rankings.ranking import Ranking, rank
from adoption.analysis.rankings.remarks import remarks
from adoption.analysis.rankings.selection import RankingSelection
from adoption.models import Metric, Organization, Service
from adoption.models.organization import NOT_STATED_SLUG
from adoption.values.period import Period

from .downloads import csv_response, json_response, ranking_as_json, ranking_columns, rows_as_json
from .params import flat
from .ranking_table import RankingTable, trend_of
from .sharing import of_ranking

# As many services as a chart begins with.
LEADING = 6


@require_safe
def ranking(request: HttpRequest, slug: str) -> HttpResponse:
    ranking = read_ranking(request, slug)
    selection = ranking.selection
    rows = [row.row for row in ranking.rows]
    table = RankingTable(ranking, histories=histories(selection, rows), remarks=remarks(rows))
    RequestConfig(request, paginate=False).configure(table)
    order = ",".join(table.order_by or ())
    measurers = measurers_with_figures(selection.metric, selection.region)
    context = {
        "section": "rankings",
        "ranking": ranking,
        "selection": selection,
        "metric": selection.metric,
        "table": table,
        "order": order,
        "links": links(selection, ranking, order),
        "choices": choices(selection, measurers),
        "narrowed": narrowed(ranking, measurers, order),
        "missing": most_measured_first(ranking.missing),
        "filling": filling(ranking, order),
        **of_ranking(ranking, partial(address, selection)),
    }
    return render(request, "pages/ranking.html", context)


@require_safe
def ranking_json(request: HttpRequest, slug: str) -> HttpResponse:
    return json_response(ranking_as_json(read_ranking(request, slug)))


@require_safe
def ranking_csv(request: HttpRequest, slug: str) -> HttpResponse:
    ranking = read_ranking(request, slug)
    return csv_response(ranking_columns(ranking), rows_as_json(ranking), f"{slug}.csv")


def read_ranking(request: HttpRequest, slug: str) -> Ranking:
    """The ranking that an address asks for: 404 for an unknown metric, 400 for a bad parameter."""
    metric = get_object_or_404(Metric, slug=slug)
    return rank(RankingSelection.from_params(metric, flat(request.GET)), today())


def today() -> date:
    return timezone.now().date()


def address(selection: RankingSelection, view: str = "ranking", **changes: str) -> str:
    """The canonical address of a ranking, some parameters changed."""
    query = urlencode(selection.params(**changes))
    path = reverse(view, args=[selection.metric.slug])
    return f"{path}?{query}" if query else path


def links(selection: RankingSelection, ranking: Ranking, order: str) -> dict[str, str]:
    """Where a reader can go from a ranking. Other periods keep the order of the rows."""
    found = {
        "json": address(selection, "ranking_json"),
        "csv": address(selection, "ranking_csv"),
        "svg": address(selection, "ranking_svg"),
        "png": address(selection, "ranking_png"),
        "latest": address(selection, period=LATEST if selection.metric.usual_period else "", sort=order),
        "trend": trend_address(ranking),
    }
    if ranking.period_before:
        found["before"] = address(selection, period=ranking.period_before.code, sort=order)
    if ranking.period_after:
        found["after"] = address(selection, period=ranking.period_after.code, sort=order)
    return found


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


def trend_address(ranking: Ranking) -> str:
    """The trend of the leading services of a ranking."""
    return trend_of(ranking.selection, [row.row.service for row in ranking.rows[:LEADING]])


def periods_to_choose(selection: RankingSelection) -> list[Period]:
    """Periods with figures, of the kind shown or usual, newest first; the one shown always among them."""
    kind = selection.period.kind if selection.period else selection.metric.usual_period
    periods = set(periods_with_figures(selection, kind)) if kind else set()
    return sorted(periods | ({selection.period} if selection.period else set()), reverse=True)


def choices(selection: RankingSelection, measurers: list[Organization]) -> dict:
    """What the controls offer: regions and measurers with figures, all categories."""
    return {
        "regions": regions_with_figures(selection.metric),
        "periods": periods_to_choose(selection),
        "measurers": measurers,
        "categories": Service.Category.choices,
    }
