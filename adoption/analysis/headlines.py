"""The one figure that says most of a service: the newest by the metric for which most is known of it."""

from collections.abc import Collection

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from adoption.models import WORLD, Figure

from .listings import figures_with_names


def headlines(services: Collection[int]) -> dict[int, Figure]:
    """{service: its headline figure}; services without figures are left out. Two queries for all."""
    busiest = _busiest(services)
    if not busiest:
        return {}
    where = Q(pk__in=[])
    for service, (metric, region) in busiest.items():
        where |= Q(service=service, metric=metric, region=region)
    newest = Window(RowNumber(), partition_by="service", order_by=[F("period_start").desc(), F("pk").desc()])
    figures = figures_with_names().filter(where, chosen=True).order_by().annotate(place=newest).filter(place=1)
    return {figure.service_id: figure for figure in figures}


def _busiest(services: Collection[int]) -> dict[int, tuple[int, str]]:
    """{service: (metric, region)} with the most facts; of several the world, and the first metric."""
    counts = (
        Figure.objects.filter(service__in=list(services), chosen=True)
        .order_by()
        .values_list("service_id", "metric_id", "region_id")
        .annotate(facts=Count("pk"))
    )
    best: dict[int, tuple] = {}
    for service, metric, region, facts in counts:
        key = (-facts, region != WORLD, metric, region)
        best[service] = min(key, best.get(service, key))
    return {service: (metric, region) for service, (_facts, _abroad, metric, region) in best.items()}
