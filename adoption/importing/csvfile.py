"""CSV files as they stand on disk: their text, their fingerprint, their records with line numbers."""

import csv
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

from .outcome import FileError

# A longer cell is no figure, name or note; the csv module stops there instead of filling the memory.
LONGEST_CELL = 131_072


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a CSV file: the number of its first line, counted from 1, and its cells."""

    line: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FileError(_("The file cannot be read: %(reason)s.") % {"reason": error.strerror}) from error


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """The file as UTF-8 text, with or without byte order mark."""
    with path.open("rb") as binary:
        yield io.TextIOWrapper(binary, encoding="utf-8-sig", newline="")


def records(text: TextIO) -> Iterator[Record]:
    """The records of a CSV text, empty lines left out. Raises FileError where the text is no CSV."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text)
    line = 1
    try:
        for cells in reader:
            if any("\0" in cell for cell in cells):
                raise FileError(
                    _("Line %(line)d holds a zero byte: this is no text. Save the file as CSV in UTF-8.")
                    % {"line": line}
                )
            if cells:
                yield Record(line, cells)
            line = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise FileError(
            _("The file is not UTF-8 (byte %(byte)d). Save it as UTF-8 and import it again.") % {"byte": error.start}
        ) from error
    except csv.Error as error:
        raise FileError(
            _("Line %(line)d is not CSV: %(reason)s.") % {"line": reader.line_num, "reason": error}
        ) from error
