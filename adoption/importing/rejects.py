"""The rejected rows of a file as a file of their own, each with the reason, to be mended and imported again."""

import csv
import os
from collections import defaultdict
from pathlib import Path

from adoption.values.csvtext import guard

from .dialect import records
from .formats import jsonlines
from .options import Options
from .outcome import Outcome
from .textfile import examine

REASON = "reason"


def write_rejects(target: Path, path: Path, options: Options, outcome: Outcome) -> None:
    """Write the header and every rejected record of the file, as it stands there, with a column for the reasons.

    The header line's own problems are told by all its rows."""
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in outcome.errors:
        reasons[problem.line].append(f"{problem.column}: {problem.message}" if problem.column else problem.message)
    header_line, delimiter = outcome.reading.get("header_line", 1), outcome.reading.get("delimiter", ",")
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    file = examine(path, outcome.reading.get("encoding") or options.encoding)
    with file.open() as text, partial.open("w", encoding="utf-8-sig", newline="") as output:
        writer = csv.writer(output, lineterminator="\n")
        for line, cells in jsonlines.records(text) if delimiter == "json" else records(text, delimiter):
            if line == header_line:
                width = len(cells)
                writer.writerow([*cells, REASON])
            elif line in reasons and line > header_line:
                padded = [*map(guard, cells), *[""] * (width - len(cells))]
                writer.writerow([*padded, guard(" ".join(reasons[line]))])
    partial.replace(target)
