"""Search: by any name of a thing, in English or Korean."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from adoption.analysis.listings import services_with_counts
from adoption.analysis.parameters import BadSelection
from adoption.analysis.search.name_index import KINDS
from adoption.analysis.search.search import Group, find, find_kind

from .service_cards import ranking_of, trend_address

LONGEST = 100
MOST_COVERED = 8
TITLES = {
    "services": _("Services"),
    "organizations": _("Organizations"),
    "metrics": _("Metrics"),
    "sources": _("Sources"),
    "events": _("Events"),
}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = readable(request.GET.get("q", ""))
    text = typed[:LONGEST].strip()
    context = {"search_text": text, "longest": LONGEST if len(typed) > LONGEST else None}
    kind = read_kind(request.GET.get("kind", ""))
    if text and kind:
        context |= page_of_kind(text, kind, request.GET.get("page", ""))
    elif text:
        found = find(text)
        groups = [shown(group, more_of(group, text)) for group in found.groups]
        context |= {
            "only_near": found.only_near,
            "groups": groups,
            "pairs": [
                (pair, trend_address(pair.service, pair.metric, pair.region), ranking_of(pair.metric, pair.region))
                for pair in found.pairs
            ],
            "canonical": reverse("search") + address(q=text),
        }
    if not context.get("groups"):
        context["covered"] = services_with_counts().filter(figure_count__gt=0)[:MOST_COVERED]
    return render(request, "pages/search.html", context)


def readable(text: str) -> str:
    """On one line, and without what has no sign of its own: zero bytes, marks that turn the direction."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def read_kind(text: str) -> str:
    if text and text not in KINDS:
        raise BadSelection("kind", text, KINDS)
    return text


def page_of_kind(text: str, kind: str, page: str) -> dict:
    """All hits of one kind, page by page, with links to the neighbors."""
    group = find_kind(text, kind, page)
    number = group.page
    links = {
        "all": address(q=text),
        "before": address(q=text, kind=kind, page=number - 1) if number > 1 else "",
        "after": address(q=text, kind=kind, page=number + 1) if number < group.pages else "",
    }
    groups = [shown(group)] if group.hits else []
    canonical = reverse("search") + address(q=text, kind=kind, **({"page": number} if number > 1 else {}))
    return {"groups": groups, "kind_title": TITLES[kind], "group": group, "links": links, "canonical": canonical}


def more_of(group: Group, text: str) -> str:
    """The address of all hits of a kind, where not all are shown."""
    return address(q=text, kind=group.kind) if group.total > len(group.hits) else ""


def shown(group: Group, more: str = "") -> dict:
    """A group as the template lists it."""
    return {
        "kind": group.kind,
        "title": TITLES[group.kind],
        "template": f"partials/hits/{group.kind}.html",
        "hits": group.hits,
        "total": group.total,
        "more": more,
    }


def address(**parameters: str | int) -> str:
    return f"?{urlencode(parameters)}"
