"""Rankings and trends computed the obvious way: figures as objects, every rule spelled out again."""

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from adoption.analysis.scope import Scope
from adoption.analysis.selection import RankingSelection
from adoption.analysis.trend_selection import TrendSelection
from adoption.models import Figure, SeriesBreak
from adoption.values.period import Period

RELATED = ("service__provider", "source__publisher", "measured_by")


def stated(scope: Scope, by_measurer: bool = True) -> list[Figure]:
    """The figures that may be shown."""
    figures = Figure.objects.filter(metric=scope.metric, region=scope.region).select_related(*RELATED)
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
    return {fact: best(figures) for fact, figures in by_fact(stated(scope)).items()}


def hundredths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def rank_of(figure: Figure, others: list[Figure]) -> int:
    if figure.metric.higher_is_better:
        return 1 + sum(other.value > figure.value for other in others)
    return 1 + sum(other.value < figure.value for other in others)


def newest_of_each(scope: Scope) -> dict[int, Period]:
    newest = {}
    for service, period in shown(scope):
        if service not in newest or (period.end, period.start) > (newest[service].end, newest[service].start):
            newest[service] = period
    if not newest:
        return {}
    last = max(period.end for period in newest.values())
    first = last.replace(year=last.year - 1, day=28 if (last.month, last.day) == (2, 29) else last.day)
    return {service: period for service, period in newest.items() if period.end >= first}


def change(before: Figure | None, now: Figure) -> tuple[Decimal | None, str]:
    """The change in percent, and why there is none."""
    if before is None or before.value == 0:
        return None, ""
    if before.measured_by != now.measured_by:
        return None, f"Measured by {now.measured_by.name}, before by {before.measured_by.name}"
    for found in SeriesBreak.objects.order_by("date", "pk"):
        if (
            found.metric_id == now.metric_id
            and found.measured_by in (None, now.measured_by)
            and found.service in (None, now.service)
            and before.period_start < found.date <= now.period_start
        ):
            return None, found.title
    return hundredths((now.value - before.value) / before.value * 100), ""


def ranking(selection: RankingSelection, today: date) -> list[dict]:
    figures = shown(selection)
    facts = by_fact(stated(selection, by_measurer=False))
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
        others = [one for one in facts[figure.service_id, figure.period] if one != figure]
        values = [one.value for one in [figure, *others]]
        percent, withheld = change(earlier, figure)
        age = ((selection.as_of or today) - figure.period.end).days
        total = sum(one.value for one in now)
        has_share = selection.metric.additive and selection.metric.unit != "percent" and total
        was = [one for one in before if one.service_id == figure.service_id]
        rows.append(
            {
                "figure": figure.pk,
                "rank": rank_of(figure, now),
                "previous_rank": rank_of(was[0], before) if was else None,
                "value": figure.value,
                "previous_value": earlier.value if earlier else None,
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
