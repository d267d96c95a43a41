"""Growth computed the obvious way: figures as objects, fractions, every rule spelled out again."""

import calendar
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import log

from adoption.analysis.movers.selection import MoversSelection
from adoption.models import Figure, SeriesBreak, Service
from tests.analysis import slow_facts, slow_truth

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def earlier(day: date, months: int) -> date:
    for _month in range(months):
        year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
        last = calendar.monthrange(year, month)[1]
        day = date(year, month, min(day.day, last))
    return day


def target(now: Figure, months: int) -> date:
    """The day on which the earlier period should start."""
    if now.period_kind == "week":
        return date.fromordinal(now.period_start.toordinal() - 7 * {3: 13, 6: 26, 12: 52, 24: 104}[months])
    # By way of the first of the month, so that the 31st is not lost in a shorter month in between.
    first = earlier(now.period_start.replace(day=1), months)
    return first.replace(day=min(now.period_start.day, calendar.monthrange(first.year, first.month)[1]))


def may_be_base(selection: MoversSelection, now: Figure, other: Figure) -> bool:
    if (other.service, other.period_kind) != (now.service, now.period_kind):
        return False
    day = target(now, selection.months)
    if now.period_kind == "day" or not selection.metric.usual_period:
        span = (now.period_start - day).days
        return abs((other.period_start - day).days) <= span * 15 // 100
    return other.period_start == day and (now.period_kind == "week" or selection.months % MONTHS[now.period_kind] == 0)


def base_of(selection: MoversSelection, now: Figure, stated: list[Figure]) -> Figure | None:
    bases = [other for other in stated if may_be_base(selection, now, other)]
    bases = [other for other in bases if other.measured_by == now.measured_by] or bases
    if not bases:
        return None
    day = target(now, selection.months)
    nearest = min(abs((other.period_start - day).days) for other in bases)
    bases = [other for other in bases if abs((other.period_start - day).days) == nearest]
    start = max(other.period_start for other in bases)
    return slow_facts.best([other for other in bases if other.period_start == start])


def reason(before: Figure, now: Figure) -> str:
    if before.measured_by != now.measured_by:
        return f"Measured by {now.measured_by.name}, before by {before.measured_by.name}"
    for found in SeriesBreak.objects.filter(metric=now.metric).order_by("date", "pk"):
        if found.measured_by in (None, now.measured_by) and found.service in (None, now.service):
            if before.period_start < found.date <= now.period_start:
                return found.title
    return ""


def group(before: Figure | None, now: Figure, largest: Fraction) -> str:
    if before is None:
        return "without"
    if reason(before, now):
        return "withheld"
    if now.value == before.value:
        return "unchanged"
    if before.value == 0 or before.value * 100 < largest:
        return "tiny"
    return "growing" if now.value > before.value else "shrinking"


def row(selection: MoversSelection, before: Figure | None, now: Figure, largest: Fraction) -> dict:
    kind = group(before, now, largest)
    found = {"group": kind, "now": now.pk, "before": before and before.pk, "withheld": "", "percent": None}
    found |= {"change": None, "doubling_months": None, "monthly_pct": None, "yearly_pct": None}
    if kind == "withheld":
        return found | {"withheld": reason(before, now)}
    if kind == "without":
        return found
    found["change"] = now.value - before.value
    if before.value == 0:
        return found
    ratio = Fraction(now.value) / Fraction(before.value)
    found["percent"] = float((ratio - 1) * 100)
    if ratio <= 1:
        return found
    days = (now.period_start - before.period_start).days
    months = days / (365.2425 / 12)
    if now.period_start.day == before.period_start.day:
        months = (now.period_start.year - before.period_start.year) * 12
        months += now.period_start.month - before.period_start.month
    found["doubling_months"] = months * log(2) / log(ratio)
    found["monthly_pct"] = (float(ratio) ** (1 / months) - 1) * 100
    if selection.span == "2y":
        found["yearly_pct"] = (float(ratio) ** (12 / months) - 1) * 100
    return found


def ratio_of(before: Figure | None, now: Figure) -> Fraction | float:
    return Fraction(now.value) / Fraction(before.value) if before and before.value else float("inf")


def what_moved(selection: MoversSelection) -> list[dict]:
    """The rows, group by group, each group in its order."""
    everybody = replace(selection.latest(), category="")
    shown = slow_facts.shown(everybody)
    now = [shown[fact] for fact in slow_truth.newest_of_each(everybody).items()]
    largest = Fraction(max((one.value for one in now), default=0))
    stated = slow_facts.stated(selection)
    listed = [one for one in now if selection.category in ("", one.service.category)]
    bases = {one.pk: base_of(selection, one, stated) for one in listed}
    rows = {one.pk: row(selection, bases[one.pk], one, largest) for one in listed}
    ratios = {one.pk: ratio_of(bases[one.pk], one) for one in listed}
    signs = {"growing": -1, "tiny": -1, "shrinking": 1, "unchanged": 0, "withheld": 0, "without": 0}
    found = []
    for kind in ("growing", "shrinking", "unchanged", "tiny", "withheld", "without"):
        of_kind = [one for one in listed if rows[one.pk]["group"] == kind]
        of_kind.sort(key=lambda one, kind=kind: (signs[kind] and signs[kind] * ratios[one.pk], one.service.name))
        found += [rows[one.pk] for one in of_kind]
    return found


def known(selection: MoversSelection) -> int:
    services = Service.objects.filter(status="published")
    return sum(selection.category in ("", service.category) for service in services)
