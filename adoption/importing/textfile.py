"""A file's bytes on disk: what they are, whether they can be text, and that text when it is asked for."""

import codecs
import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from django.utils.translation import gettext as _

from . import encodings
from .outcome import FileError

CHUNK = 2**20
# A longer line is no row of a table; nothing behind this module ever holds more than one line.
LONGEST_LINE = 1_000_000
# Zeros are no text; escape and the shifts would make another text of plain ASCII (ISO-2022).
NOWHERE = "\0\x1b\x0e\x0f"
# These begin a binary file; further down a stray one is harmless, and looking for all of them takes time.
NOT_AT_THE_START = "".join(map(chr, range(32))).translate(dict.fromkeys(map(ord, "\t\n\v\f\r\x1a")))


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is text: its fingerprint, its size in bytes, and the encoding that reads it."""

    path: Path
    sha256: str
    size: int
    encoding: str
    stamp: tuple[int, ...]

    @contextmanager
    def open(self) -> Iterator[TextIO]:
        """The text, line ends untouched. Raises FileError where the bytes are no longer what they were."""
        with _opened(self.path) as binary:
            try:
                with io.TextIOWrapper(binary, encoding=self.encoding, newline="") as text:
                    yield text
            except UnicodeDecodeError as error:
                with _opened(self.path) as again:
                    _Scan(again, self.encoding).run()
                raise _changed() from error
        # Of a file that is still being written, the last number may be cut, and the fingerprint is of another file.
        with _readable():
            if _stamp(self.path.stat()) != self.stamp:
                raise _changed()


def examine(path: Path, encoding: str = "", evidence: Callable[[str], bool] | None = None) -> TextFile:
    """Says what a file is, in one pass where it is UTF-8 or UTF-16. Raises FileError for all that is no text.

    `evidence` tells whether a folded word is a name that the importer knows: it decides where bytes cannot."""
    told = encodings.named(encoding) if encoding else ""
    with _readable(), _opened(path) as binary:
        stamp = _stamp(os.fstat(binary.fileno()))
        head = binary.read(4096)
        _refuse_lookalikes(head)
        scan = _Scan(binary, encodings.with_mark(told, head))
        scan.run()
        found = scan.encoding
        if not found or (scan.is_doubtful and evidence):
            found = encodings.judge(_whole_lines(binary), evidence, is_utf8=bool(found))
            # Only a sample was judged: the whole file must decode.
            _Scan(binary, found).run()
        return TextFile(path, scan.sha256.hexdigest(), scan.size, found, stamp)


def _stamp(state: os.stat_result) -> tuple[int, ...]:
    """What is another when a file was written to or replaced."""
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def _changed() -> FileError:
    return FileError(_("The file changed while it was read. Import it again."))


class _Scan:
    """One pass over the bytes. Without a given encoding, `encoding` is UTF-8 afterwards, or blank if it is not."""

    def __init__(self, binary: BinaryIO, encoding: str = "") -> None:
        self.binary = binary
        self.is_told = bool(encoding)
        self.encoding = encoding or "utf-8"
        self.sha256 = hashlib.sha256()
        self.size = 0
        # Whether the few characters that are not ASCII are valid UTF-8 by chance only, perhaps.
        self.is_doubtful = False
        self._may_be_korean = not self.is_told
        self._decoder = codecs.getincrementaldecoder(self.encoding.removesuffix("-sig"))()
        self._open_line = 0

    def run(self) -> None:
        self.binary.seek(0)
        while chunk := self.binary.read(CHUNK):
            self.sha256.update(chunk)
            if self._may_be_korean and not chunk.isascii():
                self.is_doubtful = self._may_be_korean = encodings.is_valid_by_chance(chunk)
            text = self._decode(chunk)
            self._refuse_controls(text)
            self._refuse_long_line(text)
            self.size += len(chunk)
        self._decode(b"", final=True)

    def _decode(self, chunk: bytes, final: bool = False) -> str:
        held = len(self._decoder.getstate()[0])
        try:
            return self._decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            if self.is_told:
                raise _undecodable(self.binary, self.encoding, self.size - held + error.start) from error
            # Not UTF-8. The other checks go on over bytes, which Latin-1 shows one by one.
            self.encoding = ""
            self._decoder = codecs.getincrementaldecoder("latin-1")()
            return self._decoder.decode(chunk)

    def _refuse_controls(self, text: str) -> None:
        for character in NOWHERE if self.size else NOT_AT_THE_START:
            position = text.find(character)
            if position >= 0:
                raise FileError(
                    _(
                        "Line %(line)d holds the control character %(code)s: this is no text but a binary file, or in "
                        "an encoding that has to be named with --encoding. Save it as CSV in UTF-8."
                    )
                    % {"line": self._line_of(text, position), "code": f"0x{ord(character):02X}"}
                )

    def _refuse_long_line(self, text: str) -> None:
        start = -self._open_line
        while len(text) - start > LONGEST_LINE:
            end = _last_line_end(text[max(start, 0) : start + LONGEST_LINE + 1])
            if end < 0:
                raise FileError(
                    _("Line %(line)d is longer than %(limit)s characters: this is no table. Save it as CSV in UTF-8.")
                    % {"line": self._line_of(text, max(start, 0)), "limit": f"{LONGEST_LINE:,}"}
                )
            start = max(start, 0) + end + 1
        last = _last_line_end(text)
        self._open_line = self._open_line + len(text) if last < 0 else len(text) - last - 1

    def _line_of(self, text: str, position: int) -> int:
        """The line of a position in the chunk at hand; counted only now, as nobody asks in a good file."""
        return _line_at(self.binary, self.encoding or "latin-1", self.size, text[:position])


def _last_line_end(text: str) -> int:
    return max(text.rfind("\n"), text.rfind("\r"))


def _line_at(binary: BinaryIO, encoding: str, size: int, text: str = "") -> int:
    """The number of the line that follows the first `size` bytes and then a text."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)("replace"), translate=True)
    binary.seek(0)
    line = 1
    for start in range(0, size, CHUNK):
        line += decoder.decode(binary.read(min(CHUNK, size - start))).count("\n")
    return line + text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _whole_lines(binary: BinaryIO) -> Iterator[bytes]:
    """The bytes in chunks that end where a line ends, so that no character is cut."""
    binary.seek(0)
    rest = b""
    while chunk := binary.read(CHUNK):
        chunk = rest + chunk
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r")) + 1
        yield chunk[:end]
        rest = chunk[end:]
    yield rest


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file for reading. What fails while it is open is told by whoever caused it."""
    with _readable():
        mode = path.stat().st_mode
        # A pipe could be read only once, and opening it may wait forever.
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise FileError(_("This is no regular file. Save it to disk first, or pass it as standard input (-)."))
        binary = path.open("rb")
    with binary:
        yield binary


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(_("The file cannot be read: %(reason)s.") % {"reason": error.strerror or error}) from error


def _undecodable(binary: BinaryIO, encoding: str, position: int) -> FileError:
    return FileError(
        _(
            "Line %(line)d (byte %(byte)d) is not %(encoding)s. "
            "Give the encoding it has as --encoding, or save the file as UTF-8."
        )
        % {
            "line": _line_at(binary, encoding, position),
            "byte": position + 1,
            "encoding": encoding.removesuffix("-sig"),
        }
    )


def _refuse_lookalikes(head: bytes) -> None:
    """What people save or download in place of a CSV file is told by its first bytes."""
    if not head:
        raise FileError(_("The file is empty."))
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"pk\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileError(
            _("This is an Excel workbook or another zipped file, not CSV. Open it and save the sheet as “CSV UTF-8”.")
        )
    if start.startswith(b"%pdf-"):
        raise FileError(_("This is a PDF, not CSV. Copy its table into a spreadsheet and save it as “CSV UTF-8”."))
    if start.startswith(b"\x1f\x8b"):
        raise FileError(_("This is compressed with gzip. Unpack it first (gunzip) and import the CSV file inside."))
    if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<table")):
        raise FileError(
            _("This is a web page (HTML), not CSV. Download the data itself, or save its table as “CSV UTF-8”.")
        )
