"""JSON with one object on each line: JSON Lines, and the list that an export writes."""

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any, TextIO

from django.utils.translation import gettext as _

from adoption.values.csvtext import guard, unguard
from adoption.values.plaintext import shown

from ..dialect import MOST_COLUMNS
from ..outcome import FileError

Cells = list[tuple[str, Any]]

SPACES = " \t\r\n"
# Only escapes can bring these into the text: no database keeps a zero or half a character.
NO_TEXT = re.compile("[\0\ud800-\udfff]")
# In a column such a text could be 572969 as well; as a JSON number it is what it is.
THREE_DECIMALS = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")


def records(text: TextIO) -> Iterator[tuple[int, list[str]]]:
    """The keys of the first object as a header, then the cells of each object, with the numbers of their lines.

    Numbers stay as written and null is a blank cell. Raises FileError where the text is anything else than objects
    with the keys of the first one, each on a line of its own."""
    header: list[str] = []
    for line, found in objects(text):
        keys = [key for key, _value in found]
        if not header:
            header = checked_header(line, keys)
            yield line, header
        cells = found if keys == header else in_order(line, found, header)
        yield line, [cell(line, key, value) for key, value in cells]
    if not header:
        raise FileError(_("The file has no JSON object, so there is nothing to import."))


class Object(list):
    """The keys and values of a JSON object, in order."""


def in_full(number: str) -> str:
    """A number with a point, so written that the point cannot be taken for a thousands sign."""
    return number + "0" if THREE_DECIMALS.fullmatch(number) else number


DECODER = JSONDecoder(object_pairs_hook=Object, parse_float=in_full, parse_int=str, parse_constant=float)


def objects(text: TextIO) -> Iterator[tuple[int, Cells]]:
    """The objects with the numbers of their lines; brackets around them and commas between them are those of a list."""
    has_begun = is_list = is_closed = needs_comma = False
    for line, written in enumerate(text, 1):
        rest = written.strip(SPACES)
        if rest and not has_begun:
            has_begun = True
            is_list = rest.startswith("[")
            rest = rest[1:].lstrip(SPACES) if is_list else rest
        if not rest:
            continue
        if is_closed:
            raise FileError(_("Line %(line)d follows the end of the JSON list. Delete it.") % {"line": line})
        if is_list and rest == "]":
            is_closed = True
            continue
        if needs_comma:
            raise FileError(_("A comma is missing before line %(line)d.") % {"line": line})
        cells, rest = first_object(line, rest)
        if is_list and rest.endswith("]"):
            is_closed, rest = True, rest[:-1].rstrip(SPACES)
        if rest and not (is_list and rest == ","):
            raise not_one_object(line)
        needs_comma = is_list and not rest
        refuse_no_text(line, written, cells)
        yield line, cells
    if is_list and not is_closed:
        raise FileError(_("The JSON list is not closed: the end of the file is missing. Save or download it again."))


def first_object(line: int, text: str) -> tuple[Cells, str]:
    """The object that the text begins with, and what follows it."""
    try:
        value, end = DECODER.raw_decode(text)
    except (JSONDecodeError, RecursionError) as error:
        raise not_one_object(line) from error
    if not isinstance(value, Object):
        raise not_one_object(line)
    return value, text[end:].strip(SPACES)


def not_one_object(line: int) -> FileError:
    return FileError(
        _(
            "Line %(line)d is not one JSON object. Write each figure as an object on a line of its own, such as"
            ' {"service": "Grok", "value": 16500000}; a list may be set in brackets, with commas between the lines.'
        )
        % {"line": line}
    )


def refuse_no_text(line: int, written: str, cells: Cells) -> None:
    if "\\u" not in written:
        return
    for key, value in cells:
        if found := NO_TEXT.search(f"{key}\n{value}"):
            place = {"line": line, "key": shown(NO_TEXT.sub("\ufffd", key)), "code": f"U+{ord(found[0]):04X}"}
            raise FileError(_("Line %(line)d, “%(key)s”: %(code)s is no character. Take it out.") % place)


def checked_header(line: int, keys: list[str]) -> list[str]:
    if len(keys) > MOST_COLUMNS:
        raise FileError(
            _("Line %(line)d has more than %(limit)s cells: this is no table of figures.")
            % {"line": line, "limit": f"{MOST_COLUMNS:,}"}
        )
    refuse_twice(line, keys)
    return keys


def refuse_twice(line: int, keys: list[str]) -> None:
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FileError(
            _("Line %(line)d has the key “%(key)s” twice. Keep the right one.") % {"line": line, "key": shown(twice)}
        )


def in_order(line: int, cells: Cells, header: list[str]) -> Cells:
    """The cells in the order of the header; what an object leaves out is null."""
    keys = [key for key, _value in cells]
    refuse_twice(line, keys)
    if other := set(keys) - set(header):
        raise FileError(
            _("Line %(line)d has a key that the first object lacks: “%(key)s”. Add it there, with null if it has none.")
            % {"line": line, "key": shown(min(other))}
        )
    known = dict(cells)
    return [(key, known.get(key)) for key in header]


def cell(line: int, key: str, value: Any) -> str:
    """A value as the cell of a CSV file that is read as the same text."""
    if isinstance(value, str):
        # Reading takes off spaces and the apostrophe of a guarded cell; here both are meant.
        return value if value[:1].isalnum() or unguard(value.strip()) == value else guard(value)
    if value is None:
        return ""
    raise FileError(
        _("Line %(line)d, “%(key)s”: %(value)s is no cell. Write a text, a number or null.")
        % {"line": line, "key": shown(key), "value": as_written(value)}
    )


def as_written(value: Any) -> str:
    if isinstance(value, list):
        return "{…}" if isinstance(value, Object) else "[…]"
    return (
        str(value).lower()
        if isinstance(value, bool)
        else {"nan": "NaN", "inf": "Infinity"}.get(str(value), "-Infinity")
    )
