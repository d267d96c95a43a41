"""Changes between two figures of a service, and when none may be stated."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _

from adoption.models import Figure, Metric, SeriesBreak, Service
from adoption.values.period import Period
from adoption.values.rounding import rounded

from .scope import Scope
from .series import FigureRow

HUNDREDTH = Decimal("0.01")
EXACT, AT_LEAST, AT_MOST = Figure.Qualifier.EXACT, Figure.Qualifier.AT_LEAST, Figure.Qualifier.AT_MOST
# Kinds of periods that stand for a date.
DATED = ("day", "week", "month")


class Measured(Protocol):
    """What must be known of a figure to tell whether a break parts it from another one."""

    service: Service
    metric_id: int
    period: Period
    measured_by_id: int
    measurer: tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Change:
    """`amount` in the unit of the metric, `percent` to two decimals: both None where no change is stated,
    the percentage also where the earlier value is zero. `withheld` says why a change between
    comparable-looking figures is not stated; `reported_differs`: the source states another change than
    rounding can explain."""

    amount: Decimal | None = None
    percent: Decimal | None = None
    withheld: str = ""
    reported_differs: bool = False


def to_hundredths(value: Decimal) -> Decimal:
    return rounded(value, HUNDREDTH)


def change_between(before: FigureRow | None, now: FigureRow, breaks: Iterable[SeriesBreak]) -> Change:
    """The change of a service from one period to the next."""
    if before is None:
        return Change()
    if reason := why_apart(before, now, breaks):
        return Change(withheld=reason)
    amount = now.value - before.value
    if not before.value:
        return Change(amount)
    reported = now.reported_change_pct
    differs = reported is not None and not explained_by_rounding(reported, before.value, now.value)
    return Change(amount, to_hundredths(amount / before.value * 100), reported_differs=differs)


def why_apart(before: FigureRow, now: FigureRow, breaks: Iterable[SeriesBreak], metric: Metric | None = None) -> str:
    """What keeps a later figure of a service from being compared with an earlier one; blank where nothing does.
    With a metric their kinds of period are looked at, too."""
    if before.measurer != now.measurer:
        return measured_apart(before, now)
    if metric and not kinds_alike(metric, before.period.kind, now.period.kind):
        return _("They are for periods of different length")
    if not bound_between(before, now):
        return _("Both figures are bounds, and how far they lie apart is not known")
    return next((one.display_title for one in breaks if lies_between(one, before, now)), "")


def measured_apart(before: FigureRow, now: FigureRow) -> str:
    """By whom two figures of unlike measurers are, as far as that is stated."""
    names = {"now": now.measured_by, "before": before.measured_by}
    if before.is_measurer_named and now.is_measurer_named:
        return _("Measured by %(now)s, before by %(before)s") % names
    if now.is_measurer_named:
        return _("Measured by %(now)s; by whom before, is not stated") % names
    if before.is_measurer_named:
        return _("Measured by %(before)s before; by whom now, is not stated") % names
    return _("It is not stated who measured them")


def length_of(metric: Metric, kind: str) -> str:
    """The same text for kinds of periods whose figures can be compared. Where a metric comes at any date, one
    for a day and one for the month around it say the same; an average of a quarter does not."""
    return DATED[0] if kind in DATED and not metric.usual_period else kind


def kinds_alike(metric: Metric, one: str, other: str) -> bool:
    """Whether figures for such kinds of periods can be compared."""
    return length_of(metric, one) == length_of(metric, other)


def bound_between(before: FigureRow, now: FigureRow) -> str:
    """The qualifier of the growth from one figure to another; blank where both ends are open. From "at least 5" to
    exactly 10 a value grew by 100 % at most."""
    has_least = now.qualifier != AT_MOST and before.qualifier != AT_LEAST
    has_most = now.qualifier != AT_LEAST and before.qualifier != AT_MOST
    if has_least and has_most:
        return EXACT
    return AT_LEAST if has_least else AT_MOST if has_most else ""


def breaks_between(scope: Scope, rows: Iterable[Measured]) -> list[SeriesBreak]:
    """The breaks of the metric, and of those converted into it, within the time that the rows cover, by date.
    One query."""
    starts = [row.period.start for row in rows]
    if not starts:
        return []
    found = SeriesBreak.objects.filter(metric__in=scope.metrics, date__gt=min(starts), date__lte=max(starts))
    return list(found.order_by("date", "pk"))


def lies_between(series_break: SeriesBreak, before: Measured, now: Measured) -> bool:
    """Whether the break parts the two figures: it falls after the start of the earlier period and not after
    the start of the later one, and concerns the service, its measurer and the metric of either figure."""
    return (
        series_break.metric_id in (before.metric_id, now.metric_id)
        and before.period.start < series_break.date <= now.period.start
        and series_break.measured_by_id in (None, now.measured_by_id)
        and series_break.service_id in (None, now.service.pk)
    )


def explained_by_rounding(reported: Decimal, before: Decimal, now: Decimal) -> bool:
    """Whether the reported percentage can belong to the two values, each of the three being rounded at its
    last digit other than zero (10.9M at the hundred thousands; a percentage never above the units)."""
    slack_before, slack_now = half_of_last_digit(before), half_of_last_digit(now)
    if before <= slack_before:
        return True
    slack = half_of_last_digit(reported, coarsest=0)
    least = ((now - slack_now) / (before + slack_before) - 1) * 100 - slack
    most = ((now + slack_now) / (before - slack_before) - 1) * 100 + slack
    return least <= reported <= most


def half_of_last_digit(value: Decimal, coarsest: int | None = None) -> Decimal:
    """Half a unit of the last digit other than zero; `coarsest` is the highest power of ten it may have."""
    power = value.normalize().as_tuple().exponent
    return Decimal(5).scaleb((power if coarsest is None else min(power, coarsest)) - 1)
