"""The front page: who leads, how that came, what is new."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adoption.analysis.coverage import busiest_metric
from adoption.analysis.happenings import breaks_during
from adoption.analysis.listings import newest_events, newest_figures
from adoption.analysis.ranking import Ranking, rank
from adoption.analysis.selection import RankingSelection
from adoption.analysis.series import newest_first, trace
from adoption.analysis.trend_selection import SERVICES_BY_DEFAULT, TrendSelection
from adoption.models import WORLD, Metric, Region

from .charts import lines
from .ranking import address, today, trend_address
from .tables import RankingTable, TrendTable

# The measure that most services have and most readers mean.
HEADLINE = "monthly-visits"
NEWEST_FIGURES = 8
NEWEST_EVENTS = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "section": "home",
        "figures": newest_figures(NEWEST_FIGURES),
        "events": newest_events(NEWEST_EVENTS),
    }
    if ranking := headline_ranking():
        context |= {
            "ranking": ranking,
            "metric": ranking.selection.metric,
            "selection": ranking.selection,
            "table": RankingTable(ranking, orderable=False),
            "ranking_address": address(ranking.selection),
            "trend_address": trend_address(ranking),
            **drawing(ranking),
        }
    return render(request, "pages/home.html", context)


def headline_ranking() -> Ranking | None:
    """The ranking by the headline metric; by the busiest one where that has no figures."""
    world = Region.objects.get(pk=WORLD)
    headline = Metric.objects.filter(slug=HEADLINE, figures__chosen=True).first()
    metric = headline or busiest_metric(world)
    if metric is None:
        return None
    ranking = rank(RankingSelection.from_params(metric, {}), today())
    return ranking if ranking.rows else None


def drawing(ranking: Ranking) -> dict:
    """The trend of the services that lead the ranking, as a chart and as a table."""
    slugs = [row.row.service.slug for row in ranking.rows[:SERVICES_BY_DEFAULT]]
    metric = ranking.selection.metric
    series = trace(TrendSelection.from_params({"metric": metric.slug, "services": ",".join(slugs)}))
    return {
        # Half a page has no room for the marks of events; they stand beside it as a list.
        "chart": lines(metric, series, [], breaks_during(metric, series)),
        "numbers": TrendTable(newest_first(series), metric, orderable=False),
    }
