"""Lists of figures and of what they belong to, with all that a page shows of them; no query per row."""

from collections.abc import Collection, Iterable

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Window

from adoption.models import Event, Figure, Metric, Organization, Service, Source
from adoption.models.figure import FACT_FIELDS
from adoption.values.period import Period

WITH_NAMES = ("service", "metric", "region", "source__publisher", "measured_by")


def figures_with_names() -> QuerySet[Figure]:
    """Figures of published services with all that a row of a table names."""
    return Figure.objects.published().select_related(*WITH_NAMES)


def events_of(service: Service, count: int) -> tuple[list[Event], int]:
    """The newest events of a service, and how many there are in all. Two queries."""
    events = list(service.events.with_services().annotate(in_all=Window(Count("pk")))[:count])
    return events, events[0].in_all if events else 0


def newest_events(count: int) -> list[Event]:
    return list(Event.objects.with_services()[:count])


def figures_of_source(source: Source) -> QuerySet[Figure]:
    return figures_with_names().filter(source=source).order_by("service__name", "metric", "-period_start", "pk")


def chosen_figures_of_service(service: Service) -> QuerySet[Figure]:
    """What is known of a service, one figure for each fact, the newest period first."""
    return figures_with_names().filter(service=service, chosen=True).order_by("metric", "region", "-period_start", "pk")


def others_for_the_same_facts(figures: QuerySet[Figure]) -> int:
    """How many figures, deprecated ones too, state what the given ones state. One query, which looks each fact
    up in the index."""
    same = Figure.objects.filter(**{field: OuterRef(field) for field in FACT_FIELDS}).order_by()
    counted = same.values("metric").annotate(number=Count("pk")).values("number")
    total = figures.order_by().annotate(stated=Subquery(counted)).aggregate(others=Sum(F("stated") - 1))
    return total["others"] or 0


def figures_measured_by(organization: Organization) -> QuerySet[Figure]:
    return figures_with_names().filter(measured_by=organization).order_by("-period_start", "-pk")


def same_fact(figure: Figure) -> list[Figure]:
    """The other figures for the same fact, the deprecated ones last."""
    others = figures_with_names().of_same_fact(figure).exclude(pk=figure.pk)
    return sorted(others, key=lambda other: (other.standing == Figure.Standing.DEPRECATED, -other.value))


def services_with_counts() -> QuerySet[Service]:
    """Published services with the number of their figures and the start of their newest period."""
    return (
        Service.objects.published()
        .select_related("provider")
        .annotate(
            figure_count=Count("figures", filter=Q(figures__chosen=True)),
            newest=Max("figures__period_start", filter=Q(figures__chosen=True)),
        )
        .order_by("-figure_count", "name")
    )


def newest_periods(services: Collection[int]) -> dict[int, Period]:
    """{service: the period that begins last, of several the shortest}, by keys. One query."""
    figures = Figure.objects.filter(service__in=list(services), chosen=True).order_by()
    found: dict[int, list[Period]] = {}
    for service, kind, start in figures.values_list("service_id", "period_kind").annotate(Max("period_start")):
        found.setdefault(service, []).append(Period(kind, start))
    return {service: last_begun(periods) for service, periods in found.items()}


def last_begun(periods: Iterable[Period]) -> Period:
    """The period that begins last; of several the shortest."""
    return max(periods, key=lambda period: (period.start, -period.days))


def category_counts() -> list[tuple[str, str, int]]:
    """The categories that published services have: (value, name, number of services), in their own order."""
    counted = Service.objects.published().order_by().values_list("category").annotate(Count("pk"))
    counts = dict(counted)
    return [(value, name, counts[value]) for value, name in Service.Category.choices if value in counts]


def metrics_with_counts() -> QuerySet[Metric]:
    """Metrics with the number of their services and figures and the start of their newest period."""
    shown = Q(figures__chosen=True, figures__service__status=Service.Status.PUBLISHED)
    return Metric.objects.annotate(
        service_count=Count("figures__service", filter=shown, distinct=True),
        figure_count=Count("figures", filter=shown),
        newest=Max("figures__period_start", filter=shown),
    ).order_by("-figure_count", "pk")


def sources_with_counts() -> QuerySet[Source]:
    """Sources with the number of their figures, the latest published first."""
    return sources_by_day().select_related("publisher").annotate(figure_count=Count("figures"))


def sources_by_day() -> QuerySet[Source]:
    """Sources, the latest published first, undated ones last."""
    return Source.objects.order_by(F("published").desc(nulls_last=True), "-pk")
