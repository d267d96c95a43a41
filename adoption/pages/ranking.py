"""Who leads by one metric: the page, and the same rows as JSON and CSV."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from adoption.analysis.coverage import measurers_with_figures, periods_with_figures, regions_with_figures
from adoption.analysis.ranking import Ranking, rank
from adoption.analysis.selection import RankingSelection
from adoption.models import Metric, Service
from adoption.values.period import Period

from .downloads import RANKING_COLUMNS, csv_response, json_response, rank_row_as_json, ranking_as_json
from .params import flat
from .tables import RankingTable


@require_safe
def ranking(request: HttpRequest, slug: str) -> HttpResponse:
    ranking = read_ranking(request, slug)
    table = RankingTable(ranking)
    RequestConfig(request, paginate=False).configure(table)
    context = {
        "section": "rankings",
        "ranking": ranking,
        "selection": ranking.selection,
        "metric": ranking.selection.metric,
        "table": table,
        "links": links(ranking.selection, ranking),
        "choices": choices(ranking.selection),
    }
    return render(request, "pages/ranking.html", context)


@require_safe
def ranking_json(request: HttpRequest, slug: str) -> HttpResponse:
    return json_response(ranking_as_json(read_ranking(request, slug)))


@require_safe
def ranking_csv(request: HttpRequest, slug: str) -> HttpResponse:
    ranking = read_ranking(request, slug)
    rows = [rank_row_as_json(row) for row in ranking.rows]
    return csv_response(RANKING_COLUMNS, rows, f"{slug}.csv")


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


def links(selection: RankingSelection, ranking: Ranking) -> dict[str, str]:
    """Where a reader can go from a ranking."""
    found = {
        "json": address(selection, "ranking_json"),
        "csv": address(selection, "ranking_csv"),
        "latest": address(selection, period="latest"),
        "trend": trend_address(ranking),
    }
    if ranking.period_before:
        found["before"] = address(selection, period=ranking.period_before.code)
    if ranking.period_after:
        found["after"] = address(selection, period=ranking.period_after.code)
    return found


def trend_address(ranking: Ranking) -> str:
    """The trend of the leading services of a ranking."""
    selection = ranking.selection
    slugs = [row.row.service.slug for row in ranking.rows[:6]]
    parameters = {"metric": selection.metric.slug, "services": ",".join(slugs)}
    if selection.region.code != "WORLD":
        parameters["region"] = selection.region.code
    return f"{reverse('trends')}?{urlencode(parameters, safe=',')}"


def periods_to_choose(selection: RankingSelection) -> list[Period]:
    """Periods with figures, of the kind shown or usual, newest first; the one shown always among them."""
    kind = selection.period.kind if selection.period else selection.metric.usual_period
    periods = set(periods_with_figures(selection, kind)) if kind else set()
    return sorted(periods | ({selection.period} if selection.period else set()), reverse=True)


def choices(selection: RankingSelection) -> dict:
    """What the controls offer: regions and measurers with figures, all categories."""
    return {
        "regions": regions_with_figures(selection.metric),
        "periods": periods_to_choose(selection),
        "measurers": measurers_with_figures(selection.metric, selection.region),
        "categories": Service.Category.choices,
    }
