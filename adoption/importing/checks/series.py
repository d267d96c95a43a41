"""Values that do not fit their own series: slips, jumps and reported changes."""

from collections.abc import Iterable

from adoption.models import Metric, SeriesBreak

from ..outcome import Problem
from ..sql import fetch
from .changes import change_problem
from .findings import Findings
from .jumps import Jump, beyond_history, jump_of
from .slips import slip_of
from .suspects import Near, Suspect, suspects

# Only so many figures that stand out are judged one by one; a file with more has other troubles.
MOST = 10_000
COUNT = "SELECT count(*) FROM examined_figure WHERE is_news"

# Values below this are too small to be judged by their ratios, by unit.
SMALLEST = {"percent": 1.0, "seconds": 0.1, "tokens per second": 1.0}
SMALLEST_COUNT = 1000.0


def find() -> Findings:
    """Judge what `Ordered` has set apart."""
    [(count,)] = fetch(COUNT)
    if not count:
        return Findings()
    breaks = list(SeriesBreak.objects.all())
    smallest = {pk: SMALLEST.get(unit, SMALLEST_COUNT) for pk, unit in Metric.objects.values_list("pk", "unit")}
    problems: list[Problem] = []
    jumps: list[Jump] = []
    slipped = set()
    for suspect in suspects(MOST):
        suspect.leave_out(lambda near, suspect=suspect: is_parted(near, suspect, breaks))
        if slip := slip_of(suspect, smallest[suspect.metric_id]):
            problems.append(slip.problem(suspect))
            slipped.add((suspect.line, suspect.value))
        elif jump := jump_of(suspect, smallest[suspect.metric_id]):
            jumps.append(jump)
        if problem := change_problem(suspect):
            problems.append(problem)
    # The way back from a slip is no jump.
    jumps = [jump for jump in jumps if (jump.before.line, jump.before.value) not in slipped]
    return Findings([*problems, *beyond_history(jumps)], max(0, count - MOST))


def is_parted(near: Near, suspect: Suspect, breaks: Iterable[SeriesBreak]) -> bool:
    """Whether a change of method lies between two figures of a series."""
    first, last = sorted((near.start, suspect.start))
    return any(
        one.metric_id == suspect.metric_id
        and first < one.date <= last
        and one.measured_by_id in (None, suspect.measured_by_id)
        and one.service_id in (None, suspect.service_id)
        for one in breaks
    )
