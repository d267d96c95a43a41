"""A reported change that does not fit the figure of the period before."""

from decimal import Decimal

from django.utils.translation import gettext as _

from adoption.values.period import Period

from ..outcome import Problem
from ..sql import plain
from .findings import code_of, grouped, where
from .suspects import Near, Suspect


def change_problem(suspect: Suspect) -> Problem | None:
    """The problem, if the measurer has figures for the period just before and the change fits none of them."""
    if suspect.change is None:
        return None
    start = Period(suspect.kind, suspect.start).previous().start
    before = [one for one in suspect.own if one.start == start]
    if not before or any(fits(suspect.change, one.value, suspect.value) for one in before):
        return None
    return misfit(suspect, before[0])


def misfit(suspect: Suspect, before: Near) -> Problem:
    computed = (suspect.value / before.value - 1) * 100
    text = _(
        "From %(before)s in %(period)s (%(where)s) to %(value)s is %(computed)s percent, not %(reported)s."
        " Check both values, and whether the change is meant on the period before."
    )
    names = {
        "before": grouped(before.value),
        "period": code_of(suspect.kind, before.start),
        "where": where(before.line),
        "value": grouped(suspect.value),
        "computed": f"{computed:+.1f}",
        "reported": f"{suspect.change:+g}",
    }
    return Problem(suspect.line, "reported_change_pct", plain(suspect.change), text % names)


def fits(change: float, before: float, now: float) -> bool:
    """Whether a percentage can belong to two values, each of the three being rounded at its last digit other
    than zero (10.9M at the hundred thousands; a round percentage, 30, may be one off)."""
    slack_before, slack_now = half_of_last_digit(before), half_of_last_digit(now)
    if before <= slack_before:
        return True
    slack = min(half_of_last_digit(change), 1)
    least = ((now - slack_now) / (before + slack_before) - 1) * 100 - slack
    most = ((now + slack_now) / (before - slack_before) - 1) * 100 + slack
    return least <= change <= most


def half_of_last_digit(value: float) -> float:
    """Half a unit of the last digit other than zero."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return 5 * 10.0 ** (exponent - 1)
