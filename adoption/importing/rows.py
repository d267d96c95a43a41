"""Cells by field -> typed rows with ids. Most rows are looked up cell by cell in dictionaries; a row that is not
found there is read slowly, and everything wrong with it is told."""

import re
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from adoption.values.quantity import PLAIN, is_missing

from .columns import FIELDS, is_total
from .formats.picking import Odd, Picked, RawRow, wrong_width
from .line import Line
from .outcome import Outcome, Problem
from .plan import Across, Plan
from .reading import CellReaders, StagedRow

NOTE_WORDS = re.compile(
    r"\s*(?:[*※©†]|(?:sources?|notes?|copyright|quelle|출처|자료|주|참고|비고)(?:\W|$))", re.IGNORECASE
)
VALUE = FIELDS.index("value")
LABELS = ("service", "period", "region", "metric")
EVERY = 10_000


class RowReader:
    """Reads the rows of one table; what is wrong or left out goes into the outcome."""

    def __init__(self, plan: Plan, cells: CellReaders, outcome: Outcome, on_row: Callable[[int], None]) -> None:
        self.plan = plan
        self.cells = cells
        self.outcome = outcome
        self.on_row = on_row
        # Lines that are notes if nothing but notes follows: (line, text, what is wrong if a row follows).
        self.pending: list[tuple[int, str, Problem]] = []

    def read(self, raws: Iterable[RawRow]) -> Iterator[StagedRow]:
        """The rows that can be stored. What a row shares with others is in the frame that it names."""
        services, frames, plain, pending = self.cells.services, self.cells.frames, PLAIN.fullmatch, self.pending
        last, count = None, 0
        for line, raw, column in raws:
            count += 1
            if not count % EVERY:
                self.on_row(count)
            if raw.__class__ is not tuple:
                self._odd(line, raw)
                continue
            try:
                frame = raw[2:]
                if frame != last:
                    number, measured, unit = frames[frame]
                    last = frame
                value = raw[1]
                if len(value) < measured.plain_below and plain(value) and not unit and column.unit is None:
                    row = (line, services[raw[0]], value, None, number)
                else:
                    row = (line, services[raw[0]], *measured.read(value, unit, column.unit), number)
            except ValueError:
                slow = self._slow(line, raw, column)
                if slow is None:
                    continue
                row = slow
            self.outcome.read += 1
            if pending:
                self._not_at_the_end()
            yield row
        self._at_the_end()

    def _slow(self, line: int, raw: Picked, column: Across) -> StagedRow | None:
        """The row after all, or None and what is wrong with it noted."""
        if self._is_left_out(line, raw, column):
            return None
        own = Line(line, raw, column, self.plan)
        row = self.cells.row(own)
        if row is not None:
            return row
        self.outcome.read += bool(raw[VALUE].strip())
        if self.pending:
            self._not_at_the_end()
        self.outcome.reject(own.problems)
        return None

    def _is_left_out(self, line: int, raw: Picked, column: Across) -> bool:
        """Whether a row is none: blank, a note, a total, the header again, or one that says that there is no value."""
        said = {name: text.strip() for name, text in zip(FIELDS, raw, strict=True) if self._is_said(name, text)}
        # A row of a wide table comes here with a value, so that it is neither blank nor a note.
        if not said and not self.plan.across:
            message = _("The row is blank: nothing but separators. Delete it.")
            self.pending.append((line, "", Problem(line, "", "", message)))
        elif len(said) == 1 and not self.plan.across and len(self.plan.headers) > 2 and "value" not in said:
            [(name, text)] = said.items()
            if self.cells.is_known(name, text):
                return False
            self._note(line, text)
        elif self.plan.across and raw[VALUE].strip() == column.header:
            self.outcome.leave_out(line, raw[VALUE].strip(), _("the header again"))
        elif not self.plan.across and all(text == self.plan.header_of(name) for name, text in said.items()):
            self.outcome.leave_out(line, "", _("the header again"))
        elif total := next((said[name] for name in LABELS if name in said and is_total(said[name])), None):
            self.outcome.leave_out(line, total, _("a total"))
        elif is_missing(raw[VALUE]) and raw[VALUE].strip():
            self.outcome.leave_out(line, raw[VALUE].strip(), _("no value"))
        else:
            return False
        return True

    def _is_said(self, name: str, text: str) -> bool:
        """Whether a cell of the line itself, not an option, says something."""
        return name in self.plan.fields and bool(text.strip()) and text != self.plan.fills.get(name)

    def _odd(self, line: int, cells: Odd) -> None:
        """A line with too many or too few cells: a note, or a mistake."""
        said = [cell.strip() for cell in cells if cell.strip()]
        if len(said) == 1 or NOTE_WORDS.match(said[0] if said else ""):
            if self.plan.across and self.cells.is_known("period", said[0]):
                return
            self._note(line, " ".join(said))
        elif not said:
            message = _("The row is blank: nothing but separators. Delete it.")
            self.pending.append((line, "", Problem(line, "", "", message)))
        elif is_total(said[0]):
            self.outcome.leave_out(line, said[0], _("a total"))
        else:
            self._wrong_width(line, cells)

    def _wrong_width(self, line: int, cells: Odd) -> None:
        width = len(self.plan.headers)
        self.outcome.read += any(
            index < len(cells) and cells[index].strip() for index in self.plan.fields.get("value", [])
        )
        if self.pending:
            self._not_at_the_end()
        too_many = len(cells) > width
        where = str(width + 1) if too_many else self.plan.headers[len(cells)]
        self.outcome.reject([Problem(line, where, cells[width] if too_many else "", wrong_width(len(cells), width))])

    def _note(self, line: int, text: str) -> None:
        message = _("This line is no row of the table, yet rows follow it. Delete it, or complete it.")
        self.pending.append((line, text, Problem(line, "", text, message)))

    def _not_at_the_end(self) -> None:
        """Rows go on, so what looked like notes below the table are mistakes in it; blank lines part wide tables."""
        for _line, text, problem in self.pending:
            if text or not self.plan.across:
                self.outcome.reject([problem])
        self.pending.clear()

    def _at_the_end(self) -> None:
        if any(text for _line, text, _problem in self.pending):
            for line, text, _problem in self.pending:
                if text:
                    self.outcome.leave_out(line, text, _("a note below the table"))
        elif not self.plan.across:
            for _line, _text, problem in self.pending:
                self.outcome.reject([problem])
        self.pending.clear()
