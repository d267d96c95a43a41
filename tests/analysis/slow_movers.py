"""Growth computed the obvious way: figures as objects, fractions, every rule spelled out again."""

import calendar
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import log

from adoption.analysis.movers.selection import MoversSelection
from adoption.models import Figure, SeriesBreak, Service
from adoption.values import quantity
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


def ends(figure: Figure) -> tuple[float, float]:
    """Between which values the true one lies."""
    value = Fraction(figure.value)
    return (
        float("-inf") if figure.qualifier == "at-most" else value,
        float("inf") if figure.qualifier == "at-least" else value,
    )


def least_and_most(before: Figure, now: Figure) -> tuple[float, float]:
    """Between which amounts it changed."""
    (least_now, most_now), (least_before, most_before) = ends(now), ends(before)
    return least_now - most_before, most_now - least_before


def open_reason(before: Figure, now: Figure) -> str:
    """Why it is not known whether it grew or shrank: it may have done either, or nothing."""
    least, most = least_and_most(before, now)
    if least > 0 or most < 0 or least == most:
        return ""
    if before.value == 0:
        return "The figures are bounds: whether it grew is not known"
    word, told = ("At least", least) if least > float("-inf") else ("At most", most)
    verb = "shrank" if word == "At most" and told == 0 else "grew"
    change = quantity.percent_change(Decimal(told.numerator) / told.denominator / before.value * 100, "en")
    return f"{word} {change}: whether it {verb} is not known"


def reason(before: Figure, now: Figure) -> str:
    if before.measured_by != now.measured_by:
        return f"Measured by {now.measured_by.name}, before by {before.measured_by.name}"
    if least_and_most(before, now) == (float("-inf"), float("inf")):
        return "Both figures are bounds, and how far they lie apart is not known"
    for found in SeriesBreak.objects.filter(metric=now.metric).order_by("date", "pk"):
        if found.measured_by in (None, now.measured_by) and found.service in (None, now.service):
            if before.period_start < found.date <= now.period_start:
                return found.title
    return open_reason(before, now)


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
    found |= dict.fromkeys(("change", "doubling_months", "halving_months", "monthly_pct", "yearly_pct"))
    if kind == "withheld":
        return found | {"withheld": reason(before, now)}
    if kind == "without":
        return found
    found["change"] = now.value - before.value
    if before.value == 0:
        return found
    ratio = Fraction(now.value) / Fraction(before.value)
    found["percent"] = float((ratio - 1) * 100)
    if ratio in (0, 1):
        return found
    days = (now.period_start - before.period_start).days
    months = days / (365.2425 / 12)
    if now.period_start.day == before.period_start.day:
        months = (now.period_start.year - before.period_start.year) * 12
        months += now.period_start.month - before.period_start.month
    taken = months * log(2) / abs(log(ratio))
    found["doubling_months" if ratio > 1 else "halving_months"] = taken if taken < 120.05 else None
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
