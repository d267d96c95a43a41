"""What an organization measured: by which metrics, where, how much, since when, and how much of itself."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q

from adoption.models import Figure, Metric, Organization, Region
from adoption.values.period import Period

# Metrics in regions that a page lists; the figures of all stand in its table.
MEASURED_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric in one region: the number of figures, the periods of the first and the newest."""

    metric: Metric
    region: Region
    figures: int
    first: Period
    last: Period


@dataclass(frozen=True, slots=True)
class Measurements:
    """`figures` counts all that the organization measured, `self_reported` those of its own services;
    `left_out` counts the metrics in regions that are not listed."""

    measured: list[Measured]
    figures: int
    self_reported: int
    left_out: int


def measurements(organization: Organization) -> Measurements:
    """Three queries: the counts, their metrics, their regions. Deprecated figures do not count."""
    rows = (
        Figure.objects.published()
        .standing_upright()
        .filter(measured_by=organization)
        .order_by()
        .values("metric_id", "region_id", "period_kind")
        .annotate(
            figures=Count("pk"),
            own=Count("pk", filter=Q(service__provider=organization)),
            first=Min("period_start"),
            last=Max("period_start"),
        )
        .values_list("metric_id", "region_id", "period_kind", "figures", "own", "first", "last", named=True)
    )
    found = list(rows)
    figures = Counter()
    for row in found:
        figures[row.metric_id, row.region_id] += row.figures
    shown = sorted(figures, key=lambda pair: (-figures[pair], pair))[:MEASURED_AT_MOST]
    return Measurements(
        measured=_listed(shown, found),
        figures=figures.total(),
        self_reported=sum(row.own for row in found),
        left_out=len(figures) - len(shown),
    )


def _listed(shown: list[tuple[int, str]], rows: list) -> list[Measured]:
    metrics = Metric.objects.in_bulk({metric for metric, _region in shown})
    regions = Region.objects.in_bulk({region for _metric, region in shown})
    listed = []
    for metric, region in shown:
        own = [row for row in rows if (row.metric_id, row.region_id) == (metric, region)]
        listed.append(
            Measured(
                metric=metrics[metric],
                region=regions[region],
                figures=sum(row.figures for row in own),
                first=min((Period(row.period_kind, row.first) for row in own), key=lambda period: period.start),
                last=max((Period(row.period_kind, row.last) for row in own), key=lambda period: period.recency),
            )
        )
    return listed
