"""What the commands that import reference tables have in common."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from adoption.importing.outcome import FileError
from adoption.importing.reference import Table, import_table

from .reporting import add_import_arguments, check_writable, report_outcome


class ImportTableCommand(BaseCommand):
    table: Table

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV file in UTF-8; its first line names the columns.")
        add_import_arguments(parser)
        parser.epilog = f"Columns: {', '.join(self.table.required)}; optional: {', '.join(self.table.optional)}."

    def handle(self, *, file: Path, dry_run: bool, report: Path | None, **options) -> None:
        check_writable(report)
        try:
            outcome = import_table(self.table, file, dry_run=dry_run)
        except FileError as error:
            raise CommandError(f"{file}: {error}") from error
        report_outcome(self, outcome, report)
