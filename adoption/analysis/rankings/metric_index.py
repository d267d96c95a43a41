"""All metrics with who leads, grouped by what they count, so that unlike things stand apart."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from adoption.models import WORLD, Figure, Metric, Region
from adoption.models.metric import EVENTS

from ..listings import metrics_with_counts
from ..series import FigureRow
from .leaders import leaders

METRICS_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A metric with the counts of `metrics_with_counts`; `region` is the world or, where there are no figures
    for it, the one with the most; None without any. `leaders` are several where they tie."""

    metric: Metric
    region: Region | None
    leaders: list[FigureRow]


@dataclass(frozen=True, slots=True)
class MetricGroup:
    """Metrics that count the same event, in the reader's language."""

    event: str
    lines: list[MetricLine]


def metric_index() -> list[MetricGroup]:
    """Eight queries, whatever the number of metrics."""
    metrics = list(metrics_with_counts()[:METRICS_AT_MOST])
    homes = home_regions()
    regions = Region.objects.in_bulk(set(homes.values()))
    leading = leaders(metrics, homes)
    lines = [MetricLine(metric, regions.get(homes.get(metric.pk)), leading.get(metric.pk, [])) for metric in metrics]
    return grouped(lines)


def home_regions() -> dict[int, str]:
    """{metric: code of the region to begin with}, by keys, for metrics with figures. One query."""
    figures = Figure.objects.published().filter(chosen=True).order_by()
    best: dict[int, tuple[bool, int, str]] = {}
    for metric, region, facts in figures.values_list("metric", "region").annotate(Count("pk")).order_by("region"):
        best[metric] = max(best.get(metric, (False, 0, "")), (region == WORLD, facts, region), key=lambda one: one[:2])
    return {metric: region for metric, (_, _, region) in best.items()}


def grouped(lines: Iterable[MetricLine]) -> list[MetricGroup]:
    """The groups in the order of the known words, those with other words after them."""
    by_event = defaultdict(list)
    for line in lines:
        by_event[line.metric.event].append(line)
    known = list(EVENTS)
    events = sorted(by_event, key=lambda event: (known.index(event) if event in known else len(known), event))
    return [MetricGroup(str(EVENTS.get(event, event)), by_event[event]) for event in events]
