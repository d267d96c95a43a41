"""The wide layouts: services, periods or metrics across, one value in each cell."""

from collections.abc import Iterator

from adoption.values.quantity import is_missing

from ..columns import FIELDS
from ..headers import period_or_none
from ..plan import Across, Plan
from .picking import Odd, RawRow, Record, fit, picker

VALUE, REGION, CHANGE = (FIELDS.index(name) for name in ("value", "region", "reported_change_pct"))


def read(records: Iterator[Record], plan: Plan) -> Iterator[RawRow]:
    """The values of each line in turn, with the field that their header says; blank cells are no figures."""
    pick, width, across = picker(plan), len(plan.headers), plan.across
    place, last = FIELDS.index(plan.across_field), last_period(plan)
    for line, cells in records:
        if len(cells) != width and (cells := fit(found := cells, plan)) is None:
            yield line, Odd(found), across[0]
            continue
        said = [one for one in across if not is_missing(cells[one.index])]
        if not said and len(non_blank := [cell for cell in cells if cell.strip()]) == 1:
            yield line, Odd(non_blank), across[0]
        row = list(pick(cells))
        region, change = row[REGION], row[CHANGE]
        for one in said:
            row[place], row[VALUE] = one.name, cells[one.index]
            row[CHANGE] = change if last is None or one is last else ""
            row[REGION] = one.region or region
            yield line, tuple(row), one


def last_period(plan: Plan) -> Across | None:
    """The column of the last of several periods: a change that is told beside them is its own."""
    periods = {period: one for one in plan.across if (period := period_or_none(one.name))}
    return periods[max(periods)] if plan.across_field == "period" and periods else None
