"""A step from one figure to the next that is larger than any that the metric has seen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from django.utils.translation import gettext as _

from ..outcome import Problem
from ..sql import fetch, plain
from .findings import code_of, grouped, where
from .suspects import Near, Suspect

# A smaller factor is no news in a young market.
SMALLEST_JUMP = 5
# Figures further apart say little about each other: about three months, else two periods.
FARTHEST_DAYS = {"day": 100, "week": 100, "month": 100, "quarter": 190, "half": 370, "year": 740}
# The metric's history is read from its newest stored figures of the region, in so many groups at most.
NEWEST = 5000
MOST_GROUPS = 40
LARGEST_STEP = """
SELECT max(CASE WHEN value > before THEN 1.0 * value / before ELSE 1.0 * before / value END)
FROM (
    SELECT value, lag(value) OVER (PARTITION BY service_id, measured_by_id ORDER BY period_start) AS before
    FROM (
        SELECT service_id, measured_by_id, period_start, value FROM adoption_figure
        WHERE metric_id = %s AND region_id = %s AND period_kind = %s AND chosen
        ORDER BY period_start DESC LIMIT %s) AS newest) AS steps
WHERE value > 0 AND before > 0 AND (value >= %s OR before >= %s)
"""


@dataclass(frozen=True, slots=True)
class Jump:
    """`factor` is at least 1, up or down; infinite from or to zero."""

    suspect: Suspect
    before: Near
    factor: float
    smallest: float

    def problem(self, largest: float) -> Problem:
        names = {
            "period": code_of(self.suspect.kind, self.before.start),
            "before": grouped(self.before.value),
            "where": where(self.before.line),
            "factor": "∞" if self.factor == inf else f"{self.factor:.3g}",
            "largest": f"{largest:.3g}",
        }
        if largest:
            text = _(
                "A jump from %(before)s in %(period)s (%(where)s) by the factor %(factor)s; the largest step that this"
                " metric has seen is %(largest)s. Check value, service and period."
            )
        else:
            text = _(
                "A jump from %(before)s in %(period)s (%(where)s) by the factor %(factor)s. Check value, service and"
                " period."
            )
        return Problem(self.suspect.line, "value", plain(self.suspect.value), text % names)


def jump_of(suspect: Suspect, smallest: float) -> Jump | None:
    """The step from the figure before, if it is large from each of the last three in the same direction."""
    before = sorted((one for one in suspect.own if one.start < suspect.start), key=lambda one: one.start, reverse=True)
    latest = before[:3]
    if not latest or (suspect.start - latest[0].start).days > FARTHEST_DAYS[suspect.kind]:
        return None
    if len({one.value < suspect.value for one in latest}) > 1:
        return None
    if any(factor_between(one.value, suspect.value) < SMALLEST_JUMP for one in latest):
        return None
    if max(suspect.value, latest[0].value) < smallest:
        return None
    return Jump(suspect, latest[0], factor_between(latest[0].value, suspect.value), smallest)


def factor_between(one: float, other: float) -> float:
    low, high = sorted((one, other))
    if low:
        return high / low
    return inf if high else 1


def beyond_history(jumps: Iterable[Jump]) -> list[Problem]:
    """The jumps that are larger than every step stored for the metric and every one of another service."""
    jumps = list(jumps)
    largest: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for jump in jumps:
        of_service = largest[jump.suspect.metric_id]
        of_service[jump.suspect.service_id] = max(of_service[jump.suspect.service_id], jump.factor)
    stored = stored_steps(jumps)
    problems = []
    for jump in jumps:
        services = largest[jump.suspect.metric_id].items()
        elsewhere = max((step for service, step in services if service != jump.suspect.service_id), default=0.0)
        seen = max(elsewhere, stored.get(group_of(jump), 0.0))
        if jump.factor > seen:
            problems.append(jump.problem(seen))
    return problems


def stored_steps(jumps: Iterable[Jump]) -> dict[tuple, float]:
    """The largest stored step of each metric, region and kind of period that jumps."""
    smallest = {group_of(jump): jump.smallest for jump in jumps}
    steps = {}
    for group in sorted(smallest)[:MOST_GROUPS]:
        [(step,)] = fetch(LARGEST_STEP, [*group, NEWEST, smallest[group], smallest[group]])
        steps[group] = float(step or 0)
    return steps


def group_of(jump: Jump) -> tuple[int, str, str]:
    return jump.suspect.metric_id, jump.suspect.region_id, jump.suspect.kind
