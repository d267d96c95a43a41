"""Rankings and trends without the site around them, to be shown in frames on other sites."""

from collections.abc import Callable
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from . import captions, trends
from . import ranking as rankings
from .sharing import EMBEDDED_ROWS, ranking_title, sources, trend_title
from .trend_controls import address as trend_address
from .trend_controls import look
from .trend_notes import notes

POINTS_AT_MOST = 60
THEMES = ("light", "dark")
VIEWS = ("embed_ranking", "embed_trends")


def frameable(view: Callable) -> Callable:
    """Any site may show what the view answers in a frame; nothing else of the policy is loosened."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(view))


@frameable
@require_safe
def embed_ranking(request: HttpRequest, slug: str) -> HttpResponse:
    ranking = rankings.read_ranking(request, slug)
    rows = ranking.rows[:EMBEDDED_ROWS]
    context = {
        "caption": captions.of_ranking(ranking),
        "title": ranking_title(ranking.selection),
        "page": rankings.address(ranking.selection),
        "metric": ranking.selection.metric,
        "rows": rows,
        "more": len(ranking.rows) - len(rows),
        "mixes_periods": ranking.mixes_periods,
        "largest": max((row.row.value for row in rows), default=0),
        **sources(row.row for row in rows),
    }
    return answer(request, "embed/ranking.html", context)


@frameable
@require_safe
def embed_trends(request: HttpRequest) -> HttpResponse:
    trend = trends.read_trend(request)
    selection, points, scale = trend.selection, trend.points, trends.read_scale(request)
    context = {
        "caption": captions.of_trend(trend),
        "title": trend_title(selection),
        "page": trend_address(selection, **look(scale)),
        "metric": selection.metric,
        "points": points[:POINTS_AT_MOST],
        **sources(points),
    }
    if points:
        # The list that the numbers of events lead to stands on the page, and so does the choice of a base.
        chart = trends.description(trend, scale)
        context |= {"chart": chart | {"events": [], "rebase": None}, "notes": notes(trend, scale)}
    return answer(request, "embed/trends.html", context)


def answer(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, template, context | {"theme": theme(request)}, status=status)


@frameable
def refusal(request: HttpRequest, message: str, status: int) -> HttpResponse:
    """A wrong address says so in the frame itself, where it would else stay blank."""
    return answer(request, "embed/refusal.html", {"message": message}, status)


def is_embed(request: HttpRequest) -> bool:
    return bool(request.resolver_match) and request.resolver_match.url_name in VIEWS


def theme(request: HttpRequest) -> str:
    """Light or dark where the embedding page asks for it; else as the reader's system has it."""
    return request.GET["theme"] if request.GET.get("theme") in THEMES else ""
