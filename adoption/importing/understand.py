"""How a file is meant: which line is its header, what separates its cells, what stands in its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from .columns import ROLE_OF, key, name_and_beside
from .dialect import SEP_LINE, delimiter_named, records
from .formats import jsonlines
from .headers import Column, is_across, is_number, is_period, read_columns
from .kinds import kind_of
from .layouts import Layout
from .options import Options
from .outcome import FileError
from .plan import PeriodForm, Plan
from .resolve import Names
from .textfile import TextFile

# The header is looked for in the first records; what stands below it is judged by that many.
PREVIEW = 400
MOST_PREAMBLE = 40
# Only so many lines are tried as the header, those first that say most.
MOST_TRIES = 4
COMMON = (",", ";", "\t", "|")
JSON = "json"
JSON_BEGINS = re.compile(r'\s*(?:\[\s*(?:\{|$)|\{\s*")')
LONGEST_FIRST = 100
# Scores of delimiters with which the text is no CSV.
NO_TABLE, NO_HEADER = -1, -2

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A line taken for the header: how much of it is known, and the plan that it gives or why it gives none."""

    score: int
    plan: Plan | None = None
    error: FileError | None = None


def understand(file: TextFile, options: Options, names: Names) -> Plan:
    """The plan for a file. Raises FileError that says which line, column or option is needed."""
    attempts: list[Attempt] = []
    is_readable = False
    likely = delimiters(file, options)
    for delimiter in likely:
        preview: list[Record] = []
        try:
            with file.open() as text:
                found = jsonlines.records(text) if delimiter == JSON else records(text, delimiter)
                preview += islice(found, PREVIEW)
        except FileError as error:
            is_likely = delimiter == likely[0] or any(is_header(cells) for _line, cells in preview)
            attempts.append(Attempt(NO_TABLE if is_likely else NO_HEADER, error=error))
            continue
        is_readable = True
        for attempt in attempts_at(preview, options, names):
            if attempt.plan:
                attempt.plan.delimiter = delimiter
            attempts.append(attempt)
    if is_readable:
        # An unusual delimiter that finds no header before it fails says nothing of a file that another one reads.
        attempts = [attempt for attempt in attempts if attempt.score > NO_HEADER]
    # The first of equals: a comma before others, an upper line before a lower one.
    best = max(attempts, key=lambda attempt: (attempt.plan is not None, attempt.score), default=None)
    if best is None:
        raise FileError(
            _(
                "No line looks like the header of a table. Name it with --header-line, and with --delimiter what"
                " separates the cells."
            )
        )
    if best.plan is None:
        raise best.error
    best.plan.encoding = file.encoding
    return best.plan


def delimiters(file: TextFile, options: Options) -> Sequence[str]:
    """What may separate the cells: as told, as the first line tells, or each that people use."""
    if options.delimiter:
        return [delimiter_named(options.delimiter)]
    with file.open() as text:
        first = text.readline(LONGEST_FIRST)
    if JSON_BEGINS.match(first):
        return [JSON]
    named = SEP_LINE.fullmatch(first)
    return [named[1]] if named else COMMON


def attempts_at(preview: Sequence[Record], options: Options, names: Names) -> list[Attempt]:
    """The most promising lines, each tried as the header."""
    found = []
    for place, (line, cells) in enumerate(preview[:MOST_PREAMBLE]):
        if options.header_line in (0, line) and (options.header_line or is_header(cells)):
            found.append((score_of(cells, names), -place))
    if options.header_line and not found:
        return [
            Attempt(
                0,
                error=FileError(
                    _("Line %(line)d is no line of a table. Check --header-line.") % {"line": options.header_line}
                ),
            )
        ]
    found.sort(reverse=True)
    known = [one for one in found if one[0]]
    return [attempt_at(preview, -place, score, options, names) for score, place in (known or found)[:MOST_TRIES]]


def is_header(cells: Sequence[str]) -> bool:
    """Whether a line may name columns: at least two cells, the first perhaps blank, and no number that is no year."""
    said = [cell for cell in cells if cell.strip()]
    is_table = len(said) > 1 or (bool(said) and not cells[0].strip())
    return is_table and not any(is_number(cell) and not is_period(cell) for cell in said)


def score_of(cells: Sequence[str], names: Names) -> int:
    """How many cells of a line are known as the names of columns."""
    columns = (Column(index, cell, *name_and_beside(cell)) for index, cell in enumerate(cells) if cell.strip())
    return sum(
        key(column.header) in ROLE_OF or key(column.name) in ROLE_OF or is_across(column, names) for column in columns
    )


def attempt_at(preview: Sequence[Record], place: int, score: int, options: Options, names: Names) -> Attempt:
    line, header = preview[place]
    header = trimmed(header)
    below = [(number, cells) for number, cells in preview[place + 1 :] if len(trimmed(cells)) > 1]
    rows = [cells for _number, cells in below]
    preamble = [cell.strip() for _line, cells in preview[:place] for cell in cells if cell.strip()]
    try:
        if not rows:
            raise FileError(_("There are no rows below the header in line %(line)d.") % {"line": line})
        refuse_wider(line, header, below)
        columns = read_columns(header, rows, options, names)
        plan = Layout(columns, options, names, line, preamble).find(rows)
        if plan.period.form == "text":
            plan.period = PeriodForm("text", kind_of(plan, columns, options, names))
    except FileError as error:
        return Attempt(score, error=error)
    return Attempt(score, plan)


def refuse_wider(line: int, header: Sequence[str], rows: Sequence[Record]) -> None:
    """Raises FileError where most rows have more cells than the header: it is not known which cell is missing there."""
    wider = [(number, row) for number, row in rows if len(trimmed(row)) > len(header)]
    if 2 * len(wider) > len(rows):
        raise FileError(
            _(
                "The header in line %(line)d has %(cells)d cells, but most rows have more: %(more)d in line %(row)d."
                " Complete the header, name the right line with --header-line, or put quotes around cells with commas."
            )
            % {"line": line, "cells": len(header), "more": len(trimmed(wider[0][1])), "row": wider[0][0]}
        )


def trimmed(cells: Sequence[str]) -> list[str]:
    """The cells without blank ones at the end, which a trailing delimiter leaves."""
    cells = list(cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells
