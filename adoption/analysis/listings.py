"""Lists of figures and of what they belong to, with all that a page shows of them; no query per row."""

from django.db.models import Count, F, Max, Q, QuerySet

from adoption.models import Event, Figure, Metric, Organization, Service, Source

WITH_NAMES = ("service", "metric", "region", "source__publisher", "measured_by")


def figures_with_names() -> QuerySet[Figure]:
    """Figures of published services with all that a row of a table names."""
    return Figure.objects.published().select_related(*WITH_NAMES)


def newest_figures(count: int) -> list[Figure]:
    """Figures of the latest published sources, one for each of these sources, deprecated ones left out."""
    latest = sources_by_day().values_list("pk", flat=True)[:count]
    figures = figures_with_names().standing_upright().filter(source__in=list(latest)).order_by("-value", "pk")
    first_of_source = {figure.source_id: figure for figure in reversed(figures)}
    return [first_of_source[pk] for pk in latest if pk in first_of_source]


def newest_events(count: int) -> list[Event]:
    return list(Event.objects.with_services()[:count])


def figures_of_source(source: Source) -> QuerySet[Figure]:
    return figures_with_names().filter(source=source).order_by("service__name", "metric", "-period_start", "pk")


def chosen_figures_of_service(service: Service) -> QuerySet[Figure]:
    """What is known of a service, one figure for each fact, the newest period first."""
    return figures_with_names().filter(service=service, chosen=True).order_by("metric", "region", "-period_start", "pk")


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
