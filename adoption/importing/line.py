"""One line that look-ups did not find: its cells, and what is wrong with them."""

from collections.abc import Callable

from .columns import FIELDS
from .formats.picking import Picked
from .outcome import Problem
from .plan import Across, Plan


class Line:
    """The cells of one figure, and what was found wrong with them."""

    def __init__(self, number: int, raw: Picked, column: Across, plan: Plan) -> None:
        self.number = number
        self.texts = dict(zip(FIELDS, (cell.strip() for cell in raw), strict=True))
        self.column = column
        self.plan = plan
        self.problems: list[Problem] = []

    def take(self, field: str, read: Callable[[str], object]) -> object | None:
        """The value of a cell, or None and a problem noted."""
        try:
            return read(self.texts[field])
        except ValueError as error:
            self.refuse(field, str(error))
            return None

    def refuse(self, field: str, message: str) -> None:
        where = self.column.header if field in ("value", self.plan.across_field) else self.plan.header_of(field)
        self.problems.append(Problem(self.number, where, self.texts[field], message))
