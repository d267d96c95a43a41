"""The walk of a file of figures: read, parse, resolve, store, report."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from adoption.models import ImportRun

from .checks import warnings
from .csvfile import fingerprint, open_text, records
from .formats import long
from .formats.long import RawRow
from .outcome import Outcome, problems_as_dicts
from .resolve import Names
from .rows import FigureRow, Reader
from .settle import decimal_sign
from .sources import Sources
from .store import FigureStore


@dataclass(frozen=True, slots=True)
class Options:
    """How to import: `dry_run` stores nothing, `partial` stores the good rows of a file with bad ones."""

    dry_run: bool = False
    partial: bool = False


def import_figures(path: Path, options: Options | None = None, user: AbstractBaseUser | None = None) -> Outcome:
    """Import one file of figures. Raises FileError where it cannot be read at all."""
    options = options or Options()
    outcome = Outcome(path.name, fingerprint(path))
    with transaction.atomic():
        run = ImportRun.objects.create(
            kind="figures", file_name=path.name, sha256=outcome.sha256, options=asdict(options), user=user
        )
        with open_text(path) as text, FigureStore(run) as store:
            reader = Reader(Names(), Sources(), cache(partial(sign_of_values, path)))
            raws = long.read(records(text))
            store.stage(good_rows(raws, reader, outcome))
            outcome.errors += store.take_conflicts()
            outcome.warnings = warnings(timezone.localdate())
            outcome.created, outcome.updated, outcome.unchanged = store.write()
        outcome.errors.sort(key=lambda problem: problem.line)
        settle(outcome, run, options)
    return outcome


def sign_of_values(path: Path) -> str | None:
    """The decimal sign that the column of values shows: point, comma, or None."""
    with open_text(path) as text:
        return decimal_sign(raw.cells.get("value", "") for raw in long.read(records(text)))


def good_rows(raws: Iterable[RawRow], reader: Reader, outcome: Outcome) -> Iterator[FigureRow]:
    """The rows that can be stored; what is wrong with the others goes into the outcome."""
    for raw in raws:
        outcome.read += bool(raw.cells.get("value", "").strip())
        row = [raw.problem] if raw.problem else reader.read(raw)
        if isinstance(row, FigureRow):
            yield row
        else:
            outcome.errors += row


def settle(outcome: Outcome, run: ImportRun, options: Options) -> None:
    """Keep the run and what it did, or take everything back."""
    outcome.stored = not options.dry_run and (options.partial or not outcome.errors)
    if not outcome.stored:
        transaction.set_rollback(True)
        return
    for count in ("read", "created", "updated", "unchanged", "rejected"):
        setattr(run, count, getattr(outcome, count))
    run.errors = problems_as_dicts(outcome.errors)
    run.warnings = problems_as_dicts(outcome.warnings)
    run.save()
