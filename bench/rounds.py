"""Runs the contestants in turn, round after round, so that what slows the machine slows them alike."""

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import checks
from .contestants import Contestant, Task
from .databases import Database
from .process import BenchError, Measured


@dataclass(frozen=True, slots=True)
class Run:
    """One step in one round."""

    wall: float
    work: float | None
    peak_mb: float
    database_mb: float


@dataclass(slots=True)
class Results:
    """The runs of all steps with one file; those of one round stand at the same place."""

    rows: int
    runs: dict[str, list[Run]] = field(default_factory=lambda: defaultdict(list))
    leaves_out: dict[str, str] = field(default_factory=dict)
    warnings: int = 0


def compete(
    contestants: Sequence[Contestant], file: Path, rows: int, rounds: int, prepared: Database, title: str
) -> Results:
    """Every other round goes the other way round. Raises BenchError where a contestant fails."""
    results = Results(rows)
    for number in range(1, rounds + 1):
        say(f"{title}, {rows:,} rows, round {number} of {rounds}")
        prints = set()
        for contestant in contestants if number % 2 else contestants[::-1]:
            task = Task(file, rows, contestant.fresh(prepared), file.parent)
            run_steps(contestant, task, results)
            if not contestant.own_schema:
                prints.add(checks.fingerprint(task.database))
            task.database.drop()
        if len(prints) > 1:
            raise BenchError(f"{rows:,} rows: the contestants stored different values.")
    return results


def run_steps(contestant: Contestant, task: Task, results: Results) -> None:
    for step in contestant.steps:
        measured, warnings = step.run(task)
        say(f"    {measured.wall:8.2f} s  {step.name}")
        results.runs[step.name].append(as_run(measured, task.database))
        results.leaves_out[step.name] = step.leaves_out
        results.warnings = max(results.warnings, warnings or 0)


def as_run(measured: Measured, database: Database) -> Run:
    return Run(measured.wall, measured.work, measured.peak_mb, database.size_mb())


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
