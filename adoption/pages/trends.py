"""How services did over time: the chart, its table, and the same points as JSON and CSV."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from adoption.analysis.coverage import regions_with_figures
from adoption.analysis.happenings import breaks_during, events_during
from adoption.analysis.listings import metrics_with_counts
from adoption.analysis.parameters import SERVICES_AT_MOST
from adoption.analysis.series import FigureRow, Series, newest_first, trace
from adoption.analysis.trend_selection import TrendSelection
from adoption.models import Event, SeriesBreak, Service

from .charts import lines
from .downloads import TREND_COLUMNS, csv_response, json_response, trend_row, trends_as_json
from .params import flat
from .tables import TrendTable

SCALES = ("linear", "log")
POINTS_ON_A_PAGE = 400


@dataclass(frozen=True)
class Trend:
    """The answer to a question about trends."""

    selection: TrendSelection
    series: list[Series]
    events: list[Event]
    breaks: list[SeriesBreak]

    @property
    def points(self) -> list[FigureRow]:
        return newest_first(self.series)


def read_trend(request: HttpRequest) -> Trend:
    """The trend that an address asks for: 400 for a bad parameter."""
    selection = TrendSelection.from_params(flat(request.GET))
    series = trace(selection)
    return Trend(selection, series, events_during(series), breaks_during(selection.metric, series))


@require_safe
def trends(request: HttpRequest) -> HttpResponse:
    trend = read_trend(request)
    context = {"section": "trends", "trend": trend, "selection": trend.selection, "metric": trend.selection.metric}
    if trend.selection.metric:
        context |= drawing(request, trend)
    return render(request, "pages/trends.html", context)


def drawing(request: HttpRequest, trend: Trend) -> dict:
    """The chart, its table and the controls."""
    selection = trend.selection
    # How a chart looks is no question to the data: what is not known falls back to the default.
    scale = request.GET["scale"] if request.GET.get("scale") in SCALES else SCALES[0]
    table = TrendTable(trend.points, selection.metric)
    RequestConfig(request, paginate={"per_page": POINTS_ON_A_PAGE}).configure(table)
    return {
        "scale": scale,
        "chart": lines(selection.metric, trend.series, trend.events, trend.breaks, scale),
        "table": table,
        "links": links(selection, scale),
        "choices": choices(selection),
    }


@require_safe
def trends_json(request: HttpRequest) -> HttpResponse:
    trend = read_trend(request)
    return json_response(trends_as_json(trend.selection, trend.series, trend.events, trend.breaks))


@require_safe
def trends_csv(request: HttpRequest) -> HttpResponse:
    trend = read_trend(request)
    rows = (trend_row(trend.selection, point) for one in trend.series for point in one.points)
    return csv_response(TREND_COLUMNS, rows, "trends.csv")


def address(selection: TrendSelection, view: str = "trends", **changes: str) -> str:
    """The canonical address of a trend, some parameters changed."""
    query = urlencode(selection.params(**changes), safe=",")
    return f"{reverse(view)}?{query}" if query else reverse(view)


def links(selection: TrendSelection, scale: str) -> dict[str, str]:
    """Where a reader can go from a trend."""
    return {
        "json": address(selection, "trends_json"),
        "csv": address(selection, "trends_csv"),
        "all": address(selection, measured_by="", as_of="", undated=""),
        "linear": address(selection),
        "log": address(selection, scale="log"),
    }


def choices(selection: TrendSelection) -> dict:
    """What the controls offer."""
    metrics = [metric for metric in metrics_with_counts() if metric.figure_count]
    return {
        "metrics": metrics,
        "regions": regions_with_figures(selection.metric),
        "services": Service.objects.published().order_by("name"),
        "at_most": SERVICES_AT_MOST,
    }
