"""Load the real, sourced figures that come with the project."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from adoption.importing.bundled import import_bundled
from adoption.models import Figure

from ..reporting import report_outcome


class Command(BaseCommand):
    help = "Load the data set that comes with the project. A second load changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Do nothing where the database has figures.")

    def handle(self, *, if_empty: bool, **options) -> None:
        if if_empty and Figure.objects.exists():
            return
        outcomes = import_bundled()
        # A failing file takes all back, so the counts of those before it would mislead.
        for outcome in [outcome for outcome in outcomes if outcome.errors] or outcomes:
            # The project's own figures were looked at one by one.
            outcome.warnings.clear()
            report_outcome(self, outcome)
