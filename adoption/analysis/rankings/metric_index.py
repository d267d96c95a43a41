"""All metrics with who leads, grouped by what they count, so that unlike things stand apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max

from adoption.models import WORLD, Figure, Metric, Region
from adoption.models.metric import EVENTS, word_for
from adoption.values.period import Period

from ..listings import last_begun, metrics_with_counts
from ..series import FigureRow
from .leaders import leaders

METRICS_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A metric with the counts of `metrics_with_counts`; `region` is the world or, where there are no figures
    for it, the one with the most; None without any. `leaders` are several where they tie. `newest` is the
    period that begins last, in any region; of several the shortest."""

    metric: Metric
    region: Region | None
    leaders: list[FigureRow]
    newest: Period | None


@dataclass(frozen=True, slots=True)
class MetricGroup:
    """Metrics that count the same event, in the reader's language."""

    event: str
    lines: list[MetricLine]


def metric_index() -> list[MetricGroup]:
    """Eight queries, whatever the number of metrics."""
    metrics = list(metrics_with_counts()[:METRICS_AT_MOST])
    homes, newest = homes_and_newest()
    regions = Region.objects.in_bulk(set(homes.values()))
    leading = leaders(metrics, homes)
    lines = [
        MetricLine(metric, regions.get(homes.get(metric.pk)), leading.get(metric.pk, []), newest.get(metric.pk))
        for metric in metrics
    ]
    return grouped(lines)


def homes_and_newest() -> tuple[dict[int, str], dict[int, Period]]:
    """{metric: code of the region to begin with} and {metric: its newest period}, by keys, for metrics with
    figures. One query."""
    figures = Figure.objects.published().filter(chosen=True).order_by()
    counted = figures.values_list("metric", "region", "period_kind").annotate(Count("pk"), Max("period_start"))
    facts: dict[int, Counter[str]] = defaultdict(Counter)
    newest: dict[int, Period] = {}
    for metric, region, kind, count, start in counted:
        facts[metric][region] += count
        newest[metric] = last_begun([Period(kind, start), *filter(None, [newest.get(metric)])])
    homes = {
        metric: WORLD if WORLD in of_region else min(of_region, key=lambda code: (-of_region[code], code))
        for metric, of_region in facts.items()
    }
    return homes, newest


def grouped(lines: Iterable[MetricLine]) -> list[MetricGroup]:
    """The groups in the order of the known words, those with other words after them."""
    by_event = defaultdict(list)
    for line in lines:
        by_event[line.metric.event].append(line)
    known = list(EVENTS)
    events = sorted(by_event, key=lambda event: (known.index(event) if event in known else len(known), event))
    return [MetricGroup(str(word_for(EVENTS, event)), by_event[event]) for event in events]
