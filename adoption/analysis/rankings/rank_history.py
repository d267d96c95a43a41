"""Where a service stood among the others, period by period, by the rule of the rankings."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, OuterRef, Q, Subquery, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from adoption.models import Figure, Metric, Region
from adoption.models.figure import FigureQuerySet
from adoption.values.dates import year_before
from adoption.values.period import Period

from ..series import FigureRow

# What a small chart can show.
RANKS_AT_MOST = 24

Pair = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """A rank among the services listed. No period: in the ranking of latest figures."""

    rank: int
    listed: int
    period: Period | None


@dataclass(frozen=True, slots=True)
class RankHistory:
    """The ranks of a service by one metric in one region, oldest first."""

    metric: Metric
    region: Region
    standings: list[Standing]

    @property
    def best(self) -> int:
        return min(one.rank for one in self.standings)

    @property
    def worst(self) -> int:
        return max(one.rank for one in self.standings)

    @property
    def newest(self) -> Standing:
        return self.standings[-1]


def rank_points(metric: Metric, points: Sequence[FigureRow]) -> list[FigureRow]:
    """The figures of a series whose ranks can make a history: those for periods of the usual kind."""
    return [point for point in points if point.period.kind == metric.usual_period]


def standings(rows: Collection[FigureRow]) -> dict[int, Standing]:
    """{figure: its rank in the ranking of its period}, for shown figures. One query, whatever their number."""
    figures = Figure.objects.filter(pk__in=[row.figure for row in rows]).order_by()
    same = _shown().filter(
        metric=OuterRef("metric"),
        region=OuterRef("region"),
        period_kind=OuterRef("period_kind"),
        period_start=OuterRef("period_start"),
    )
    better = Q(metric__higher_is_better=True, value__gt=OuterRef("value"))
    better |= Q(metric__higher_is_better=False, value__lt=OuterRef("value"))
    counted = figures.annotate(ahead=_count(same.filter(better)), listed=_count(same))
    periods = {row.figure: row.period for row in rows}
    found = counted.values_list("pk", "ahead", "listed")
    return {pk: Standing(ahead + 1, listed, periods[pk]) for pk, ahead, listed in found}


def latest_standings(service: int, pairs: Iterable[tuple[Metric, str]]) -> dict[Pair, Standing]:
    """{(metric, region): the rank of the service in the ranking of latest figures}. One query for all pairs."""
    metrics = {(metric.pk, region): metric for metric, region in pairs}
    if not metrics:
        return {}
    newest = Window(
        RowNumber(),
        partition_by=["metric", "region", "service", "period_kind"],
        order_by=F("period_start").desc(),
    )
    figures = _shown().filter(of_any(metrics)).annotate(place=newest).filter(place=1)
    values: dict[Pair, dict[int, tuple[date, date, Decimal]]] = {pair: {} for pair in metrics}
    for metric, region, who, kind, start, value in figures.values_list(
        "metric_id", "region_id", "service_id", "period_kind", "period_start", "value"
    ):
        of_pair = values[metric, region]
        end = Period(kind, start).end
        if who not in of_pair or (end, start) > of_pair[who][:2]:
            of_pair[who] = (end, start, value)
    found = {pair: _latest(service, metrics[pair], of_pair) for pair, of_pair in values.items()}
    return {pair: standing for pair, standing in found.items() if standing}


def _latest(service: int, metric: Metric, newest: dict[int, tuple[date, date, Decimal]]) -> Standing | None:
    """The rank among the services whose newest figure ends within the year before the newest of all."""
    since = year_before(max((end for end, _start, _value in newest.values()), default=date.max))
    values = {who: value for who, (end, _start, value) in newest.items() if end >= since}
    if service not in values:
        return None
    own, sign = values[service], 1 if metric.higher_is_better else -1
    ahead = sum(sign * value > sign * own for value in values.values())
    return Standing(ahead + 1, len(values), None)


def of_any(pairs: Iterable[Pair]) -> Q:
    """Figures of any of the pairs of metric and region."""
    by_region: dict[str, list[int]] = {}
    for metric, region in pairs:
        by_region.setdefault(region, []).append(metric)
    where = Q(pk__in=[])
    for region, metrics in by_region.items():
        where |= Q(region=region, metric__in=metrics)
    return where


def _shown() -> FigureQuerySet:
    """What rankings list: of each fact the chosen figure of a published service."""
    return Figure.objects.published().filter(chosen=True).order_by()


def _count(figures: FigureQuerySet) -> Coalesce:
    counted = figures.values("metric").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), Value(0))
