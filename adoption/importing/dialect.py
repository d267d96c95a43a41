"""Text as records: which character parts the cells, and the cells of each record with its line number."""

import csv
import re
from collections.abc import Iterator
from typing import TextIO

from django.utils.translation import gettext as _

from .outcome import FileError

# A longer cell is no figure, name or note; the csv module stops there instead of filling the memory.
LONGEST_CELL = 131_072
MOST_COLUMNS = 5_000
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", r"\t": "\t"}
# Excel's own first line, which names the delimiter.
SEP_LINE = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)
# A line under or around a table that is drawn with characters.
RULE = re.compile(r"\s*:?-+:?\s*|[-+=]{3,}")


def delimiter_named(text: str) -> str:
    """The character that `--delimiter` means. Raises FileError for what can part no cells."""
    delimiter = DELIMITERS.get(text.strip().lower() or text, text)
    if len(delimiter) == 1 and (delimiter == "\t" or (delimiter.isprintable() and not re.match(r'[\w\s"]', delimiter))):
        return delimiter
    raise FileError(
        _("--delimiter %(value)s parts no cells. Give one character, or comma, semicolon, tab or pipe.")
        % {"value": repr(text)}
    )


def records(text: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record as the number of its first line, counted from 1, and its cells; empty lines are left out.

    A table drawn with bars comes without its frame. Raises FileError where the text is no CSV."""
    found = _read(text, delimiter)
    return _without_frame(found) if delimiter == "|" else found


def _read(text: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    # Strict: a quote that is not closed, or closed too early, would swallow or garble the records after it in silence.
    reader = csv.reader(text, delimiter=delimiter, strict=True, skipinitialspace=delimiter != "|")
    line = 1
    try:
        for cells in reader:
            if cells:
                if len(cells) > MOST_COLUMNS:
                    raise FileError(
                        _("Line %(line)d has more than %(limit)s cells: this is no table of figures.")
                        % {"line": line, "limit": f"{MOST_COLUMNS:,}"}
                    )
                if line > 1 or not SEP_LINE.fullmatch(delimiter.join(cells)):
                    yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileError(_explain(str(error), line, reader.line_num)) from error


def _explain(reason: str, first: int, last: int) -> str:
    place = {"line": first, "last": last, "reason": reason, "limit": f"{LONGEST_CELL:,}"}
    if "unexpected end" in reason:
        return _("A quote that opens in the record of line %(line)d is never closed. Close or remove it.") % place
    if "expected after" in reason:
        return (
            _(
                "Line %(last)d, in the record that begins on line %(line)d: something follows a closing quote. "
                'Double the quotes inside a quoted cell (""), or remove them.'
            )
            % place
        )
    if "field larger" in reason:
        return (
            _(
                "The record of line %(line)d has a cell of more than %(limit)s characters. "
                "Perhaps a quote is not closed there: close or remove it."
            )
            % place
        )
    return _("The record of line %(line)d is not CSV: %(reason)s.") % place


def _without_frame(found: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Records of a table with bars: trimmed, without rules, and without the bars around them if the table has such."""
    is_framed = None
    for line, raw in found:
        cells = [cell.strip() for cell in raw]
        if all(map(RULE.fullmatch, filter(None, cells))) and any(cells):
            continue
        if len(cells) > 2 and is_framed is None:
            is_framed = not cells[0] and not cells[-1]
        yield line, _unframed(cells, line) if is_framed and len(cells) > 1 else cells


def _unframed(cells: list[str], line: int) -> list[str]:
    if cells[0]:
        # Taken as it stands, each of its cells would be counted to the column before its own.
        raise FileError(
            _("Line %(line)d does not begin with a bar (|) as the table's other lines do. Add it.") % {"line": line}
        )
    return cells[1:] if cells[-1] else cells[1:-1]
