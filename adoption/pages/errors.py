"""Error pages in the site's dress; the same error as JSON or plain text where a file was asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from adoption.analysis.comparability import compared_services, fair_comparisons
from adoption.analysis.parameters import BadSelection, Incomparable

from . import embed
from .comparisons import offers
from .params import flat


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: names the parameter, its value and what is allowed."""
    context = {"message": "", "parameter": "", "value": "", "allowed": []}
    if isinstance(exception, BadSelection):
        context = {
            "message": str(exception),
            "parameter": exception.parameter,
            "value": exception.value,
            "allowed": exception.allowed,
        }
    if embed.is_embed(request):
        return embed.refusal(request, context["message"], 400)
    if answer := as_file(request, context, 400):
        return answer
    if isinstance(exception, Incomparable):
        return render(request, "pages/incomparable.html", context | instead(request, exception), status=400)
    return render(request, "400.html", context, status=400)


def as_file(request: HttpRequest, error: dict[str, Any], status: int) -> HttpResponse | None:
    """The error in the shape of the file that was asked for; None where that was a page."""
    if request.path.endswith((".json", "/oembed")):
        return JsonResponse({"error": error}, status=status)
    if request.path.endswith(".csv"):
        text = error["message"] or _("The address asks for something that this page does not understand.")
        return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
    return None


def instead(request: HttpRequest, refusal: Incomparable) -> dict[str, Any]:
    """In what the two metrics differ, and which comparisons are fair."""
    services = compared_services(refusal.metric, refusal.other, flat(request.GET))
    return {
        "metrics": [refusal.metric, refusal.other],
        "differences": refusal.differences,
        "offers": offers(fair_comparisons(refusal.metric, services)),
    }


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came without the token that our own pages put into it."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if embed.is_embed(request):
        return embed.refusal(request, _("There is no such page"), 404)
    answer = as_file(request, {"message": _("There is no such page")}, 404)
    return answer or render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Renders without context processors: what failed may be what they need."""
    return render(None, "500.html", status=500)
