"""How another site shows a ranking or a trend of ours in its own text, as oembed.com describes it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adoption.analysis.parameters import BadSelection
from adoption.analysis.rankings.ranking import rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.trends.selection import TrendSelection
from adoption.models import Metric
from adoption.templatetags.sharing import iframe

from .params import flat
from .ranking import today
from .ranking_controls import address as ranking_address
from .sharing import EMBED_WIDTH, ranking_embed, trend_embed
from .trend_controls import SCALES, look
from .trend_controls import address as trend_address

CACHE_SECONDS = 24 * 3600
LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Size:
    """The largest size that the asking site has room for; None means any."""

    width: int | None
    height: int | None


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    if request.GET.get("format", "json") != "json":
        return HttpResponse(_("Only format=json is answered."), status=501, content_type="text/plain; charset=utf-8")
    room = Size(read_size(request, "maxwidth"), read_size(request, "maxheight"))
    address = read_address(request)
    language = translation.get_language_from_path(address.path) or "en"
    with translation.override(language):
        content = described(request, shown_at(address, room), room)
        return JsonResponse(content, json_dumps_params={"ensure_ascii": False})


def read_size(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 7 and int(text)):
        raise BadSelection(name, text, ["600"])
    return min(int(text), LARGEST)


def read_address(request: HttpRequest) -> SplitResult:
    """The address asked about: 400 where it is none, 404 where it is not of this site."""
    text = request.GET.get("url", "")
    example = [request.build_absolute_uri(reverse("trends"))]
    try:
        address = urlsplit(text)
    except ValueError as error:
        raise BadSelection("url", text, example) from error
    if address.scheme not in ("http", "https") or not address.netloc:
        raise BadSelection("url", text, example)
    if address.netloc.lower() != request.get_host().lower():
        raise Http404
    return address


def shown_at(address: SplitResult, room: Size) -> dict[str, Any]:
    """The embed of what stands at an address: 404 where that is no ranking and no trend, 400 where a parameter
    of the address is wrong."""
    try:
        match = resolve(address.path)
    except Resolver404 as error:
        raise Http404 from error
    query = QueryDict(address.query)
    if match.url_name == "ranking":
        metric = get_object_or_404(Metric, slug=match.kwargs["slug"])
        selection = RankingSelection.from_params(metric, flat(query))
        return ranking_embed(rank(selection, today()), lambda view: ranking_address(selection, view))
    if match.url_name == "trends":
        selection = TrendSelection.from_params(flat(query))
        shown_as = look(query["scale"]) if query.get("scale") in SCALES else {}
        width = min(EMBED_WIDTH, room.width or LARGEST)
        return trend_embed(selection, lambda view: trend_address(selection, view, **shown_as), width)
    raise Http404


def described(request: HttpRequest, embed: dict[str, Any], room: Size) -> dict[str, Any]:
    width = min(embed["width"], room.width or LARGEST)
    height = min(embed["height"], room.height or LARGEST)
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed["title"],
        "provider_name": "Adoption",
        "provider_url": request.build_absolute_uri(reverse("home")),
        "cache_age": CACHE_SECONDS,
        "width": width,
        "height": height,
        "html": iframe(request.build_absolute_uri(embed["address"]), embed["title"], width, height),
    }
