"""Warnings: staged figures that can be stored as they are but that a careful editor would look at first."""

from datetime import date
from itertools import zip_longest

from django.utils.translation import gettext as _

from ..outcome import Problem
from . import copies, periods, series, shares
from .findings import Findings
from .ordered import Ordered

__all__ = ["Ordered", "warnings", "warnings_of"]

LIMIT = 1000


def warnings(today: date, limit: int = LIMIT) -> list[Problem]:
    """What is odd about the staged figures that would be created or changed, by line.

    Reads the staging table beside the stored figures, before the staged ones are written, within the
    transaction of the import. After `limit` warnings one more says how many were left out."""
    with Ordered() as ordered:
        return warnings_of(ordered, today, limit)


def warnings_of(ordered: Ordered, today: date, limit: int = LIMIT) -> list[Problem]:
    groups = ordered.groups()
    kinds = [
        series.find(),
        periods.find(groups, today, limit),
        shares.find(groups, limit, ordered.beside_stored),
        copies.find(limit, ordered.beside_stored),
    ]
    return bounded(kinds, limit)


def bounded(kinds: list[Findings], limit: int) -> list[Problem]:
    """The first warnings of every kind in turn, so that no kind crowds out the others; then sorted by line."""
    turns = zip_longest(*(sorted(kind.problems, key=place) for kind in kinds))
    problems = [problem for turn in turns for problem in turn if problem]
    more = sum(kind.more for kind in kinds) + len(problems[limit:])
    kept = sorted(problems[:limit], key=place)
    if more:
        kept.append(
            Problem(0, "", "", _("%(count)d more places may need a look; they are not listed.") % {"count": more})
        )
    return kept


def place(problem: Problem) -> tuple[int, str]:
    return problem.line, problem.column
