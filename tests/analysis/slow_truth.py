"""Rankings and trends computed the obvious way: figures as objects, every rule spelled out again."""

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.scope import Scope
from adoption.analysis.trends.selection import TrendSelection
from adoption.models import Figure, SeriesBreak
from adoption.values.period import Period
from tests.analysis.slow_facts import best, measurer, of_same_fact, shown


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


def is_open(before: Figure, now: Figure) -> bool:
    """From at least 5 to at least 10: it may have grown or shrunk."""
    return (before.qualifier, now.qualifier) in {("at-least", "at-least"), ("at-most", "at-most")}


def unnamed(before: Figure, now: Figure) -> str:
    if now.measured_by.slug != "not-stated":
        return f"Measured by {now.measured_by.name}; by whom before, is not stated"
    if before.measured_by.slug != "not-stated":
        return f"Measured by {before.measured_by.name} before; by whom now, is not stated"
    return "It is not stated who measured them"


def change(before: Figure | None, now: Figure) -> tuple[Decimal | None, Decimal | None, str]:
    """The change, the change in percent, and why there is none."""
    if before is None:
        return None, None, ""
    measurers = {before.measured_by, now.measured_by}
    is_unnamed = any(one.slug == "not-stated" for one in measurers)
    if is_unnamed and (len(measurers) > 1 or before.source.publisher != now.source.publisher):
        return None, None, unnamed(before, now)
    if len(measurers) > 1:
        return None, None, f"Measured by {now.measured_by.name}, before by {before.measured_by.name}"
    if is_open(before, now):
        return None, None, "Both figures are bounds, and how far they lie apart is not known"
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


def break_before(figure: Figure) -> SeriesBreak | None:
    """The first break that parts the figure from the period before, whether that has a figure or not."""
    for found in SeriesBreak.objects.order_by("date", "pk"):
        if (
            found.metric == figure.metric
            and found.measured_by in (None, figure.measured_by)
            and found.service in (None, figure.service)
            and figure.period.previous().start < found.date <= figure.period_start
        ):
            return found
    return None


def earlier_of(figure: Figure, shown_before: Figure | None, selection: RankingSelection) -> Figure | None:
    """The figure shown for the period before; where another one measured that, the best one by the same measurer."""
    if shown_before is None or measurer(shown_before) == measurer(figure):
        return shown_before
    alike = [one for one in of_same_fact(shown_before, selection) if measurer(one) == measurer(figure)]
    return best(alike) if alike else shown_before


def reported(figure: Figure, others: list[Figure]) -> Decimal | None:
    """What the source reports, else the best other source of the same value by the same measurer."""
    if figure.reported_change_pct is not None:
        return figure.reported_change_pct
    same = [one for one in others if one.value == figure.value and measurer(one) == measurer(figure)]
    telling = [one for one in same if one.reported_change_pct is not None]
    return best(telling).reported_change_pct if telling else None


def move(figure: Figure, was: Figure | None, now: list[Figure], before: list[Figure], known: list[Figure]) -> str:
    """`before` are the figures of the period before, `known` all that may be shown. Only services listed in both
    periods move."""
    if not before:
        return ""
    if was is None:
        earlier = [one for one in known if one.service == figure.service and one.period_start < figure.period_start]
        return "back" if earlier else "new"
    stayed = {one.service for one in now} & {one.service for one in before}
    now, before = ([one for one in figures if one.service in stayed] for figures in (now, before))
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
        earlier = earlier_of(figure, figures.get((figure.service_id, figure.period.previous())), selection)
        others = of_same_fact(figure, selection)
        values = [one.value for one in [figure, *others]]
        gained, percent, withheld = change(earlier, figure)
        told = reported(figure, others)
        if told is not None and break_before(figure):
            gained, percent, withheld, told = None, None, break_before(figure).title, None
        age = ((selection.as_of or today) - figure.period.end).days
        total = sum(one.value for one in now) if len({one.period for one in now}) == 1 else None
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
                "reported_change_pct": told,
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
