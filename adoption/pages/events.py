"""What happened, the latest first: the page, and the same events as JSON and CSV."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoption.analysis.timeline import (
    DOWNLOADED_AT_MOST,
    EventSelection,
    Facets,
    Year,
    by_month,
    facets,
    services_with_events,
)
from adoption.models import Event

from .downloads import csv_response, json_response
from .params import flat

EVENTS_ON_A_PAGE = 100
# Those of the file that `import_events` reads, so that a download can be imported again.
EVENT_COLUMNS = ("date", "end_date", "title", "title_ko", "services", "kind", "url", "note")


class Choice(NamedTuple):
    """Something else to select, and how many events it has."""

    label: str
    count: int
    address: str
    is_chosen: bool


class Bars(NamedTuple):
    """A year of the strip: its months as shares of the busiest month of all."""

    year: Year
    address: str
    is_chosen: bool
    heights: list[float]


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    selection = EventSelection.from_params(flat(request.GET))
    page = Paginator(selection.events(), EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    found = facets(selection)
    context = {
        "section": "events",
        "canonical": page_address(selection, page.number),
        "selection": selection,
        "page": page,
        "years": by_month(page),
        "kinds": kind_choices(selection, found),
        "strip": strip(selection, found),
        "services": services_with_events(selection),
        "narrowed": narrowed(selection),
        "links": links(selection, page),
    }
    return render(request, "pages/events.html", context)


@require_safe
def events_json(request: HttpRequest) -> HttpResponse:
    selection = EventSelection.from_params(flat(request.GET))
    asked = {
        "service": selection.service.slug if selection.service else None,
        "kind": selection.kind or None,
        "year": selection.year,
    }
    return json_response({**asked, "events": [event_as_json(event) for event in downloaded(selection)]})


@require_safe
def events_csv(request: HttpRequest) -> HttpResponse:
    selection = EventSelection.from_params(flat(request.GET))
    return csv_response(EVENT_COLUMNS, [event_as_row(event) for event in downloaded(selection)], "events.csv")


def narrowed(selection: EventSelection) -> str:
    """What the events are narrowed to, in words: Zeta, ban, 2025."""
    service = selection.service.display_name if selection.service else ""
    kind = str(Event.Kind(selection.kind).label) if selection.kind else ""
    return ", ".join(filter(None, [service, kind, f"{selection.year:04}" if selection.year else ""]))


def downloaded(selection: EventSelection) -> list[Event]:
    return list(selection.events()[:DOWNLOADED_AT_MOST])


def event_as_json(event: Event) -> dict[str, Any]:
    return {
        "date": event.period.code,
        "end_date": event.end_date.isoformat() if event.end_date else None,
        "title": event.display_title,
        "kind": event.kind,
        "services": [service.slug for service in event.services.all()],
        "url": event.url or None,
        "note": event.note or None,
    }


def event_as_row(event: Event) -> dict[str, Any]:
    own = {name: getattr(event, name) for name in EVENT_COLUMNS if name != "services"}
    return own | {"date": event.period.code, "services": "|".join(service.name for service in event.services.all())}


def address(selection: EventSelection, view: str = "events", **changes: str) -> str:
    """The canonical address of a selection, some parameters changed."""
    query = urlencode(selection.params(**changes))
    return f"{reverse(view)}?{query}" if query else reverse(view)


def page_address(selection: EventSelection, number: int) -> str:
    return address(selection, page=str(number) if number > 1 else "")


def links(selection: EventSelection, page: Page) -> dict[str, str]:
    """Where a reader can go from the events shown."""
    found = {
        "json": address(selection, "events_json"),
        "csv": address(selection, "events_csv"),
        "all": reverse("events"),
        "all_kinds": address(selection, kind=""),
        "all_years": address(selection, year=""),
    }
    if page.has_previous():
        found["before"] = page_address(selection, page.previous_page_number())
    if page.has_next():
        found["after"] = page_address(selection, page.next_page_number())
    return found


def kind_choices(selection: EventSelection, found: Facets) -> list[Choice]:
    return [
        Choice(Event.Kind(kind).label, count, address(selection, kind=kind), kind == selection.kind)
        for kind, count in found.kinds.items()
    ]


def strip(selection: EventSelection, found: Facets) -> list[Bars]:
    busiest = max((count for year in found.years for count in year.months), default=0) or 1
    return [
        Bars(
            year=year,
            address=address(selection, year=f"{year.year:04}"),
            is_chosen=year.year == selection.year,
            heights=[count / busiest for count in year.months],
        )
        for year in found.years
    ]
