"""How services did over time: the chart, its table, and the same points as JSON and CSV."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from adoption.analysis.comparability import advice
from adoption.analysis.trends.selection import INDEX, TrendSelection
from adoption.analysis.trends.trend import Trend, follow
from adoption.models import WORLD

from .charts import lines
from .comparisons import offers
from .downloads import csv_response, json_response
from .params import flat
from .sharing import of_trend
from .trend_controls import SCALES, address, controls, links, look, rebase
from .trend_downloads import columns, csv_rows, trends_as_json
from .trend_table import trend_table
from .trend_words import notes, summary

POINTS_ON_A_PAGE = 120


def read_trend(request: HttpRequest) -> Trend:
    """The trend that an address asks for: 400 for a bad parameter."""
    return follow(TrendSelection.from_params(flat(request.GET)))


def read_scale(request: HttpRequest) -> str:
    """How a chart looks is no question to the data: what is not known falls back to the default."""
    return request.GET["scale"] if request.GET.get("scale") in SCALES else SCALES[0]


@require_safe
def trends(request: HttpRequest) -> HttpResponse:
    trend = read_trend(request)
    selection = trend.selection
    context = {
        "section": "trends",
        "trend": trend,
        "selection": selection,
        "metric": selection.metric,
        **of_trend(selection, trend.series, partial(address, selection, **look(read_scale(request)))),
    }
    if selection.metric:
        context |= drawing(request, trend)
        context |= controls(trend, read_scale(request))
        context |= guard(trend)
    return render(request, "pages/trends.html", context)


def guard(trend: Trend) -> dict[str, Any]:
    """What stands in the place of services without a figure, and which comparison is fair."""
    selection = trend.selection
    found = advice(selection.metric, selection.services, trend.without_figures, selection.region)
    region = {"region": selection.region.code} if selection.region.code != WORLD else {}
    return {"advice": found, "offers": offers(found.fair, **region)}


def drawing(request: HttpRequest, trend: Trend) -> dict[str, Any]:
    """The chart, its words and its table."""
    scale = read_scale(request)
    table = trend_table(trend)
    RequestConfig(request, paginate={"per_page": POINTS_ON_A_PAGE}).configure(table)
    return {
        "scale": scale,
        "chart": description(trend, scale),
        "summary": summary(trend),
        "notes": notes(trend),
        "table": table,
        "links": links(trend.selection, scale),
    }


def description(trend: Trend, scale: str) -> dict[str, Any]:
    """The chart of a trend, for the script and for images."""
    selection = trend.selection
    return lines(
        selection.metric,
        trend.series,
        trend.events,
        trend.breaks,
        scale,
        reading=trend.reading,
        bands=trend.bands,
        rebase=rebase(selection, scale) if trend.reading.mode == INDEX else "",
    )


@require_safe
def trends_json(request: HttpRequest) -> HttpResponse:
    return json_response(trends_as_json(read_trend(request)))


@require_safe
def trends_csv(request: HttpRequest) -> HttpResponse:
    trend = read_trend(request)
    return csv_response(columns(trend), csv_rows(trend), "trends.csv")
