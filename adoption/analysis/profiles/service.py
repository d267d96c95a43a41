"""Everything known of a service, and what is not: its metrics with their newest figures, series and ranks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber

from adoption.models import WORLD, Figure, Metric, Region, SeriesBreak, Service
from adoption.models.organization import NOT_STATED_SLUG

from ..parameters import BadSelection, near_first
from ..rankings.rank_history import (
    RANKS_AT_MOST,
    Pair,
    RankHistory,
    Standing,
    latest_standings,
    of_any,
    rank_points,
    standings,
)
from ..series import FigureRow, read

# Metrics in regions that a page shows at a glance; all others stand in its table.
SERIES_AT_MOST = 60
# Points of a small chart, the newest ones.
POINTS_AT_MOST = 60
HISTORIES_AT_MOST = 12
# Fewer ranks are no history.
RANKS_AT_LEAST = 3
MISSING_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Counted:
    """How many facts are known of one metric in one region, and how many of them the provider or nobody named
    measured."""

    metric: int
    region: str
    facts: int
    not_independent: int


@dataclass(frozen=True, slots=True)
class Known:
    """One metric in one region: the newest points in the order of time, the newest of them and its rank."""

    metric: Metric
    region: Region
    facts: int
    points: list[FigureRow]
    newest: FigureRow
    age_days: int
    is_stale: bool
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class InRegion:
    region: Region
    known: list[Known]


@dataclass(frozen=True, slots=True)
class Profile:
    """`metrics`: all of which anything is known; `missing`: those that only others of the category have;
    `stale`: metrics whose newest figure anywhere is old; `one_sided`: metrics for which every shown figure is
    the provider's own or nobody's; `left_out` counts the metrics in regions that are not shown."""

    metrics: list[Metric]
    regions: list[InRegion]
    histories: list[RankHistory]
    breaks: list[SeriesBreak]
    missing: list[Metric]
    stale: list[Known]
    one_sided: list[Metric]
    left_out: int


def profile(service: Service, today: date) -> Profile:
    """Nine queries at most, whatever the number of figures. Ages count up to `today`."""
    counts = count_facts(service)
    shown = in_order(counts)[:SERIES_AT_MOST]
    metrics = Metric.objects.in_bulk({one.metric for one in counts})
    regions = Region.objects.in_bulk({one.region for one in shown})
    points = newest_points(service, [(one.metric, one.region) for one in shown])
    histories, current = ranks(service, metrics, points)
    known = [
        _known(one, metrics[one.metric], regions[one.region], points[one.metric, one.region], current, today)
        for one in shown
    ]
    return Profile(
        metrics=[metrics[pk] for pk in sorted(metrics)],
        regions=by_region(known),
        histories=[
            RankHistory(metrics[metric], regions[region], found) for (metric, region), found in histories.items()
        ],
        breaks=breaks_of(service, metrics),
        missing=missing_metrics(service, metrics),
        stale=stale_metrics(known),
        one_sided=one_sided(counts, metrics),
        left_out=len(counts) - len(shown),
    )


def count_facts(service: Service) -> list[Counted]:
    """The metrics and regions for which something is known of the service. One query."""
    own = Q(measured_by=service.provider_id) | Q(measured_by__slug=NOT_STATED_SLUG)
    rows = Figure.objects.filter(service=service, chosen=True).order_by().values_list("metric_id", "region_id")
    return [Counted(*row) for row in rows.annotate(facts=Count("pk"), own=Count("pk", filter=own))]


def in_order(counts: Iterable[Counted]) -> list[Counted]:
    """The main region first, which is the world or else that with the most facts; in it the metric with the
    most facts first."""
    facts = defaultdict(int)
    for one in counts:
        facts[one.region] += one.facts
    return sorted(
        counts,
        key=lambda one: (one.region != WORLD, -facts[one.region], one.region, -one.facts, one.metric),
    )


def newest_points(service: Service, pairs: Sequence[Pair]) -> dict[Pair, list[FigureRow]]:
    """The newest points of each metric and region, in the order of time. Two queries."""
    if not pairs:
        return {}
    newest = Window(RowNumber(), partition_by=["metric", "region"], order_by=F("period_start").desc())
    figures = Figure.objects.filter(of_any(pairs), service=service, chosen=True).order_by()
    found: dict[Pair, list[FigureRow]] = {pair: [] for pair in pairs}
    for row in read(figures.annotate(place=newest).filter(place__lte=POINTS_AT_MOST), {service.pk: service}):
        found[row.fact.metric_id, row.fact.region_id].append(row)
    return {pair: sorted(rows, key=lambda row: row.period) for pair, rows in found.items()}


def ranks(
    service: Service, metrics: dict[int, Metric], points: dict[Pair, list[FigureRow]]
) -> tuple[dict[Pair, list[Standing]], dict[Pair, Standing]]:
    """Ranks over time of the metrics of regular periods, and the present rank by each metric: in the period
    of the newest figure, or among the latest figures where figures come at any date. Two queries."""
    regular = {pair: rank_points(metrics[pair[0]], rows) for pair, rows in points.items()}
    long_enough = {pair: rows for pair, rows in regular.items() if len(rows) >= RANKS_AT_LEAST}
    lines = dict(list(long_enough.items())[:HISTORIES_AT_MOST])
    of_period = {pair: newest_of(rows) for pair, rows in points.items() if metrics[pair[0]].usual_period}
    asked = {row.figure: row for rows in (*lines.values(), of_period.values()) for row in rows}
    found = standings(asked.values())
    current = {pair: found[row.figure] for pair, row in of_period.items()}
    at_any_date = [(metrics[metric], region) for metric, region in points if not metrics[metric].usual_period]
    histories = {pair: contested(found[row.figure] for row in rows) for pair, rows in lines.items()}
    drawn = {pair: history for pair, history in histories.items() if len(history) >= RANKS_AT_LEAST}
    return drawn, current | latest_standings(service.pk, at_any_date)


def contested(found: Iterable[Standing]) -> list[Standing]:
    """The newest ranks; one says something only where another service is listed too."""
    return [one for one in found if one.listed > 1][-RANKS_AT_MOST:]


def newest_of(rows: Sequence[FigureRow]) -> FigureRow:
    """The figure whose period ends last; of two the one for the shorter period."""
    return max(rows, key=lambda row: (row.period.end, row.period.start))


def _known(
    counted: Counted,
    metric: Metric,
    region: Region,
    points: list[FigureRow],
    current: dict[Pair, Standing],
    today: date,
) -> Known:
    newest = newest_of(points)
    age_days = max((today - newest.period.end).days, 0)
    return Known(
        metric=metric,
        region=region,
        facts=counted.facts,
        points=points,
        newest=newest,
        age_days=age_days,
        is_stale=age_days > metric.stale_after_days,
        standing=current.get((metric.pk, region.pk)),
    )


def by_region(known: Iterable[Known]) -> list[InRegion]:
    groups: dict[str, InRegion] = {}
    for one in known:
        groups.setdefault(one.region.pk, InRegion(one.region, [])).known.append(one)
    return list(groups.values())


def breaks_of(service: Service, metrics: Iterable[int]) -> list[SeriesBreak]:
    """The breaks that can part the series of the service. One query."""
    concerned = SeriesBreak.objects.filter(Q(service=None) | Q(service=service), metric__in=list(metrics))
    return list(concerned.order_by("date", "pk"))


def missing_metrics(service: Service, known: Iterable[int]) -> list[Metric]:
    """The metrics that other services of its category have and this one has not. One query."""
    others = Figure.objects.published().filter(metric=OuterRef("pk"), chosen=True, service__category=service.category)
    return list(Metric.objects.exclude(pk__in=list(known)).filter(Exists(others))[:MISSING_AT_MOST])


def stale_metrics(known: Iterable[Known]) -> list[Known]:
    """The metrics whose newest figure in any region is old, the oldest first."""
    newest: dict[int, Known] = {}
    for one in known:
        if one.metric.pk not in newest or one.age_days < newest[one.metric.pk].age_days:
            newest[one.metric.pk] = one
    return sorted((one for one in newest.values() if one.is_stale), key=lambda one: -one.age_days)


def one_sided(counts: Iterable[Counted], metrics: dict[int, Metric]) -> list[Metric]:
    independent = {one.metric for one in counts if one.not_independent < one.facts}
    return [metric for pk, metric in sorted(metrics.items()) if pk not in independent]


def metric_to_narrow_to(slug: str, profile: Profile) -> Metric | None:
    """The metric of that slug, of which something is known; None where none is asked for."""
    if not slug.strip():
        return None
    metrics = {metric.slug: metric for metric in profile.metrics}
    if slug not in metrics:
        raise BadSelection("metric", slug, near_first(slug, metrics))
    return metrics[slug]
