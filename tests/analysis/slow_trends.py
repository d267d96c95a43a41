"""Index, shares, bands and lines by measurer computed the obvious way: every rule spelled out again."""

from decimal import Decimal

from adoption.analysis.trends.selection import TrendSelection
from adoption.models import Figure
from adoption.values.period import Period

from . import slow_facts, slow_truth

Lines = dict[tuple[str, str], list[Figure]]


def lines(selection: TrendSelection) -> Lines:
    """{(service, measurer or blank): figures in the order of their periods}."""
    found: Lines = {}
    if not selection.by_measurer:
        for slug, keys in slow_truth.trends(selection).items():
            found[slug, ""] = [Figure.objects.get(pk=pk) for pk in keys]
        return found
    (service,) = selection.services
    of_service = [one for one in slow_facts.stated(selection) if one.service == service]
    for measurer in {one.measured_by for one in of_service}:
        facts = slow_facts.by_fact([one for one in of_service if one.measured_by == measurer])
        best = [slow_facts.best(figures) for figures in facts.values()]
        own = [one for one in best if is_in_range(one.period, selection)]
        if own:
            found[service.slug, measurer.display_name] = sorted(own, key=lambda one: one.period)
    return found


def is_in_range(period: Period, selection: TrendSelection) -> bool:
    if selection.first and period.start < selection.first.start:
        return False
    return not (selection.last and period.end > selection.last.end)


def base_figure(figures: list[Figure], base: Period) -> Figure | None:
    exact = [one for one in figures if one.period == base]
    within = [one for one in figures if one.period_start >= base.start and one.period.end <= base.end]
    first = (exact or within or [None])[0]
    return first if first and first.value else None


def can_be_compared(one: Figure, other: Figure) -> bool:
    before, now = sorted([one, other], key=lambda figure: figure.period)
    kinds = {one.period_kind, other.period_kind}
    at_dates = one.metric.usual_period == "" and kinds <= {"day", "week", "month"}
    *_changes, withheld = slow_truth.change(before, now)
    return withheld == "" and (len(kinds) == 1 or at_dates)


def index(selection: TrendSelection, base: Period) -> dict[int, Decimal]:
    """Only for bases within the range."""
    numbers = {}
    for figures in lines(selection).values():
        start = base_figure(figures, base)
        for one in figures if start else []:
            if can_be_compared(one, start):
                numbers[one.pk] = slow_truth.hundredths(one.value * 100 / start.value)
    return numbers


def usual_base(selection: TrendSelection) -> Period | None:
    """The period that a majority of services shares, and where most figures are then indexed; the earliest."""
    own = lines(selection)
    periods = {one.period for figures in own.values() for one in figures if one.value}

    def worth(period: Period) -> tuple[int, int]:
        started = [figures for figures in own.values() if base_figure_of(figures, period)]
        return len(started), sum(
            sum(can_be_compared(one, base_figure_of(figures, period)) for one in figures) for figures in started
        )

    best = max(map(worth, periods), default=None)
    return min((period for period in periods if worth(period) == best), default=None)


def base_figure_of(figures: list[Figure], period: Period) -> Figure | None:
    return next((one for one in figures if one.period == period and one.value), None)


def shares(selection: TrendSelection) -> dict[int, Decimal]:
    own = lines(selection)
    numbers = {}
    for period in {one.period for figures in own.values() for one in figures}:
        present = [one for figures in own.values() for one in figures if one.period == period]
        total = sum(one.value for one in present)
        if len(present) < 2 or not total or lacks_one(period, list(own.values())):
            continue
        for one in present:
            numbers[one.pk] = slow_truth.hundredths(one.value * 100 / total)
    return numbers


def lacks_one(period: Period, lists: list[list[Figure]]) -> bool:
    for figures in lists:
        same_kind = [one.period for one in figures if one.period_kind == period.kind]
        if period not in same_kind and any(other < period for other in same_kind):
            retired = figures[0].service.retired
            if not (retired and retired < period.start):
                return True
    return False


def bands(selection: TrendSelection) -> dict[int, tuple[Decimal, Decimal]]:
    found = {}
    for figures in lines(selection).values():
        for one in figures:
            same = [
                other.value
                for other in slow_facts.stated(selection)
                if (other.service_id, other.period) == (one.service_id, one.period)
                and (not selection.by_measurer or other.measured_by_id == one.measured_by_id)
            ]
            if min(same) < max(same):
                found[one.pk] = (min(same), max(same))
    return found
