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


def judge(staging: Staging, options: Options, plan: Plan, outcome: Outcome, has_deprecated: bool) -> None:
    """Reject rows and note warnings; rejected rows are taken off the staging table. Raises FileError where shares
    are fractions of one."""
    judge_shares(staging, options, outcome)
    limit = MOST_REJECTED if options.strict else MOST_WARNINGS
    today = timezone.localdate()
    with Ordered() as ordered:
        # Deprecated figures are in no series, so they may stand twice unseen.
        may_repeat = has_deprecated or ordered.may_repeat()
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


def judge_shares(staging: Staging, options: Options, outcome: Outcome) -> None:
    """Leave out sets of shares that are all zero. Raises FileError where shares add to one: they are fractions."""
    has_empty = False
    for line, total, count in shares.odd_sets():
        if not total:
            has_empty = True
            message = _("All %(count)d shares of this set are 0: nothing was measured, so they are left out.")
            outcome.warnings.append(Problem(line, "value", "0", message % {"count": count}))
        elif not options.scale:
            raise FileError(
                _(
                    "The %(count)d shares of the set that begins in line %(line)d add to %(total)s: they seem to be"
                    " fractions of one. Say --scale 100 to read them as percent, or --scale 1 if they are percent."
                )
                % {"line": line, "total": f"{float(total):.4g}", "count": count}
            )
    if has_empty:
        staging.drop(shares.EMPTY_ROWS)
