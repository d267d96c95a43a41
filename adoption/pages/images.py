"""Rankings, trends and cards as images, drawn on the server and kept until the data changes."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from adoption.analysis.freshness import state_of_data
from adoption.analysis.profiles.service import profile
from adoption.analysis.rankings.ranking import rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.trend import follow
from adoption.models import Metric, Service
from adoption.templatetags.figures import language

from . import captions
from .drawing import card as cards
from .drawing import chart as charts
from .drawing import ranking as rankings
from .drawing.palette import PALETTES
from .drawing.png import png
from .drawing.sheet import Look
from .params import flat
from .ranking import address as ranking_address
from .ranking import today
from .trend_controls import address as trend_address
from .trend_controls import look as drawn_as
from .trends import description, read_scale

TYPES = {"svg": "image/svg+xml", "png": "image/png"}
# Seconds that an image is kept here, and that others may keep it without asking again.
KEPT = 3600
FRESH = 300


@require_safe
def ranking_image(request: HttpRequest, slug: str, kind: str, is_card: bool = False) -> HttpResponse:
    metric = get_object_or_404(Metric, slug=slug)
    selection = RankingSelection.from_params(metric, flat(request.GET))
    look = look_of(request, is_card)
    address = request.build_absolute_uri(ranking_address(selection))

    def draw() -> str:
        ranking = rank(selection, today())
        return rankings.draw(ranking, replace(captions.of_ranking(ranking), address=address), look)

    return answer(request, kind, look, address, draw)


@require_safe
def trends_image(request: HttpRequest, kind: str, is_card: bool = False) -> HttpResponse:
    selection = TrendSelection.from_params(flat(request.GET))
    scale = read_scale(request)
    look = look_of(request, is_card)
    address = request.build_absolute_uri(trend_address(selection, **drawn_as(scale)))

    def draw() -> str:
        trend = follow(selection)
        caption = replace(captions.of_trend(trend), address=address)
        if selection.metric is None:
            return charts.empty(caption, look)
        return charts.draw(description(trend, scale), caption, look)

    return answer(request, kind, look, address, draw)


@require_safe
def service_card(request: HttpRequest, slug: str) -> HttpResponse:
    service = get_object_or_404(Service.objects.published().select_related("provider"), slug=slug)
    look = look_of(request, is_card=True)

    def draw() -> str:
        found = captions.figures_of(profile(service, today()))
        return cards.draw(captions.of_service(service), look, found)

    return answer(request, "png", look, service.get_absolute_url(), draw)


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    look = look_of(request, is_card=True)
    return answer(request, "png", look, reverse("home"), lambda: cards.plain(captions.of_site(), look))


def look_of(request: HttpRequest, is_card: bool) -> Look:
    """How an image looks is no question to the data: what is not known falls back to the default."""
    theme = request.GET.get("theme", "")
    return Look(theme if theme in PALETTES else "light", is_card)


def answer(request: HttpRequest, kind: str, look: Look, address: str, draw: Callable[[], str]) -> HttpResponse:
    """The image of what stands at an address: kept from before, or drawn. Images of other days differ by ages."""
    state = (kind, look, language(), address, today(), state_of_data())
    key = sha256(repr(state).encode()).hexdigest()
    etag = f'"{key}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        image = cache.get_or_set(f"image:{key}", lambda: made(kind, draw()), KEPT)
        response = HttpResponse(image, content_type=TYPES[kind], headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


def made(kind: str, drawing: str) -> bytes:
    return png(drawing) if kind == "png" else drawing.encode()
