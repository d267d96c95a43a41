"""Index, shares, bands and lines by measurer computed the obvious way: every rule spelled out again."""

from decimal import Decimal

from adoption.analysis.trends.selection import TrendSelection
from adoption.models import Figure, SeriesBreak
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
    """A service that people could use within the period has no figure for it."""
    for figures in lists:
        if figures and period not in [one.period for one in figures]:
            service = figures[0].service
            is_launched = not service.launched or service.launched <= period.end
            is_retired = bool(service.retired) and service.retired < period.start
            if is_launched and not is_retired:
                return True
    return False


def share_span(selection: TrendSelection) -> tuple[Period, Period] | None:
    """The first and the last period between which shares are compared: every service has a figure for both, and
    each could be compared by its values too."""
    numbers, by_period = shares(selection), {}
    for (slug, _measurer), figures in lines(selection).items():
        for one in figures:
            if one.pk in numbers:
                by_period.setdefault(one.period, {})[slug] = one
    if not by_period:
        return None
    last = max(by_period)
    now = by_period[last]
    for period in sorted(by_period):
        before = by_period[period]
        if period != last and set(before) == set(now):
            if all(can_be_compared(before[slug], now[slug]) for slug in now):
                return period, last
    return None


def runs(selection: TrendSelection) -> dict[str, list[list[int]]]:
    """Which figures are joined to a line: those next to one another by one measurer, for periods of one length,
    without a break or too long a gap between."""
    found = {}
    for (slug, _measurer), figures in lines(selection).items():
        found[slug] = []
        for chain in chains(figures):
            run = []
            for place, one in enumerate(chain):
                if place and is_parted(chain[place - 1], one, bridge(chain)):
                    found[slug].append(run)
                    run = []
                run.append(one)
            found[slug].append(run)
    return {
        slug: sorted([one.pk for one in sorted(run, key=lambda one: one.period.middle)] for run in own)
        for slug, own in found.items()
    }


def chains(figures: list[Figure]) -> list[list[Figure]]:
    found = {}
    for one in figures:
        is_dated = not one.metric.usual_period and one.period_kind in ("day", "week", "month")
        found.setdefault((slow_facts.measurer(one), is_dated or one.period_kind), []).append(one)
    return list(found.values())


def bridge(chain: list[Figure]) -> float:
    metric = chain[0].metric
    if metric.usual_period:
        usual = {"day": 7, "week": 28, "month": 124, "quarter": 370, "half": 740, "year": 1100}
        return usual[metric.usual_period]
    if len(chain) < 3:
        return metric.stale_after_days
    middles = [one.period.middle for one in chain]
    steps = sorted((later - earlier).days for earlier, later in zip(middles, middles[1:], strict=False))
    half = len(steps) // 2
    usual_step = steps[half] if len(steps) % 2 else (steps[half - 1] + steps[half]) / 2
    return min(400, max(7, 6 * usual_step))


def is_parted(before: Figure, now: Figure, days: float) -> bool:
    if (now.period.start - before.period.end).days - 1 > days:
        return True
    return any(
        found.metric_id in (before.metric_id, now.metric_id)
        and found.measured_by in (None, now.measured_by)
        and found.service in (None, now.service)
        and before.period_start < found.date <= now.period_start
        for found in SeriesBreak.objects.all()
    )


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
