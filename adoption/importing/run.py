"""The walk of a file of figures: understand, read, stage, check, store, report."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from adoption.models import ImportRun, Source

from .columns import ROLE_OF, key
from .dialect import records
from .formats import FORMATS, jsonlines
from .formats.picking import RawRow
from .judging import judge
from .options import Options
from .outcome import Outcome, problems_as_dicts
from .preamble import refuse_unit, title_in
from .progress import Progress
from .questions import Questions
from .reading import CellReaders
from .resolve import Names
from .rows import RowReader
from .sources import Sources
from .staging import Staging
from .store import write
from .textfile import TextFile, examine
from .turn import my_turn
from .unchanged import earlier_run, state_of_data
from .understand import understand

# Told to the engine, but no part of what a file means.
NOT_KEPT = ("dry_run", "reread")


def import_figures(
    path: Path,
    options: Options | None = None,
    user: AbstractBaseUser | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Import one file of figures. Raises FileError where it cannot be read at all; then nothing is stored."""
    options, progress = options or Options(), progress or Progress()
    with my_turn(progress):
        names = Names(options.create_missing)
        file = examine(path, options.encoding, partial(is_name, names))
        outcome = Outcome(path.name, file.sha256)
        kept = kept_options(options)
        if not options.reread and (run := earlier_run(file.sha256, kept)):
            return repeated(outcome, run, options)
        run = ImportRun.objects.create(kind="figures", file_name=path.name, sha256=file.sha256, options=kept, user=user)
        Import(file, options, names, run, outcome, progress).work()
        settle(outcome, run, options)
    return outcome


class Import:
    """One pass over a file, within its transaction."""

    def __init__(
        self, file: TextFile, options: Options, names: Names, run: ImportRun, outcome: Outcome, progress: Progress
    ) -> None:
        self.file = file
        self.options = options
        self.names = names
        self.run = run
        self.outcome = outcome
        self.progress = progress
        self.plan = understand(file, options, names)
        self.sources = Sources()

    def work(self) -> None:
        outcome, options, plan = self.outcome, self.options, self.plan
        title = title_in(plan.preamble) or Path(outcome.file).stem
        questions = Questions(plan, options, self.again, title)
        cells = CellReaders(plan, options, self.names, self.sources, questions, timezone.localdate())
        questions.ask_first()
        outcome.layout, outcome.reading = plan.layout, plan.as_report()
        self.progress.understood(plan)
        outcome.reject(plan.problems)
        with Staging() as staging:
            with self.file.open() as text:
                reader = RowReader(plan, cells, outcome, self.listener(text))
                staging.add(reader.read(self.rows(text)), cells.new_frames)
            questions.refuse_lost_zeros(cells.periods)
            # What stands below the table may say as much as what stands above it.
            refuse_unit([note.value for note in outcome.left_out], plan.unit.scale > 1 or options.scale > 0)
            self.progress.phase("checking")
            if staging.compare():
                judge(staging, options, plan, outcome, cells.has_deprecated)
            outcome.created, outcome.updated, outcome.unchanged = staging.counts()
            if (outcome.created or outcome.updated) and (options.partial or not outcome.errors):
                self.progress.phase("storing")
                write(self.run, staging, cells.has_one_origin)
        outcome.errors.sort(key=lambda problem: problem.line)
        outcome.reading = plan.as_report()
        self.note_created()

    def rows(self, text: TextIOWrapper) -> Iterator[RawRow]:
        """The rows below the header."""
        found = jsonlines.records(text) if self.plan.delimiter == "json" else records(text, self.plan.delimiter)
        for line, _cells in found:
            if line == self.plan.header_line:
                break
        return FORMATS[self.plan.layout](found, self.plan)

    def again(self) -> Iterator[RawRow]:
        with self.file.open() as text:
            yield from self.rows(text)

    def listener(self, text: TextIOWrapper) -> Callable[[int], None]:
        """Tells how much of the file was read whenever rows are."""
        return lambda count: self.progress.rows(count, text.buffer.tell(), self.file.size)

    def note_created(self) -> None:
        """What came into being beside figures: in the outcome by name, in the run by key, to be undone."""
        if self.outcome.errors:
            # A source met only in rejected rows is none.
            Source.objects.filter(pk__in=self.sources.made, figures=None).delete()
        made: dict[str, list] = {"source": self.sources.made}
        for kind in ("service", "metric", "organization", "region"):
            rows = getattr(self.names, f"{kind}s").created
            getattr(self.outcome, f"created_{kind}s").extend(getattr(row, "name", str(row)) for row in rows)
            made[kind] = [row.pk for row in rows]
        self.run.made = {kind: keys for kind, keys in made.items() if keys}
        if dated := self.sources.dated:
            self.run.made["dated"] = {str(pk): day and day.isoformat() for pk, day in dated.items()}


def is_name(names: Names, word: str) -> bool:
    """Whether a word of the file is a name that the importer knows."""
    directories = (names.services, names.metrics, names.organizations, names.regions)
    return key(word) in ROLE_OF or any(directory.get(word) for directory in directories)


def kept_options(options: Options) -> dict:
    """The options that were used, in the plain values that JSON gives back."""
    given = {name: value for name, value in asdict(options).items() if name not in NOT_KEPT and value}
    return given | {"ignore_columns": list(options.ignore_columns)}


def repeated(outcome: Outcome, run: ImportRun, options: Options) -> Outcome:
    """The outcome of a file that an earlier run stored, as reading it again would give it."""
    outcome.same_as, outcome.read, outcome.reading = run.pk, run.read, run.reading
    outcome.layout = run.reading["layout"]
    outcome.unchanged = run.created + run.updated + run.unchanged
    outcome.stored = not options.dry_run
    return outcome


def settle(outcome: Outcome, run: ImportRun, options: Options) -> None:
    """Keep the run and what it did, or take everything back."""
    outcome.stored = not options.dry_run and (options.partial or not outcome.errors)
    if not outcome.stored:
        transaction.set_rollback(True)
        return
    outcome.run = run.pk
    for count in ("read", "created", "updated", "unchanged", "rejected"):
        setattr(run, count, getattr(outcome, count))
    run.errors = problems_as_dicts(outcome.errors)
    run.warnings = problems_as_dicts(outcome.warnings)
    run.reading = outcome.reading
    run.state = state_of_data()
    run.save()
