"""Who takes part: the steps that each runs in its own copy of the database, and what it leaves out."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import checks, process, reference
from .databases import Database, SQLite, environment

OURS_FIRST = "ours: first import"
OURS_AGAIN = "ours: same file again, row by row (--reread)"
OURS_KNOWN = "ours: same file again, known by SHA-256"
REFERENCE = "sqlite3 .import + upsert" if reference.CLI else "stand-in: Python csv + executemany + upsert"
REFERENCE_FIRST = f"{REFERENCE}: first"
REFERENCE_AGAIN = f"{REFERENCE}: same file again"
SQLITE_UTILS = "sqlite-utils insert, types and key"
IMPORT_EXPORT = "django-import-export, defaults"


@dataclass(frozen=True, slots=True)
class Task:
    """One file to import into one database; `folder` is for what a step writes beside it."""

    file: Path
    rows: int
    database: Database
    folder: Path


@dataclass(frozen=True, slots=True)
class Step:
    """`check` raises BenchError where the work was not done; it may return a count of warnings."""

    name: str
    command: Callable[[Task], Sequence[str | Path]]
    check: Callable[[Task, process.Measured], int | None]
    leaves_out: str

    def run(self, task: Task) -> tuple[process.Measured, int | None]:
        measured = process.run(self.command(task), environment(task.database))
        try:
            return measured, self.check(task, measured)
        except process.BenchError as error:
            raise process.BenchError(f"{self.name}, {task.rows:,} rows: {error}") from error


@dataclass(frozen=True, slots=True)
class Contestant:
    """`own_schema`: it works in an empty file, for it cannot fill the project's tables."""

    steps: Sequence[Step] = field(default_factory=tuple)
    own_schema: bool = False

    def fresh(self, prepared: Database) -> Database:
        return SQLite(prepared.path.with_name("own.sqlite3")) if self.own_schema else prepared.copy("work")


def runner(name: str, *arguments: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", f"bench.runners.{name}", *arguments]


def ours(name: str, leaves_out: str, *options: str, again: bool) -> Step:
    def report(task: Task) -> Path:
        return task.folder / "report.json"

    def command(task: Task) -> list[str | Path]:
        report(task).unlink(missing_ok=True)
        return runner("ours", task.file, *options, "--report", report(task))

    def check(task: Task, measured: process.Measured) -> int:
        return checks.ours(task.database, task.rows, report(task), again)

    return Step(name, command, check, leaves_out)


def by_reference(name: str, again: bool) -> Step:
    return Step(
        name,
        lambda task: reference.command(task.folder, task.database.path, task.file),
        lambda task, measured: checks.reference(task.database, task.rows, measured.output, again),
        "say which rows it drops; validation, warnings, chosen, provenance, history, a report",
    )


OURS = Contestant(
    (
        ours(OURS_FIRST, "–", again=False),
        ours(OURS_AGAIN, "–", "--reread", again=True),
        ours(OURS_KNOWN, "read rows that are known", again=True),
    )
)
PURE_SQL = Contestant((by_reference(REFERENCE_FIRST, again=False), by_reference(REFERENCE_AGAIN, again=True)))
BY_SQLITE_UTILS = Contestant(
    (
        Step(
            SQLITE_UTILS,
            lambda task: runner("sqlite_utils_insert", task.database.path, task.file),
            lambda task, measured: checks.table_of_peer(task.database, task.rows),
            "names to keys, foreign keys, validation and all that comes of it: one flat table of its own",
        ),
    ),
    own_schema=True,
)
BY_IMPORT_EXPORT = Contestant(
    (
        Step(
            IMPORT_EXPORT,
            lambda task: runner("import_export", task.file),
            lambda task, measured: checks.stored(task.database, task.rows),
            "warnings, provenance; chosen and history are taken off it, so that it pays for none of our work",
        ),
    )
)
