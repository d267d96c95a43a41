"""What happened: events by service, kind and year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from adoption.models import Event, Service
from adoption.values.period import Period

from .parameters import BadSelection, Params, given_params, is_searchable, near_first

# The strip and the counts tell of the newest ones.
EVENTS_COUNTED = 20_000
SERVICES_AT_MOST = 200
YEARS_AT_MOST = 30
DOWNLOADED_AT_MOST = 10_000


@dataclass(frozen=True, kw_only=True)
class EventSelection:
    """Blank and None mean all."""

    service: Service | None = None
    kind: str = ""
    year: int | None = None

    @classmethod
    def from_params(cls, params: Params) -> "EventSelection":
        """Raises BadSelection. One query at most, two where the service is unknown."""
        given = given_params(params)
        return cls(
            service=read_service(given["service"]) if "service" in given else None,
            kind=read_kind(given["kind"]) if "kind" in given else "",
            year=read_year(given["year"]) if "year" in given else None,
        )

    def params(self, **changes: str) -> dict[str, str]:
        """The parameters of a link to this selection, some changed; blanks are left out."""
        own = {
            "service": self.service.slug if self.service else "",
            "kind": self.kind,
            "year": f"{self.year:04}" if self.year else "",
        }
        return {name: value for name, value in (own | changes).items() if value}

    def events(self) -> QuerySet[Event]:
        """The latest first, each with the services that readers may see. Two queries."""
        events = Event.objects.filter(kind=self.kind) if self.kind else Event.objects.all()
        if self.year:
            events = events.filter(date__range=days_of(self.year))
        if self.service:
            events = events.filter(services=self.service)
        return events.order_by("-date", "-pk").with_services()


def days_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


@dataclass(frozen=True, slots=True)
class Year:
    """How many events of a year, and of each of its months, the selection has."""

    year: int
    count: int
    months: list[int]


@dataclass(frozen=True, slots=True)
class Facets:
    """What else there is: events of each kind within the year, of each year within the kind. The kind selected
    is among them even where it has none."""

    kinds: dict[str, int]
    years: list[Year]


def facets(selection: EventSelection) -> Facets:
    """Counts for the links to other kinds and years, the service being kept. One query."""
    events = Event.objects.filter(services=selection.service) if selection.service else Event.objects.all()
    days = list(events.order_by("-date").values_list("date", "kind")[:EVENTS_COUNTED])
    kinds = Counter(kind for day, kind in days if selection.year in (None, day.year))
    months = Counter((day.year, day.month) for day, kind in days if selection.kind in ("", kind))
    shown = {kind: kinds[kind] for kind in Event.Kind.values if kinds[kind] or kind == selection.kind}
    return Facets(shown, years_of(days, months))


def years_of(days: Iterable[tuple[date, str]], months: Counter[tuple[int, int]]) -> list[Year]:
    """From the first to the last year with any event, also those between without one, the newest at most."""
    with_events = [day.year for day, _ in days]
    if not with_events:
        return []
    first = max(min(with_events), max(with_events) - YEARS_AT_MOST + 1)
    found = []
    for year in range(first, max(with_events) + 1):
        counts = [months[year, month] for month in range(1, 13)]
        found.append(Year(year, sum(counts), counts))
    return found


def services_with_events(selection: EventSelection) -> list[Service]:
    """The published services with events of the kind and the year selected, those with the most first;
    `event_count` of each. One query."""
    shown = Q(events__isnull=False)
    if selection.kind:
        shown &= Q(events__kind=selection.kind)
    if selection.year:
        shown &= Q(events__date__range=days_of(selection.year))
    counted = Service.objects.published().filter(shown).annotate(event_count=Count("events"))
    return list(counted.order_by("-event_count", "name")[:SERVICES_AT_MOST])


def by_month(events: Iterable[Event]) -> list[tuple[int, list[tuple[Period, list[Event]]]]]:
    """Events in their order, under their years and months: [(year, [(month, events)])]."""
    years: dict[int, dict[Period, list[Event]]] = {}
    for event in events:
        months = years.setdefault(event.date.year, {})
        months.setdefault(Period.containing("month", event.date), []).append(event)
    return [(year, list(months.items())) for year, months in years.items()]


def read_service(slug: str) -> Service:
    published = Service.objects.published()
    if is_searchable(slug) and (service := published.filter(slug=slug).first()):
        return service
    raise BadSelection("service", slug, near_first(slug, published.values_list("slug", flat=True)))


def read_kind(kind: str) -> str:
    if kind not in Event.Kind.values:
        raise BadSelection("kind", kind, near_first(kind, Event.Kind.values))
    return kind


def read_year(text: str) -> int:
    """Four digits, so that one state has one address."""
    if len(text) == 4 and text.isascii() and text.isdecimal() and text != "0000":
        return int(text)
    dates = Event.objects.order_by("-date").dates("date", "year", order="DESC")
    raise BadSelection("year", text, [f"{day.year:04}" for day in dates[:YEARS_AT_MOST]])
