"""Who leads by one metric: the page, and the same rows as JSON and CSV."""

from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from adoption.analysis.coverage import measurers_in
from adoption.analysis.rankings.histories import histories
from adoption.analysis.rankings.prominence import most_measured_first
from adoption.analysis.rankings.ranking import Ranking, rank
from adoption.analysis.rankings.remarks import remarks
from adoption.analysis.rankings.selection import RankingSelection
from adoption.models import Metric

from .downloads import csv_response, json_response, ranking_as_json, ranking_csv_columns, rows_for_csv
from .params import flat
from .ranking_controls import address, choices, exits, filling, links, narrowed
from .ranking_table import RankingTable
from .sharing import of_ranking


@require_safe
def ranking(request: HttpRequest, slug: str) -> HttpResponse:
    ranking = read_ranking(request, slug)
    selection = ranking.selection
    rows = [row.row for row in ranking.rows]
    table = RankingTable(ranking, histories=histories(selection, rows), remarks=remarks(rows))
    RequestConfig(request, paginate=False).configure(table)
    order = ",".join(table.order_by or ())
    measurers = measurers_in(selection)
    context = {
        "section": "rankings",
        "ranking": ranking,
        "selection": selection,
        "metric": selection.metric,
        "table": table,
        "order": order,
        "links": links(ranking, order),
        "choices": choices(selection, measurers),
        "narrowed": narrowed(ranking, measurers, order),
        "missing": most_measured_first(ranking.missing),
        "filling": filling(ranking, order),
        "exits": {} if rows else exits(selection),
        **of_ranking(ranking, partial(address, selection)),
    }
    return render(request, "pages/ranking.html", context)


@require_safe
def ranking_json(request: HttpRequest, slug: str) -> HttpResponse:
    return json_response(ranking_as_json(read_ranking(request, slug)))


@require_safe
def ranking_csv(request: HttpRequest, slug: str) -> HttpResponse:
    ranking = read_ranking(request, slug)
    return csv_response(ranking_csv_columns(ranking), rows_for_csv(ranking), f"{slug}.csv")


def read_ranking(request: HttpRequest, slug: str) -> Ranking:
    """The ranking that an address asks for: 404 for an unknown metric, 400 for a bad parameter."""
    metric = get_object_or_404(Metric, slug=slug)
    return rank(RankingSelection.from_params(metric, flat(request.GET)), today())


def today() -> date:
    return timezone.now().date()
