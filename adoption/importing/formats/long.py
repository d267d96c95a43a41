"""The long layout: one figure on a line."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..columns import find_columns
from ..csvfile import Record
from ..outcome import FileError, Problem


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one figure by field, all strings, its line, and what is wrong with the line as a whole."""

    line: int
    cells: dict[str, str]
    problem: Problem | None = None


def read(records: Iterator[Record]) -> Iterator[RawRow]:
    """Rows below a header line. Raises FileError where the header cannot be understood."""
    header = next(records, None)
    if header is None:
        raise FileError(_("The file is empty. Its first line must name the columns."))
    fields = find_columns(header.cells)
    for record in records:
        cells = dict(zip(fields, record.cells, strict=False))
        yield RawRow(record.line, cells, problem_of(record, fields))


def problem_of(record: Record, fields: list[str]) -> Problem | None:
    if record.is_blank:
        return Problem(record.line, "", "", _("The row is blank: nothing but separators. Delete it."))
    cells = record.cells
    if len(cells) > len(fields):
        return Problem(record.line, str(len(fields) + 1), cells[len(fields)], wrong_width(len(cells), len(fields)))
    if len(cells) < len(fields):
        return Problem(record.line, fields[len(cells)], "", wrong_width(len(cells), len(fields)))
    return None


def wrong_width(cells: int, columns: int) -> str:
    found = ngettext("%(count)d cell", "%(count)d cells", cells) % {"count": cells}
    hint = (
        _("Is a comma inside a text without quotes?")
        if cells > columns
        else _("Add the separators of the cells left blank.")
    )
    return _("%(found)s where the header has %(columns)d. %(hint)s") % {
        "found": found,
        "columns": columns,
        "hint": hint,
    }
