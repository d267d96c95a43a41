"""The data set that comes with the project, in the order in which its files refer to one another."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from .outcome import Outcome
from .reference import BREAKS, CONVERSIONS, EVENTS, METRICS, ORGANIZATIONS, SERVICES, import_table
from .run import import_figures

FOLDER = Path(__file__).resolve().parent.parent / "data"


def import_bundled() -> list[Outcome]:
    """Import all files: all are stored, or none. A failing file ends the walk; its outcome comes last."""
    outcomes = []
    with transaction.atomic():
        for outcome in walk():
            outcomes.append(outcome)
            if outcome.errors:
                transaction.set_rollback(True)
                break
    return outcomes


def walk() -> Iterator[Outcome]:
    for table in (ORGANIZATIONS, SERVICES, METRICS, CONVERSIONS, EVENTS, BREAKS):
        yield import_table(table, FOLDER / f"{table.kind}.csv")
    yield import_figures(FOLDER / "figures.csv")
