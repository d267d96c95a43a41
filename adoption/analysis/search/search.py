"""What a reader's words find: services, organizations, metrics, sources, events, each with a line of facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from adoption.models import Event, Figure, Metric, Organization, Service, Source
from adoption.values.names import isolated

from ..listings import figures_with_names
from .matching import Level, Match, matches
from .name_index import KINDS, name_index
from .pairs import Pair, Split, pairs_of, split

# How many are shown of each kind, and on a page of one kind.
OF_EACH_KIND = 5
OF_ONE_KIND = 25


@dataclass(frozen=True, slots=True)
class Hit:
    """`row` is what was found, with its counts; `met` the name by which, blank where the page shows it anyway."""

    row: Model
    met: str
    is_near: bool
    # The newest figure of a service.
    newest: Figure | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: one page of the hits, and how many there are in all."""

    kind: str
    hits: list[Hit]
    total: int
    page: int = 1

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // OF_ONE_KIND))


@dataclass(frozen=True, slots=True)
class Found:
    """`pairs`: the series of a service by a metric, where both were asked for together."""

    groups: list[Group]
    # Nothing has this name; what is listed is only like it.
    only_near: bool
    pairs: list[Pair]


def find(text: str) -> Found:
    """The first of each kind, the best met kind first. Thirteen queries at most, seven more after names changed."""
    found, parts = asked_for(text)
    of_kind = {kind: [match for match in found if match.name.kind == kind] for kind in KINDS}
    best_first = sorted((kind for kind in KINDS if of_kind[kind]), key=lambda kind: of_kind[kind][0].level.of_kind)
    groups = [Group(kind, hits(kind, of_kind[kind][:OF_EACH_KIND]), len(of_kind[kind])) for kind in best_first]
    only_near = bool(found) and found[0].level == Level.NEAR
    return Found(groups, only_near, pairs_of(parts) if parts else [])


def asked_for(text: str) -> tuple[list[Match], Split | None]:
    """The matches, and where the words name a service and a metric together rather than one thing, the two. Then
    these are what is found of their kinds, and of the others only what has all the words."""
    index = name_index()
    found = matches(index, text)
    if any(match.name.kind in ("services", "organizations", "metrics") and match.level < Level.NEAR for match in found):
        return found, None
    parts = split(index, text)
    if parts is None:
        return found, None
    others = [match for match in found if match.level < Level.NEAR]
    return [*parts.owners, *parts.metrics, *others], parts


def find_kind(text: str, kind: str, page: str | int) -> Group:
    """One page of all that was found of one kind: the first or the last where there is no such page."""
    found = [match for match in asked_for(text)[0] if match.name.kind == kind]
    shown = Paginator(found, OF_ONE_KIND).get_page(page)
    return Group(kind, hits(kind, list(shown)), len(found), shown.number)


def hits(kind: str, found: list[Match]) -> list[Hit]:
    """The matches with their rows. A row that has just gone is left out."""
    rows = {row.pk: row for row in FACTS[kind]().filter(pk__in=[match.name.pk for match in found])}
    newest = newest_figures_of(rows) if kind == "services" else {}
    return [hit(match, rows[match.name.pk], newest) for match in found if match.name.pk in rows]


def hit(match: Match, row: Model, newest: dict[int, Figure]) -> Hit:
    met = isolated(match.name.text)
    is_shown = met in (getattr(row, name, None) for name in ("display_name", "display_title"))
    is_shown = is_shown or match.is_seen or match.name.field == "slug"
    return Hit(row, "" if is_shown else met, match.level == Level.NEAR, newest.get(row.pk))


def newest_figures_of(services_found: Iterable[int]) -> dict[int, Figure]:
    """The chosen figure of the latest period of each of the services. One query."""
    of_service = Figure.objects.filter(service=OuterRef("pk"), chosen=True).order_by("-period_start", "metric", "pk")
    newest = (
        Service.objects.filter(pk__in=list(services_found))
        .order_by()
        .values(newest=Subquery(of_service.values("pk")[:1]))
    )
    return {figure.service_id: figure for figure in figures_with_names().filter(pk__in=newest)}


def number_of(figures: QuerySet[Figure], owner: str) -> Coalesce:
    """How many of the figures belong to a row: counted by an index, where joined tables would all be read."""
    counts = figures.filter(**{owner: OuterRef("pk")}).order_by().values(owner).annotate(number=Count("pk"))
    return Coalesce(Subquery(counts.values("number"), output_field=IntegerField()), 0)


def services() -> QuerySet[Service]:
    """Published services with the number of facts known of them."""
    facts = number_of(Figure.objects.filter(chosen=True), "service")
    return Service.objects.published().select_related("provider").annotate(figure_count=facts)


def organizations() -> QuerySet[Organization]:
    """Organizations with the number of services that they run and of sources that they published."""
    return Organization.objects.annotate(
        service_count=Count("services", filter=Q(services__status=Service.Status.PUBLISHED), distinct=True),
        source_count=Count("sources", distinct=True),
    )


def sources() -> QuerySet[Source]:
    """Sources with the number of their figures."""
    return Source.objects.select_related("publisher").annotate(figure_count=number_of(Figure.objects.all(), "source"))


def events() -> QuerySet[Event]:
    return Event.objects.with_services()


FACTS: dict[str, Callable[[], QuerySet]] = {
    "services": services,
    "organizations": organizations,
    # Counting the figures of a metric would take a fifth of a second where there are a million.
    "metrics": Metric.objects.all,
    "sources": sources,
    "events": events,
}
