"""For which periods, regions and measurers there are figures, and which period a ranking begins with."""

from dataclasses import replace
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from adoption.models import WORLD, Conversion, Figure, Metric, Organization, Region
from adoption.values.period import KINDS, Period

from .scope import Scope

# More periods than a list can show; also bounds what the choice of a default looks at.
PERIODS_AT_MOST = 400
# Of all kinds together, the newest: weeks and days of some twenty years.
PERIODS_READ_AT_MOST = 10_000


def periods_with_figures(scope: Scope, kind: str) -> dict[Period, int]:
    """How many services have a figure for each period of that kind, newest first. One query."""
    counts = (
        scope.candidates()
        .filter(period_kind=kind)
        .order_by("-period_start")
        .values_list("period_start")
        .annotate(services=Count("service", distinct=True))[:PERIODS_AT_MOST]
    )
    return {Period(kind, start): services for start, services in counts}


def periods_by_kind(scope: Scope) -> dict[str, list[Period]]:
    """The periods with figures, newest first: the usual kind of the metric before the others, from days to
    years. One query."""
    found = scope.candidates().order_by("-period_start").values_list("period_kind", "period_start").distinct()
    by_kind: dict[str, list[Period]] = {kind: [] for kind in (scope.metric.usual_period, *KINDS) if kind}
    for kind, start in found[:PERIODS_READ_AT_MOST]:
        if len(by_kind[kind]) < PERIODS_AT_MOST:
            by_kind[kind].append(Period(kind, start))
    return {kind: periods for kind, periods in by_kind.items() if periods}


def default_period(scope: Scope) -> Period | None:
    """The newest period of the metric's usual kind that has figures of at least half as many services as
    the best covered one. None, meaning the latest figures, where there is no usual kind or no such figure."""
    if not scope.metric.usual_period:
        return None
    counts = periods_with_figures(scope, scope.metric.usual_period)
    enough = max(counts.values(), default=0) / 2
    return next((period for period, services in counts.items() if services >= enough), None)


def neighbors(scope: Scope, period: Period) -> tuple[Period | None, Period | None]:
    """The nearest earlier and later periods of the same kind that have figures. Two queries."""
    starts = scope.candidates().filter(period_kind=period.kind).values_list("period_start", flat=True)
    before = starts.filter(period_start__lt=period.start).order_by("-period_start").first()
    after = starts.filter(period_start__gt=period.start).order_by("period_start").first()
    return _period(period.kind, before), _period(period.kind, after)


def _period(kind: str, start: date | None) -> Period | None:
    return Period(kind, start) if start else None


def busiest_metric(region: Region) -> Metric | None:
    """The metric with the most facts in the region, the first one if none has any. One query."""
    figures = Figure.objects.published().filter(metric=OuterRef("pk"), region=region, chosen=True)
    counted = figures.order_by().values("metric").annotate(facts=Count("pk")).values("facts")
    facts = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    return Metric.objects.order_by(facts.desc(), "pk").first()


def regions_with_figures(metric: Metric | None = None) -> list[Region]:
    """The regions for which the metric, or any, has figures, by code. One query."""
    figures = Figure.objects.published().filter(chosen=True)
    if metric:
        figures = figures.filter(metric=metric)
    return list(Region.objects.filter(pk__in=figures.values("region")).order_by("pk"))


def default_region(metric: Metric) -> str:
    """The code of the region that a ranking begins with: the world; where the metric has figures only for
    other regions, the one with the most facts. Two queries at most."""
    figures = Figure.objects.published().filter(metric=metric, chosen=True).order_by()
    if figures.filter(region=WORLD).exists():
        return WORLD
    counts = figures.values("region").annotate(facts=Count("pk")).order_by("-facts", "region")
    return counts.values_list("region", flat=True).first() or WORLD


def conversions_to(metric: Metric) -> tuple[Conversion, ...]:
    """The exact conversions into the metric. One query."""
    return tuple(metric.conversions.select_related("from_metric").order_by("from_metric", "period_kind"))


def measurers_with_figures(metric: Metric | None, region: Region | None = None) -> list[Organization]:
    """Who measured figures of the metric, in the region or anywhere, by name. One query."""
    figures = Figure.objects.published().standing_upright().filter(metric=metric)
    if region:
        figures = figures.filter(region=region)
    return list(Organization.objects.filter(pk__in=figures.values("measured_by")).order_by("name"))


def measurers_in(scope: Scope) -> list[Organization]:
    """Who measured figures of the metric in the region, or figures to convert, by name. One query."""
    figures = replace(scope, category="", measured_by=None, as_of=None).candidates().order_by()
    return list(Organization.objects.filter(pk__in=figures.values("measured_by")).order_by("name"))
