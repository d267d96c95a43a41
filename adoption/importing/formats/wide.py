"""The wide layouts: services, periods or metrics across, one value in each cell."""

from collections.abc import Iterator

from adoption.values.quantity import is_missing

from ..columns import FIELDS
from ..plan import Plan
from .picking import Odd, RawRow, Record, fit, picker

VALUE, REGION = FIELDS.index("value"), FIELDS.index("region")


def read(records: Iterator[Record], plan: Plan) -> Iterator[RawRow]:
    """The values of each line in turn, with the field that their header says; blank cells are no figures."""
    pick, width, across = picker(plan), len(plan.headers), plan.across
    place = FIELDS.index(plan.across_field)
    for line, cells in records:
        if len(cells) != width and (cells := fit(found := cells, plan)) is None:
            yield line, Odd(found), across[0]
            continue
        said = [one for one in across if not is_missing(cells[one.index])]
        if not said and len(non_blank := [cell for cell in cells if cell.strip()]) == 1:
            yield line, Odd(non_blank), across[0]
        row = list(pick(cells))
        for one in said:
            row[place], row[VALUE] = one.name, cells[one.index]
            row[REGION] = one.region or row[REGION]
            yield line, tuple(row), one
