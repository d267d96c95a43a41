"""The long layout: one figure on a line."""

from collections.abc import Iterator

from ..plan import Across, Plan
from .picking import Odd, RawRow, Record, fit, picker


def read(records: Iterator[Record], plan: Plan) -> Iterator[RawRow]:
    """The rows below the header: line, cells by field, where the value stands; or what is odd about a line."""
    pick, width = picker(plan), len(plan.headers)
    values = Across(plan.fields["value"][0], plan.header_of("value"), "")
    for line, cells in records:
        if len(cells) == width:
            yield line, pick(cells), values
        elif (fitting := fit(cells, plan)) is not None:
            yield line, pick(fitting), values
        else:
            yield line, Odd(cells), values
