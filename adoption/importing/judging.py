"""What stands against the staged rows: repetitions, contradictions of what is stored, and all that is odd."""

from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from .checks import LIMIT as MOST_WARNINGS
from .checks import Ordered, shares, warnings, warnings_of
from .options import Options
from .outcome import MOST_REJECTED, FileError, Outcome, Problem
from .plan import Plan
from .staging import STAGING, Staging


def judge(staging: Staging, options: Options, plan: Plan, outcome: Outcome) -> None:
    """Reject rows and note warnings; rejected rows are taken off the staging table. Raises FileError where shares
    are fractions of one."""
    if plan.unit.scale == 1 and not options.scale:
        refuse_fractions()
    leave_out_empty_sets(staging, outcome)
    limit = MOST_REJECTED if options.strict else MOST_WARNINGS
    today = timezone.localdate()
    with Ordered() as ordered:
        may_repeat = ordered.may_repeat()
        odd = [] if may_repeat else warnings_of(ordered, today, limit)
    if may_repeat:
        outcome.reject(told(staging.take_repeated(), plan))
        odd = warnings(today, limit)
    odd = told(odd, plan)
    if options.strict:
        outcome.reject(odd)
        drop_lines(staging, odd)
    else:
        outcome.warnings += odd
    if options.on_conflict == "keep":
        staging.keep_stored()
    elif options.on_conflict == "fail":
        outcome.reject(told(staging.take_changing(MOST_REJECTED + 1), plan))


def told(problems: list[Problem], plan: Plan) -> list[Problem]:
    """The problems with the headers of the file for the names of fields."""
    return [
        replace(problem, column=plan.header_of(problem.column) if problem.column in plan.fields else problem.column)
        for problem in problems
    ]


def drop_lines(staging: Staging, problems: list[Problem]) -> None:
    lines = sorted({problem.line for problem in problems if problem.line})
    if lines:
        staging.drop(f"SELECT n FROM {STAGING} WHERE line IN ({', '.join(map(str, lines))})")


def refuse_fractions() -> None:
    """Raises FileError where whole sets of shares add to one: they are fractions, not percent."""
    if found := shares.fractions():
        line, total, count = found
        raise FileError(
            _(
                "The %(count)d shares of the set that begins in line %(line)d add to %(total)s: they seem to be fractions"
                " of one. Say --scale 100 to read them as percent, or --scale 1 if they are percent."
            )
            % {"line": line, "total": total, "count": count}
        )


def leave_out_empty_sets(staging: Staging, outcome: Outcome) -> None:
    """Sets of shares that are all zero say that nothing was measured."""
    empty = shares.empty_sets()
    for line, count in empty:
        message = _("All %(count)d shares of this set are 0: nothing was measured, so they are left out.")
        outcome.warnings.append(Problem(line, "value", "0", message % {"count": count}))
    if empty:
        staging.drop(shares.EMPTY_ROWS)
