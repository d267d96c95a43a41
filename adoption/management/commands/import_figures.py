"""Import figures from CSV files."""

import csv
import sys
import tempfile
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from itertools import chain
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from adoption.importing.columns import FIELDS
from adoption.importing.formats import FORMATS
from adoption.importing.options import Options
from adoption.importing.outcome import FileError
from adoption.importing.progress import Progress
from adoption.importing.rejects import write_rejects
from adoption.importing.run import import_figures
from adoption.values.period import KINDS

from ..progress import progress_on
from ..reporting import add_import_arguments, check_writable, raise_failures, report_outcome, written
from ..stopping import Stop, stopping

STDIN = "-"
UNTOLD = {
    "service": "Service of all figures.",
    "metric": "Metric of all figures.",
    "unit": "Unit of the values: percent, usd, million, 만명 …",
    "region": "Region of all figures: WORLD, KR …",
    "period": "Period of all figures: 2025-03, 2025-Q1 …",
    "source": "Title of the source; the line above the table, else the name of the file, where nothing says it.",
    "publisher": "Who published the source; the measurer where nothing says it.",
    "measured-by": "Who measured the figures.",
    "url": "Address of the source.",
    "published": "Day on which the source was published.",
}


def columns_told(text: str) -> dict[str, list[str]]:
    """`period=Year+Quarter,value=Visits` -> {"period": ["Year", "Quarter"], "value": ["Visits"]}."""
    told = {}
    for part in listed(text):
        field, sign, headers = part.partition("=")
        if not sign or field.strip() not in FIELDS or not headers.strip():
            raise ArgumentTypeError(f"“{part}” is not field=Header. The fields are: {', '.join(FIELDS)}.")
        told[field.strip()] = [header.strip() for header in headers.split("+")]
    return told


def listed(text: str) -> list[str]:
    """The parts of a list with commas; a part with a comma of its own stands in quotes."""
    return [part.strip() for part in next(csv.reader([text]), []) if part.strip()]


@contextmanager
def local_file(name: str) -> Iterator[Path]:
    """The file of that name; standard input, written to a file, for `-`."""
    if name != STDIN:
        yield Path(name)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stdin"
        try:
            with path.open("wb") as file:
                copyfileobj(sys.stdin.buffer, file)
        except OSError as error:
            raise FileError(
                _("Standard input cannot be kept in %(folder)s: %(reason)s. Make room, or set TMPDIR.")
                % {"folder": folder, "reason": error.strerror}
            ) from error
        yield path


class Command(BaseCommand):
    # Checks of pages and admin would be half of the time of a small import.
    requires_system_checks = ()
    help = (
        "Import figures from CSV files, long or with services, periods or metrics across. How each file was read is "
        "printed first. A file is stored whole or, where a row is rejected, not at all; the same file twice changes "
        "nothing. docs/data-format.md tells all that can be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="CSV file; - is standard input.")
        untold = parser.add_argument_group("what the file does not say", "Fills blank cells and missing columns.")
        for name, text in UNTOLD.items():
            untold.add_argument(f"--{name}", default="", metavar="TEXT", help=text)
        untold.add_argument("--period-kind", choices=KINDS, default="", help="Kind that all periods are of.")
        how = parser.add_argument_group("how to read it", "Found by itself where the file allows.")
        how.add_argument("--layout", choices=["auto", *FORMATS], default="auto", help="What stands across the columns.")
        how.add_argument(
            "--columns",
            type=columns_told,
            default={},
            metavar="FIELD=HEADER,…",
            help="What columns hold; + joins two: period=Year+Quarter.",
        )
        how.add_argument("--ignore-columns", default="", metavar="HEADER,…", help="Columns to leave out.")
        how.add_argument("--header-line", type=int, default=0, metavar="N", help="Line with the names of the columns.")
        how.add_argument("--encoding", default="", help="utf-8, cp949, windows-1252 …")
        how.add_argument("--delimiter", default="", help="comma, semicolon, tab, pipe or the character.")
        how.add_argument("--decimal", choices=["auto", "point", "comma"], default="auto", help="The decimal sign.")
        how.add_argument("--scale", type=int, default=0, metavar="N", help="What values are multiplied by: 1000000.")
        how.add_argument("--dates", choices=["auto", "dmy", "mdy"], default="auto", help="Order of 03/04/2025.")
        what = parser.add_argument_group("what to do")
        what.add_argument(
            "--create-missing",
            action="store_true",
            help="Create unknown services as drafts, and unknown metrics, regions and organizations.",
        )
        what.add_argument(
            "--on-conflict",
            choices=["update", "keep", "fail"],
            default="update",
            help="What becomes of a figure that is stored with another value.",
        )
        what.add_argument("--partial", action="store_true", help="Store the good rows of a file with bad ones.")
        what.add_argument("--strict", action="store_true", help="Take warnings for errors.")
        what.add_argument(
            "--reread", action="store_true", help="Read a file again though it was stored and nothing has changed."
        )
        what.add_argument("--rejects", type=Path, metavar="FILE.csv", help="Write the rejected rows, with the reason.")
        what.add_argument("--quiet", action="store_true", help="Print errors, warnings and counts only.")
        add_import_arguments(parser)

    def handle(self, *, files: list[str], report: Path | None, rejects: Path | None, quiet: bool, **given) -> None:
        for option, file in (("--report", report), ("--rejects", rejects)):
            if file and len(files) > 1:
                raise CommandError(f"{option} is for one file. Import the files one by one.")
            check_writable(file)
        options = options_from(given)
        with stopping() as stop:
            imports = [self._import(name, options, report, rejects, quiet, stop) for name in files]
        raise_failures(self, chain.from_iterable(imports))

    def _import(
        self, name: str, options: Options, report: Path | None, rejects: Path | None, quiet: bool, stop: Stop
    ) -> list[CommandError | None]:
        """Import and report one file; what failed, so that the next file gets its turn."""
        failures = []
        stop.progress = Progress()
        try:
            if stop.is_asked:
                raise KeyboardInterrupt
            with local_file(name) as path, progress_on(self, path.name, quiet) as stop.progress:
                outcome = import_figures(path, options, progress=stop.progress)
                if rejects:
                    failures.append(written(rejects, partial(write_rejects, rejects, path, options, outcome)))
            report_outcome(self, outcome, report)
        except (FileError, DatabaseError, KeyboardInterrupt) as error:
            failures.append(failure_of(error, name, stop.is_asked))
        except CommandError as error:
            failures.append(error)
        return failures


def failure_of(error: BaseException, name: str, is_stopped: bool) -> CommandError:
    """What prevented the import of a file, as it is told. A signal may show itself as an error of the database."""
    if isinstance(error, FileError):
        return CommandError(f"{name}: {error}")
    if is_stopped or isinstance(error, KeyboardInterrupt):
        return CommandError(_("%(file)s: stopped. Nothing of it was stored.") % {"file": name})
    return CommandError(
        _("%(file)s: the database could not take it: %(reason)s. Nothing was stored.")
        % {"file": name, "reason": str(error).strip()}
    )


def options_from(given: dict[str, Any]) -> Options:
    """The engine's options from those of the command line."""
    told = {field.name: given[field.name] for field in fields(Options)}
    told["ignore_columns"] = tuple(listed(told["ignore_columns"]))
    return Options(**told)
