"""What grew and what shrank: the newest figure of each service against the one some time before."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from django.db.models import Q
from django.utils.translation import gettext as _

from adoption.models import Figure, Metric, SeriesBreak, Service, preference
from adoption.models.named import in_korean
from adoption.values.change import direction
from adoption.values.period import MONTHS, Period, shifted
from adoption.values.quantity import percent_change, with_qualifier

from ..growth import AT_MOST, EXACT, bound_between, breaks_between, to_hundredths, why_apart
from ..rankings.contenders import rows_to_rank
from ..series import FigureRow, read
from .compound import doubling_months, growth_each_month, growth_each_year, halving_months, months_between
from .selection import MoversSelection

# Where figures come at any date, the earlier one may lie this much of the span off.
NEARNESS = Decimal("0.15")
# A base below this part of the largest value says little by its percent.
TINY = Decimal("0.01")
WEEKS_OF_YEAR = 52
GROUPS = ("growing", "shrinking", "unchanged", "tiny", "withheld", "without")


@dataclass(frozen=True, slots=True)
class Mover:
    """A service's newest figure and the one `months` before it; `off_days` is how far that lies from the span.

    `percent`, the months in which it would double or halve, and the compound growth, in percent each month and
    each year, are None where they may not be stated; `bound` is the qualifier of the growth. `withheld` says why
    two figures are not compared at all."""

    group: str
    now: FigureRow
    before: FigureRow | None = None
    months: Decimal | None = None
    off_days: int = 0
    change: Decimal | None = None
    percent: Decimal | None = None
    doubling_months: Decimal | None = None
    halving_months: Decimal | None = None
    monthly_pct: Decimal | None = None
    yearly_pct: Decimal | None = None
    bound: str = EXACT
    withheld: str = ""

    @property
    def ratio(self) -> Decimal:
        """How many times the base; a base of zero is outgrown by everything."""
        return self.now.value / self.before.value if self.before.value else Decimal("Infinity")

    @property
    def is_slow(self) -> bool:
        """Whether it would take longer than is told to double or to halve; of a bound nobody knows."""
        has_none = self.doubling_months is None and self.halving_months is None
        return has_none and self.monthly_pct is not None and self.bound == EXACT


@dataclass(frozen=True, slots=True)
class Movers:
    """`tiny_below` is the value under which a base is tiny; `known` counts the published services in scope."""

    selection: MoversSelection
    growing: list[Mover]
    shrinking: list[Mover]
    unchanged: list[Mover]
    tiny: list[Mover]
    withheld: list[Mover]
    without: list[Mover]
    tiny_below: Decimal
    known: int

    @property
    def rows(self) -> list[Mover]:
        """All, group by group."""
        return [mover for group in GROUPS for mover in getattr(self, group)]

    @property
    def compared(self) -> int:
        return len(self.growing) + len(self.shrinking) + len(self.unchanged) + len(self.tiny)


@dataclass(frozen=True, slots=True)
class Everybody:
    """The published services of all categories by their keys, and the newest figure of each that has a recent
    one."""

    services: Mapping[int, Service]
    now: Sequence[FigureRow]


def what_moved(selection: MoversSelection) -> Movers:
    """Nine queries at most, whatever the number of services."""
    return moved(selection, everybody(selection))


def everybody(selection: MoversSelection) -> Everybody:
    """Five queries."""
    if selection.metric is None:
        return Everybody({}, [])
    latest = replace(selection.latest(), category="")
    services = {service.pk: service for service in latest.services_in_scope()}
    now, _before = rows_to_rank(latest, services)
    return Everybody(services, now)


def listed(selection: MoversSelection, everyone: Everybody) -> list[FigureRow]:
    """The newest figures in the category, by name."""
    rows = [row for row in everyone.now if selection.category in ("", row.service.category)]
    return sorted(rows, key=lambda row: row.service.name)


def moved(selection: MoversSelection, everyone: Everybody) -> Movers:
    """The newest figures against those the span before. Four queries."""
    tiny_below = max((row.value for row in everyone.now), default=Decimal(0)) * TINY
    rows = listed(selection, everyone)
    earlier = earlier_rows(selection, rows)
    breaks = breaks_between(selection, [*rows, *earlier.values()])
    groups = defaultdict(list)
    for row in rows:
        mover = compare(selection, row, earlier.get(row.service.pk), breaks, tiny_below)
        groups[mover.group].append(mover)
    for group in ("growing", "tiny"):
        groups[group].sort(key=lambda mover: -mover.ratio)
    groups["shrinking"].sort(key=lambda mover: mover.ratio)
    known = sum(selection.category in ("", service.category) for service in everyone.services.values())
    return Movers(selection, *(groups[group] for group in GROUPS), tiny_below, known)


def compare(
    selection: MoversSelection,
    now: FigureRow,
    before: FigureRow | None,
    breaks: Iterable[SeriesBreak],
    tiny_below: Decimal,
) -> Mover:
    if before is None:
        return Mover("without", now)
    months = months_between(before.period.start, now.period.start)
    off_days = abs((before.period.start - target(selection, now.period)).days)
    mover = partial(Mover, now=now, before=before, months=months, off_days=off_days)
    if reason := why_apart(before, now, breaks) or why_undirected(before, now):
        return mover("withheld", withheld=reason)
    change = now.value - before.value
    mover = partial(mover, change=change, bound=bound_between(before, now))
    if not before.value:
        return mover("tiny" if change else "unchanged")
    ratio = now.value / before.value
    return mover(
        group_of(before.value, change, tiny_below),
        percent=to_hundredths((ratio - 1) * 100),
        doubling_months=doubling_months(ratio, months),
        halving_months=halving_months(ratio, months),
        monthly_pct=growth_each_month(ratio, months),
        yearly_pct=growth_each_year(ratio, months) if selection.months > MONTHS["year"] else None,
    )


def why_undirected(before: FigureRow, now: FigureRow) -> str:
    """Why a service stands neither among those that grew nor among those that shrank: bounds leave it open, such
    as a growth of at most 100 %. Blank where they do not."""
    change, bound = now.value - before.value, bound_between(before, now)
    if direction(change, bound) is not None:
        return ""
    if not before.value:
        return _("The figures are bounds: whether it grew is not known")
    language = "ko" if in_korean() else "en"
    percent = with_qualifier(percent_change(change / before.value * 100, language), bound, language)
    percent = percent[:1].upper() + percent[1:]
    if bound == AT_MOST and not change:
        return _("%(percent)s: whether it shrank is not known") % {"percent": percent}
    return _("%(percent)s: whether it grew is not known") % {"percent": percent}


def group_of(base: Decimal, change: Decimal, tiny_below: Decimal) -> str:
    if not change:
        return "unchanged"
    if base < tiny_below:
        return "tiny"
    return "growing" if change > 0 else "shrinking"


def earlier_rows(selection: MoversSelection, now: Sequence[FigureRow]) -> dict[int, FigureRow]:
    """{service: its figure of the same kind of period, the span before}: by the same measurer where there
    is one, the nearest in time, of two as near the later. Three queries."""
    newest = {row.service.pk: row for row in now}
    windows = {pk: found for pk, row in newest.items() if (found := window(selection, row.period))}
    if not windows:
        return {}
    where = within((newest[pk].period.kind, *days) for pk, days in windows.items())
    columns = ("service_id", "period_kind", "period_start", "measured_by_id", "source__publisher_id", "pk")
    best: dict[int, tuple] = {}
    for pk, kind, start, measured_by, publisher, figure in (
        selection.candidates().filter(where).order_by(*preference()).values_list(*columns)
    ):
        row = newest.get(pk)
        if row is None or pk not in windows or kind != row.period.kind or not is_within(start, windows[pk]):
            continue
        distance = abs((start - target(selection, row.period)).days)
        measurer = (measured_by, None if row.is_measurer_named else publisher)
        place = (measurer != row.measurer, distance, -start.toordinal())
        if pk not in best or place < best[pk][0]:
            best[pk] = place, figure
    figures = Figure.objects.filter(pk__in=[figure for _place, figure in best.values()])
    services: Mapping[int, Service] = {pk: row.service for pk, row in newest.items()}
    return {row.service.pk: row for row in read(figures, services)}


def is_within(day: date, days: tuple[date, date]) -> bool:
    return days[0] <= day <= days[1]


def within(windows: Iterable[tuple[str, date, date]]) -> Q:
    """Figures of a kind whose periods start within one of the windows; those that overlap become one."""
    merged: list[list] = []
    for kind, first, last in sorted(windows):
        if merged and merged[-1][0] == kind and first <= merged[-1][2]:
            merged[-1][2] = max(last, merged[-1][2])
        else:
            merged.append([kind, first, last])
    where = Q(pk__in=[])
    for kind, first, last in merged:
        where |= Q(period_kind=kind, period_start__range=(first, last))
    return where


def is_regular(metric: Metric, kind: str) -> bool:
    """Whether figures come period by period, so that the one exactly a span before can be asked for."""
    return bool(metric.usual_period) and kind != "day"


def window(selection: MoversSelection, period: Period) -> tuple[date, date] | None:
    """Between which days the earlier period may start; None where no period lies a span before."""
    start = target(selection, period)
    if is_regular(selection.metric, period.kind):
        is_whole = period.kind == "week" or selection.months % MONTHS[period.kind] == 0
        return (start, start) if is_whole else None
    slack = timedelta(days=int((period.start - start).days * NEARNESS))
    return start - slack, start + slack


def target(selection: MoversSelection, period: Period) -> date:
    """The start of a period exactly a span before; a year has 52 weeks."""
    if period.kind == "week":
        return shifted("week", period.start, -selection.months * WEEKS_OF_YEAR // MONTHS["year"])
    return months_before(period.start, selection.months)


def months_before(day: date, months: int) -> date:
    """The same day of that month; its last one where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
