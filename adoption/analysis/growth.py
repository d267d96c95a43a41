"""Changes between two figures of a service, and when none may be stated."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from adoption.models import Metric, SeriesBreak

from .series import FigureRow

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Change:
    """`percent` to two decimals, or None; `withheld` says why a change between comparable-looking figures
    is not stated; `reported_differs`: the source states another change than rounding can explain."""

    percent: Decimal | None = None
    withheld: str = ""
    reported_differs: bool = False


def to_hundredths(value: Decimal) -> Decimal:
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)


def change_between(before: FigureRow | None, now: FigureRow, breaks: Iterable[SeriesBreak]) -> Change:
    """The change of a service from one period to the next."""
    if before is None or not before.value:
        return Change()
    if before.measured_by_id != now.measured_by_id:
        names = {"now": now.measured_by, "before": before.measured_by}
        return Change(withheld=_("Measured by %(now)s, before by %(before)s") % names)
    for series_break in breaks:
        if lies_between(series_break, before, now):
            return Change(withheld=series_break.display_title)
    percent = to_hundredths((now.value / before.value - 1) * 100)
    reported = now.reported_change_pct
    differs = reported is not None and not explained_by_rounding(reported, before.value, now.value)
    return Change(percent, reported_differs=differs)


def breaks_between(metric: Metric, rows: Iterable[FigureRow]) -> list[SeriesBreak]:
    """The breaks of the metric within the time that the rows cover, by date. One query."""
    starts = [row.period.start for row in rows]
    if not starts:
        return []
    found = SeriesBreak.objects.filter(metric=metric, date__gt=min(starts), date__lte=max(starts))
    return list(found.order_by("date", "pk"))


def lies_between(series_break: SeriesBreak, before: FigureRow, now: FigureRow) -> bool:
    """Whether the break parts the two figures: it falls after the start of the earlier period and not after
    the start of the later one, and concerns the service and its measurer."""
    return (
        before.period.start < series_break.date <= now.period.start
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
