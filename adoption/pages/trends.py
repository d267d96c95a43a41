"""How services did over time: the chart, its table, and the same points as JSON and CSV."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from adoption.analysis.trends.selection import INDEX, TrendSelection
from adoption.analysis.trends.trend import Trend, follow

from .captions import trend_heading
from .charts import lines
from .downloads import csv_response, json_response
from .params import flat, is_loose
from .sharing import of_trend, sources
from .trend_advice import guard
from .trend_controls import SCALES, address, controls, drawn_scale, links, look, rebase
from .trend_downloads import columns, csv_rows, trends_as_json
from .trend_notes import notes, parted_lines
from .trend_table import trend_table
from .trend_words import summary

POINTS_ON_A_PAGE = 120


def read_trend(request: HttpRequest) -> Trend:
    """The trend that an address asks for: 400 for a bad parameter."""
    return follow(TrendSelection.from_params(flat(request.GET)))


def read_scale(request: HttpRequest) -> str:
    """How a chart looks is no question to the data: what is not known falls back to the default."""
    return request.GET["scale"] if request.GET.get("scale") in SCALES else SCALES[0]


@require_safe
def trends(request: HttpRequest) -> HttpResponse:
    selection = TrendSelection.from_params(flat(request.GET))
    scale = drawn_scale(selection, read_scale(request))
    if is_loose(request.GET):
        return redirect(address(selection, **look(scale)))
    trend = follow(selection)
    context = {
        "section": "trends",
        "trend": trend,
        "selection": selection,
        "metric": selection.metric,
        **of_trend(trend, partial(address, selection, **look(scale))),
    }
    if selection.metric:
        context |= drawing(request, trend, scale)
        context |= controls(trend, scale)
        context |= guard(trend, look(scale))
    return render(request, "pages/trends.html", context)


def drawing(request: HttpRequest, trend: Trend, scale: str) -> dict[str, Any]:
    """The chart, its words and its table."""
    table = trend_table(trend)
    RequestConfig(request, paginate={"per_page": POINTS_ON_A_PAGE}).configure(table)
    return {
        "scale": scale,
        "chart": description(trend, scale),
        "heading": trend_heading(trend.selection),
        "summary": summary(trend),
        "notes": notes(trend, scale),
        "parted": parted_lines(trend, look(scale)),
        "table": table,
        "links": links(trend.selection, scale),
        **sources(trend.points),
    }


def description(trend: Trend, scale: str) -> dict[str, Any]:
    """The chart of a trend, for the script and for images."""
    selection = trend.selection
    drawn = lines(
        selection.metric,
        trend.series,
        trend.events,
        trend.breaks,
        drawn_scale(selection, scale),
        reading=trend.reading,
        bands=trend.bands,
        rebase=rebase(selection, scale) if trend.reading.mode == INDEX else "",
    )
    return drawn | {"title": trend_heading(selection)}


@require_safe
def trends_json(request: HttpRequest) -> HttpResponse:
    return json_response(trends_as_json(read_trend(request)))


@require_safe
def trends_csv(request: HttpRequest) -> HttpResponse:
    trend = read_trend(request)
    return csv_response(columns(trend), csv_rows(trend), "trends.csv")
