"""Who leads by each metric, for all at once: the first rank of the ranking that each one begins with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count, F, Max, Q

from adoption.models import Figure, Metric, Service
from adoption.models.figure import FigureQuerySet
from adoption.values.dates import year_before
from adoption.values.period import Period

from ..coverage import PERIODS_AT_MOST
from ..series import FigureRow, read
from .contenders import best_first

# {metric: {service: the period that its ranking takes from it}}, by their keys.
Taken = Mapping[int, Mapping[int, Period]]


def leaders(metrics: Iterable[Metric], regions: Mapping[int, str]) -> dict[int, list[FigureRow]]:
    """{metric: figures of the first rank in its region}, several where they tie; a metric without figures
    is left out. `regions` holds the code of the region of each metric, by its key.

    Five queries, whatever the number of metrics."""
    figures = in_regions(regions)
    periods, taken = default_periods(figures), newest_of_each(figures)
    where = Q(pk__in=[])
    for metric, period in periods.items():
        where |= Q(metric=metric, period_kind=period.kind, period_start=period.start)
    for metric, of_services in taken.items():
        where |= Q(metric=metric, period_start__in={period.start for period in of_services.values()})
    services = {service.pk: service for service in Service.objects.published().select_related("provider")}
    rows = defaultdict(list)
    for row in read(figures.filter(where), services):
        metric = row.fact.metric_id
        if metric in periods or taken[metric].get(row.service.pk) == row.period:
            rows[metric].append(row)
    return {metric.pk: first_rank(metric, rows[metric.pk]) for metric in metrics if rows[metric.pk]}


def in_regions(regions: Mapping[int, str]) -> FigureQuerySet:
    """The figures shown of each metric in its region."""
    by_region = defaultdict(list)
    for metric, region in regions.items():
        by_region[region].append(metric)
    where = Q(pk__in=[])
    for region, metrics in by_region.items():
        where |= Q(region=region, metric__in=metrics)
    return Figure.objects.published().filter(where, chosen=True).order_by()


def first_rank(metric: Metric, rows: Iterable[FigureRow]) -> list[FigureRow]:
    best = best_first(metric, rows)
    return [row for row in best if row.value == best[0].value]


def default_periods(figures: FigureQuerySet) -> dict[int, Period]:
    """For metrics with a usual period the one that `coverage.default_period` chooses. One query."""
    usual = figures.filter(period_kind=F("metric__usual_period"))
    counted = usual.values_list("metric", "period_kind", "period_start").annotate(Count("pk"))
    by_metric = defaultdict(list)
    for metric, kind, start, services in counted.order_by("metric", "-period_start"):
        by_metric[metric].append((Period(kind, start), services))
    found = {}
    for metric, counts in by_metric.items():
        enough = max(services for _, services in counts[:PERIODS_AT_MOST]) / 2
        found[metric] = next(period for period, services in counts if services >= enough)
    return found


def newest_of_each(figures: FigureQuerySet) -> Taken:
    """For metrics without a usual period what `contenders.newest_periods` takes of each service. One query."""
    sparse = figures.filter(metric__usual_period="")
    newest: dict[int, dict[int, Period]] = defaultdict(dict)
    starts = sparse.values_list("metric", "service", "period_kind").annotate(Max("period_start"))
    for metric, service, kind, start in starts:
        period, known = Period(kind, start), newest[metric].get(service)
        if known is None or period.recency > known.recency:
            newest[metric][service] = period
    return {metric: recent(of_services) for metric, of_services in newest.items()}


def recent(periods: Mapping[int, Period]) -> dict[int, Period]:
    """Those that end within the year before the end of the newest of them."""
    since = year_before(max(period.end for period in periods.values()))
    return {service: period for service, period in periods.items() if period.end >= since}
