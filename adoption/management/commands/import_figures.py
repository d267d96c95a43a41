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

from ..reporting import add_import_arguments, report_outcome


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
        for name in files:
            try:
                with local_file(name) as path:
                    outcome = import_figures(path, Options(dry_run=dry_run, partial=partial))
            except FileError as error:
                raise CommandError(str(error)) from error
            report_outcome(self, outcome, report)
