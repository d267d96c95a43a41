"""Rankings and trends computed the obvious way: figures as objects, every rule spelled out again."""

from collections import defaultdict
from copy import copy
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from adoption.analysis.scope import Scope
from adoption.analysis.selection import RankingSelection
from adoption.analysis.trend_selection import TrendSelection
from adoption.models import Conversion, Figure, Metric, SeriesBreak
from adoption.values.period import Period

RELATED = ("service__provider", "source__publisher", "measured_by")


def stated(scope: Scope, by_measurer: bool = True, metric: Metric | None = None) -> list[Figure]:
    """The figures that may be shown, of the metric of the scope or of another one."""
    figures = Figure.objects.filter(metric=metric or scope.metric, region=scope.region).select_related(*RELATED)
    return [figure for figure in figures if may_be_shown(figure, scope, by_measurer)]


def may_be_shown(figure: Figure, scope: Scope, by_measurer: bool) -> bool:
    published = figure.source.published
    if scope.as_of and (published > scope.as_of if published else not scope.undated):
        return False
    if by_measurer and scope.measured_by not in (None, figure.measured_by):
        return False
    return (
        figure.service.status == "published"
        and scope.category in ("", figure.service.category)
        and figure.standing != "deprecated"
    )


def by_fact(figures: list[Figure]) -> dict[tuple[int, Period], list[Figure]]:
    facts = defaultdict(list)
    for figure in figures:
        facts[figure.service_id, figure.period].append(figure)
    return facts


def best(figures: list[Figure]) -> Figure:
    return max(
        figures,
        key=lambda figure: (
            figure.standing == "preferred",
            figure.measured_by_id != figure.service.provider_id,
            figure.source.published or date.min,
            figure.pk,
        ),
    )


def shown(scope: Scope) -> dict[tuple[int, Period], Figure]:
    found = {fact: best(figures) for fact, figures in by_fact(stated(scope)).items()}
    for conversion in scope.conversions:
        for fact, figures in by_fact(stated(scope, metric=conversion.from_metric)).items():
            if fact[1].kind == conversion.period_kind:
                found.setdefault(fact, converted(best(figures), conversion))
    return found


def converted(figure: Figure, conversion: Conversion) -> Figure:
    figure = copy(figure)
    days = (figure.period.end - figure.period.start).days + 1
    value = figure.value * days if conversion.rule == "times-days" else figure.value / days
    figure.value, figure.reported_change_pct = value.quantize(Decimal("0.000001"), ROUND_HALF_UP), None
    return figure


def of_same_fact(figure: Figure, selection: RankingSelection) -> list[Figure]:
    """The other figures for the fact, converted as the figure itself is."""
    facts = by_fact(stated(selection, by_measurer=False, metric=figure.metric))
    others = [one for one in facts[figure.service_id, figure.period] if one != figure]
    for conversion in selection.conversions:
        if conversion.from_metric == figure.metric:
            others = [converted(one, conversion) for one in others]
    return others


def hundredths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def rank_of(figure: Figure, others: list[Figure]) -> int:
    if figure.metric.higher_is_better:
        return 1 + sum(other.value > figure.value for other in others)
    return 1 + sum(other.value < figure.value for other in others)


def newest_of_each(scope: Scope) -> dict[int, Period]:
    """A converted figure counts only where there is no recent one of the metric itself."""
    figures = shown(scope)
    last = max((period.end for _, period in figures), default=date.min)
    first = (
        last.replace(year=last.year - 1, day=28 if (last.month, last.day) == (2, 29) else last.day) if figures else last
    )
    newest = {}
    for is_own in (True, False):
        recent = defaultdict(list)
        for (service, period), figure in figures.items():
            if (figure.metric == scope.metric) == is_own and service not in newest:
                recent[service].append(period)
        best_of = {service: max(periods, key=lambda one: (one.end, one.start)) for service, periods in recent.items()}
        newest |= {service: period for service, period in best_of.items() if period.end >= first}
    return newest


def change(before: Figure | None, now: Figure) -> tuple[Decimal | None, Decimal | None, str]:
    """The change, the change in percent, and why there is none."""
    if before is None:
        return None, None, ""
    if before.measured_by != now.measured_by:
        return None, None, f"Measured by {now.measured_by.name}, before by {before.measured_by.name}"
    for found in SeriesBreak.objects.order_by("date", "pk"):
        if (
            found.metric_id in (now.metric_id, before.metric_id)
            and found.measured_by in (None, now.measured_by)
            and found.service in (None, now.service)
            and before.period_start < found.date <= now.period_start
        ):
            return None, None, found.title
    gained = now.value - before.value
    return gained, hundredths(gained * 100 / before.value) if before.value else None, ""


def move(figure: Figure, was: Figure | None, now: list[Figure], before: list[Figure], known: list[Figure]) -> str:
    """`before` are the figures of the period before, `known` all that may be shown."""
    if not before:
        return ""
    if was is None:
        earlier = [one for one in known if one.service == figure.service and one.period_start < figure.period_start]
        return "back" if earlier else "new"
    places = rank_of(figure, now) - rank_of(was, before)
    return "down" if places > 0 else "up" if places < 0 else "same"


def ranking(selection: RankingSelection, today: date) -> list[dict]:
    figures = shown(selection)
    if selection.period:
        now = [figure for (_, period), figure in figures.items() if period == selection.period]
    else:
        now = [figures[fact] for fact in newest_of_each(selection).items()]
    if selection.period:
        before = [figure for (_, period), figure in figures.items() if period == selection.period.previous()]
    else:
        before = []
    rows = []
    for figure in now:
        earlier = figures.get((figure.service_id, figure.period.previous()))
        others = of_same_fact(figure, selection)
        values = [one.value for one in [figure, *others]]
        gained, percent, withheld = change(earlier, figure)
        age = ((selection.as_of or today) - figure.period.end).days
        total = sum(one.value for one in now)
        has_share = selection.metric.additive and selection.metric.unit != "percent" and total
        was = next((one for one in before if one.service_id == figure.service_id), None)
        rows.append(
            {
                "figure": figure.pk,
                "rank": rank_of(figure, now),
                "previous_rank": rank_of(was, before) if was else None,
                "move": move(figure, was, now, before, list(figures.values())),
                "value": figure.value,
                "previous_value": earlier.value if earlier else None,
                "change": gained,
                "change_pct": percent,
                "change_withheld": withheld,
                "reported_change_pct": figure.reported_change_pct,
                "share_pct": hundredths(figure.value * 100 / total) if has_share else None,
                "alternatives": len(others),
                "spread": hundredths(max(values) / min(values)) if others and min(values) else None,
                "self_reported": figure.measured_by == figure.service.provider,
                "age_days": max(age, 0),
                "is_stale": age > selection.metric.stale_after_days,
            }
        )
    names = {figure.pk: figure.service.name for figure in now}
    return sorted(rows, key=lambda row: (row["rank"], names[row["figure"]]))


def trends(selection: TrendSelection) -> dict[str, list[int]]:
    """{service slug: figures, in the order of their periods}."""
    figures = sorted(shown(selection).items(), key=lambda item: item[0][1])
    return {
        service.slug: [
            figure.pk
            for (pk, period), figure in figures
            if pk == service.pk
            and (selection.first is None or period.start >= selection.first.start)
            and (selection.last is None or period.end <= selection.last.end)
        ]
        for service in selection.services
    }


def coverage(scope: Scope, kind: str) -> dict[Period, int]:
    """How many services have a figure for each period of the kind, newest first."""
    periods = [period for _, period in shown(scope) if period.kind == kind]
    return {period: periods.count(period) for period in sorted(set(periods), reverse=True)}
