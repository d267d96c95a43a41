"""Error pages in the site's dress; the same error as JSON where JSON was asked for."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from adoption.analysis.parameters import BadSelection


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
    if request.path.endswith(".json"):
        return JsonResponse({"error": context}, status=400)
    return render(request, "400.html", context, status=400)


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came without the token that our own pages put into it."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Renders without context processors: what failed may be what they need."""
    return render(None, "500.html", status=500)
