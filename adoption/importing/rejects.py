"""The rejected rows of a file as a file of their own, each with the reason, to be mended and imported again with the
same options."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from adoption.values.csvtext import guard

from .dialect import records
from .formats import jsonlines
from .options import Options
from .outcome import Outcome
from .preamble import title_in
from .textfile import examine
from .understand import JSON

REASON = "reason"
SOURCE = "source"


def write_rejects(target: Path, path: Path, options: Options, outcome: Outcome) -> None:
    """Write every rejected record of the file, as it stands there, with a column for the reasons, below the header and
    the lines above it, which may tell the unit, region or source of all values."""
    file = examine(path, outcome.reading.get("encoding") or options.encoding)
    # Bytes that were told to be in another encoding could not be read with the same options.
    encoding = file.encoding if options.encoding else "utf-8-sig"
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    with file.open() as text, partial.open("w", encoding=encoding, errors="backslashreplace", newline="") as output:
        write(output, text, outcome)
    partial.replace(target)


def write(output: TextIO, text: TextIO, outcome: Outcome) -> None:
    reading = outcome.reading
    header_line, delimiter = reading.get("header_line", 1), reading.get("delimiter", ",")
    found = jsonlines.records(text) if delimiter == JSON else records(text, delimiter)
    writer = csv.writer(output, delimiter="," if delimiter == JSON else delimiter, lineterminator="\n")
    reasons = reasons_by_line(outcome)
    header, title = write_head(output, writer, found, header_line)
    # Where nothing else tells the source, it is named after the file, and this one has another name.
    said = {*reading.get("columns", {}).values(), *reading.get("filled", {})}
    own_source = [] if title or SOURCE in said else [Path(outcome.file).stem]
    writer.writerow([*header, *([SOURCE] if own_source else []), REASON])
    # What is wrong with the header is wrong with all rows; the keys of JSON stand in a line that is a row too.
    shared = [] if delimiter == JSON else reasons.get(header_line, [])
    for line, cells in found:
        if why := shared + reasons.get(line, []):
            padded = [*map(guard, cells), *[""] * (len(header) - len(cells))]
            writer.writerow([*padded, *own_source, guard(" ".join(why))])


def reasons_by_line(outcome: Outcome) -> dict[int, list[str]]:
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in outcome.errors:
        reasons[problem.line].append(f"{problem.column}: {problem.message}" if problem.column else problem.message)
    return reasons


def write_head(
    output: TextIO, writer: "csv.Writer", found: Iterator[tuple[int, list[str]]], header_line: int
) -> tuple[list[str], str]:
    """Write what stands above the header, each on its own line. Returns the header and the title above it."""
    preamble: list[str] = []
    written = 0
    for line, cells in found:
        output.write("\n" * (line - 1 - written))
        if line == header_line:
            return cells, title_in(preamble)
        writer.writerow(cells)
        written = line + sum(cell.count("\n") for cell in cells)
        preamble += [cell.strip() for cell in cells if cell.strip()]
    return [], title_in(preamble)
