"""Import figures from CSV files."""

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from adoption.importing.outcome import FileError
from adoption.importing.run import Options, import_figures

from ..reporting import add_import_arguments, check_report_file, report_outcome


@contextmanager
def local_file(name: str) -> Iterator[Path]:
    """The file of that name; standard input, written to a file, for `-`."""
    if name != "-":
        yield Path(name)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stdin"
        path.write_bytes(sys.stdin.buffer.read())
        yield path


class Command(BaseCommand):
    help = (
        "Import figures from CSV files in the long layout: one figure on a line. A file is stored whole or, "
        "where a row is rejected, not at all. The same file twice changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="CSV file in UTF-8; - is standard input.")
        parser.add_argument("--partial", action="store_true", help="Store the good rows of a file with bad ones.")
        add_import_arguments(parser)

    def handle(self, *, files: list[str], partial: bool, dry_run: bool, report: Path | None, **options) -> None:
        if report and len(files) > 1:
            raise CommandError("--report is for one file. Import the files one by one.")
        check_report_file(report)
        options = Options(dry_run=dry_run, partial=partial)
        failures = [failure for name in files if (failure := self._import(name, options, report))]
        for failure in failures[:-1]:
            self.stderr.write(str(failure))
        if failures:
            raise failures[-1]

    def _import(self, name: str, options: Options, report: Path | None) -> CommandError | None:
        """Import and report one file; what failed, so that the next file gets its turn."""
        try:
            with local_file(name) as path:
                report_outcome(self, import_figures(path, options), report)
        except FileError as error:
            return CommandError(f"{name}: {error}")
        except CommandError as error:
            return error
        return None
