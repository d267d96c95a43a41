"""What was published last: of each of the latest sources the one figure that is its news."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from adoption.models import Figure, Source
from adoption.models.figure import FigureQuerySet
from adoption.values.period import Period

from .front import HEADLINE
from .listings import figures_with_names

# Sources without a day are looked for among the figures added last; of a source its figures added last are read.
ADDED_LAST = 5000
OF_A_SOURCE = 200


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A source by the day that it cannot be older than."""

    day: date
    source: int


def newest_figures(count: int, today: date) -> list[Figure]:
    """Figures of the latest sources, one for each, deprecated ones left out. Three queries.

    A source without a day of publication cannot be older than the end of the newest period that it reports,
    nor than the beginning of one that is not over `today`."""
    latest = sorted([*dated_sources(count), *undated_sources(today)], reverse=True)[:count]
    where = Q(pk__in=[])
    for one in latest:
        where |= Q(pk__in=shown().filter(source=one.source).order_by("-pk").values("pk")[:OF_A_SOURCE])
    of_source: dict[int, list[Figure]] = {}
    for figure in figures_with_names().filter(where):
        of_source.setdefault(figure.source_id, []).append(figure)
    return [news_of(of_source[one.source], today) for one in latest if one.source in of_source]


def shown() -> FigureQuerySet:
    return Figure.objects.published().standing_upright().order_by()


def dated_sources(count: int) -> list[Dated]:
    dated = Source.objects.filter(published__isnull=False).order_by("-published", "-pk")
    return [Dated(day, pk) for day, pk in dated.values_list("published", "pk")[:count]]


def undated_sources(today: date) -> list[Dated]:
    added_last = Figure.objects.order_by("-pk").values("pk")[:ADDED_LAST]
    undated = shown().filter(pk__in=added_last, source__published=None)
    newest: dict[int, date] = {}
    for source, kind, start in undated.values_list("source", "period_kind").annotate(Max("period_start")):
        end = Period(kind, start).end
        day = end if end <= today else start
        newest[source] = max(day, newest.get(source, day))
    return [Dated(day, source) for source, day in newest.items()]


def news_of(figures: Iterable[Figure], today: date) -> Figure:
    """The figure of the newest period that is over, or else of the newest; of several that of the headline
    metric or of the one with the most figures, and of these the largest."""
    figures = list(figures)
    metrics = [figure.metric_id for figure in figures]

    def merit(figure: Figure) -> tuple:
        period, is_headline = figure.period, figure.metric.slug == HEADLINE
        return period.end <= today, period.recency, is_headline, metrics.count(figure.metric_id), figure.value

    return max(figures, key=lambda figure: (*merit(figure), -figure.pk))
