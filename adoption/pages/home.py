"""The front page: who leads, how that came, what moved, what is new."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adoption.analysis.coverage import default_period
from adoption.analysis.front import asked_next, headline_metric
from adoption.analysis.happenings import breaks_during
from adoption.analysis.listings import newest_events
from adoption.analysis.movers.movers import what_moved
from adoption.analysis.movers.selection import SPANS, MoversSelection
from adoption.analysis.newly_published import newest_figures
from adoption.analysis.rankings.leaders import leaders
from adoption.analysis.rankings.moves import DOWN, UP
from adoption.analysis.rankings.ranking import Ranking, RankRow, rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.scope import Scope
from adoption.analysis.series import FigureRow
from adoption.analysis.trends.selection import SERVICES_BY_DEFAULT, TrendSelection
from adoption.analysis.trends.tracing import newest_first, trace
from adoption.models import WORLD, Metric, Region

from .charts import lines
from .datasets import site_data
from .movers import SPAN_NAMES
from .movers import address as movers_address
from .ranking import address, today
from .ranking_controls import trend_address
from .ranking_table import RankingTable
from .sharing import sources
from .tables import TrendTable
from .trend_controls import address as trends_address

NEWEST_FIGURES = 6
NEWEST_EVENTS = 5
OTHER_METRICS = 6
GROWING, SHRINKING, MOVES = 3, 2, 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    world = Region.objects.get(pk=WORLD)
    context = {
        "section": "home",
        "structured": site_data(request),
        "figures": newest_figures(NEWEST_FIGURES, today()),
        "events": newest_events(NEWEST_EVENTS),
    }
    if ranking := headline_ranking(world):
        metric = ranking.selection.metric
        context |= {
            "ranking": ranking,
            "metric": metric,
            "selection": ranking.selection,
            "table": RankingTable(ranking, compact=True, at_most=SERVICES_BY_DEFAULT, orderable=False),
            "ranking_address": address(ranking.selection),
            "trend_address": trend_address(ranking),
            "leaders": other_leaders(world, metric),
            **drawing(ranking),
            **moved(ranking),
        }
    return render(request, "pages/home.html", context)


def headline_ranking(region: Region) -> Ranking | None:
    """The ranking by the headline metric."""
    metric = headline_metric(region)
    if metric is None:
        return None
    scope = Scope(metric=metric, region=region)
    period = default_period(scope)
    ranking = rank(RankingSelection(**vars(scope), period=period, defaulted=frozenset({"period"})), today())
    return ranking if ranking.rows else None


def other_leaders(region: Region, headline: Metric) -> list[tuple[Metric, list[FigureRow]]]:
    """Who leads by other metrics."""
    metrics = asked_next(region, headline, OTHER_METRICS)
    first = leaders(metrics, {metric.pk: region.code for metric in metrics})
    return [(metric, first[metric.pk]) for metric in metrics if metric.pk in first]


def moved(ranking: Ranking) -> dict[str, Any]:
    """What grew and what shrank by the metric of the ranking, and whose rank changed most."""
    scope = {"metric": ranking.selection.metric, "region": ranking.selection.region}
    selection = MoversSelection(**scope, span=next(iter(SPANS)), defaulted=frozenset({"metric", "span"}))
    movers = what_moved(selection)
    moves = sorted((row for row in ranking.rows if row.move in (UP, DOWN)), key=distance, reverse=True)
    return {
        "growing": movers.growing[:GROWING],
        "shrinking": movers.shrinking[:SHRINKING],
        "span_name": SPAN_NAMES[selection.span],
        "moves": [(row, ranks_tell(row)) for row in moves[:MOVES]],
        "movers_address": movers_address(selection),
    }


def distance(row: RankRow) -> int:
    return abs(row.climbed)


def ranks_tell(row: RankRow) -> bool:
    """Whether both ranks show how far a service moved. Newcomers push others down, who have not moved by that."""
    return row.previous_rank - row.rank == row.climbed


def drawing(ranking: Ranking) -> dict[str, Any]:
    """The trend of the services that lead the ranking, as a chart and as a table."""
    metric, region = ranking.selection.metric, ranking.selection.region
    services = tuple(row.row.service for row in ranking.rows[:SERVICES_BY_DEFAULT])
    selection = TrendSelection(metric=metric, region=region, services=services)
    series = trace(selection)
    return {
        # Half a page has no room for the marks of events; they stand beside it as a list.
        "chart": lines(metric, series, [], breaks_during(selection, series)),
        "chart_image": trends_address(selection, "trends_svg"),
        "numbers": TrendTable(newest_first(series), metric, orderable=False),
        **sources(newest_first(series)),
    }
