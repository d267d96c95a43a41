"""Which columns say the period: one that says it whole, a year beside its part, or the first and the last day."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from .columns import ENDINGS, PARTS
from .headers import Column, is_period, period_or_none
from .outcome import FileError
from .plan import PeriodForm, Plan

# A header of these names the kind of its periods too.
KINDS = {part: part for part in ("week", "month", "quarter", "half", "year")}
WITH_YEAR = ("month", "week", "quarter", "half")
# What may be left out because the period is said whole elsewhere.
REPEATS = ("year", "day", *WITH_YEAR)


def take_period(plan: Plan, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Find the period's columns and how they are written, into the plan. Raises FileError where it is not clear."""
    parts = {column.role: column for column in columns if column.role in PARTS}
    whole = next((column for column in columns if column.role == "period"), None)
    if not parts:
        return
    form, used = chosen(parts, whole)
    if used:
        plan.fields["period"] = [column.index for column in used]
        plan.period = form
    for column in parts.values():
        if column not in used:
            refuse_part(column, form, used, rows)
            plan.ignored.append(column.header)


def chosen(parts: dict[str, Column], whole: Column | None) -> tuple[PeriodForm, list[Column]]:
    """The form of the period and the columns that make it; none where the parts make no period."""
    if whole:
        return PeriodForm("text"), [whole]
    if {"start", "end"} <= parts.keys():
        return PeriodForm("range"), [parts["start"], parts["end"]]
    for name, kind in ENDINGS.items():
        if name in parts:
            return PeriodForm("ending", kind), [parts[name]]
    for name in WITH_YEAR:
        if name in parts and is_whole(parts[name]):
            return PeriodForm("text", KINDS[name]), [parts[name]]
    part = next((parts[name] for name in WITH_YEAR if name in parts), None)
    if "year" in parts and part:
        if part.role == "month" and "day" in parts:
            return PeriodForm("parts", "day"), [parts["year"], part, parts["day"]]
        return PeriodForm("parts", part.role), [parts["year"], part]
    only = next((parts[name] for name in ("day", "start", "year", *WITH_YEAR) if name in parts), None)
    if only:
        return PeriodForm("text", KINDS.get(only.role, "")), [only]
    return PeriodForm("text"), []


def is_whole(column: Column) -> bool:
    """Whether the cells say a period by themselves."""
    return bool(column.sample) and all(map(is_period, column.sample))


def refuse_part(column: Column, form: PeriodForm, used: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Raises FileError unless the column only repeats a part of what the used ones say."""
    repeats = column.role in (("quarter", "half") if form.form == "parts" else REPEATS) and bool(used)
    if not repeats or (column.role == "year" and not agrees_on_year(column, used[0], rows)):
        raise FileError(
            _(
                "It is not clear how “%(header)s” belongs to the period. Say which columns make it with"
                " --columns period=…, or leave this one out with --ignore-columns."
            )
            % {"header": column.header}
        )


def agrees_on_year(column: Column, whole: Column, rows: Sequence[Sequence[str]]) -> bool:
    """Whether every year of the column is that of the period beside it."""
    for row in rows:
        if max(column.index, whole.index) < len(row) and (own := period_or_none(row[whole.index])):
            if row[column.index].strip() not in ("", str(own.start.year)):
                return False
    return True
