"""How import commands report: counts, then every problem with its place and its mending."""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.importing.outcome import FileError, Outcome

MOST_WARNINGS = 20
MOST_ERRORS = 200


def add_import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help=_("Read and check everything, store nothing."))
    parser.add_argument("--report", type=Path, metavar="FILE.json", help=_("Write what was done to this file."))


def check_writable(report_file: Path | None) -> None:
    """Raises CommandError where a file could not be written, before anything is stored."""
    if report_file is None:
        return
    is_new = not report_file.exists()
    try:
        report_file.open("a").close()
        if is_new:
            report_file.unlink()
    except OSError as error:
        raise unwritable(report_file, error) from error


def unwritable(file: Path, error: Exception) -> CommandError:
    reason = getattr(error, "strerror", None) or error
    return CommandError(_("%(file)s cannot be written: %(reason)s.") % {"file": file, "reason": reason})


def written(file: Path, write: Callable[[], object]) -> CommandError | None:
    """Write a file about an import that has ended. What failed is told beside its outcome, which stays as it is."""
    try:
        write()
    except (OSError, FileError) as error:
        return unwritable(file, error)
    return None


def raise_failures(command: BaseCommand, failures: Iterable[CommandError | None]) -> None:
    """Print all failures; the last of them ends the command."""
    failures = list(filter(None, failures))
    for failure in failures[:-1]:
        command.stderr.write(str(failure))
    if failures:
        raise failures[-1]


def print_warnings(command: BaseCommand, outcome: Outcome) -> None:
    """What an editor should look at: the first lines of it, and how many more there are."""
    for problem in outcome.warnings[:MOST_WARNINGS]:
        warning = _("%(file)s: warning: %(problem)s") % {"file": outcome.file, "problem": problem}
        command.stderr.write(command.style.WARNING(warning))
    more = len(outcome.warnings) - MOST_WARNINGS
    if more > 0:
        command.stderr.write(_("… and %(count)d more warnings; --report writes all.") % {"count": more})


def print_errors(command: BaseCommand, outcome: Outcome) -> None:
    for problem in outcome.errors[:MOST_ERRORS]:
        command.stderr.write(f"{outcome.file}: {problem}")
    more = len(outcome.errors) - MOST_ERRORS
    if more > 0:
        command.stderr.write(_("… and %(count)d more errors; --report writes all.") % {"count": more})


def print_left_out(command: BaseCommand, outcome: Outcome) -> None:
    """How many lines are no figures, for nothing is left out silently."""
    count = len(outcome.left_out) + outcome.more_left_out
    if count:
        first = outcome.left_out[0]
        command.stdout.write(
            ngettext(
                "%(file)s: %(count)d line is no figure and was left out: line %(line)d, %(why)s.",
                "%(file)s: %(count)d lines are no figures and were left out; the first: line %(line)d, %(why)s.",
                count,
            )
            % {"file": outcome.file, "count": count, "line": first.line, "why": first.message}
        )


def report_outcome(command: BaseCommand, outcome: Outcome, report_file: Path | None = None) -> None:
    """Print the outcome of one file; raises CommandError where rows were rejected."""
    report = json.dumps(outcome.as_report(), ensure_ascii=False, indent=2) + "\n"
    unwritten = report_file and written(report_file, partial(report_file.write_text, report, encoding="utf-8"))
    print_warnings(command, outcome)
    print_errors(command, outcome)
    print_left_out(command, outcome)
    raise_failures(command, [unwritten, print_counts(command, outcome)])


def print_counts(command: BaseCommand, outcome: Outcome) -> CommandError | None:
    """What was done, in numbers. Returns what is wrong where rows were rejected."""
    counts = _("%(file)s: %(created)d created, %(updated)d updated, %(unchanged)d unchanged, %(rejected)d rejected") % {
        "file": outcome.file,
        "created": outcome.created,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "rejected": outcome.rejected,
    }
    if outcome.errors and not outcome.stored:
        names = {"file": outcome.file, "rejected": outcome.rejected}
        return CommandError(_("%(file)s: %(rejected)d rejected. Nothing was stored.") % names)
    if outcome.same_as:
        counts = _("%(counts)s; run %(run)d stored it, and nothing has changed since") % {
            "counts": counts,
            "run": outcome.same_as,
        }
    command.stdout.write(
        f"{counts}." if outcome.stored else _("%(counts)s. Dry run: nothing was stored.") % {"counts": counts}
    )
    if outcome.errors:
        return CommandError(_("The good rows were stored; mend the others and import the file again."))
    return None
