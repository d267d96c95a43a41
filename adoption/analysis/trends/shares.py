"""Series as shares: each figure in percent of the sum over the services shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from adoption.values.period import Period

from ..growth import to_hundredths
from ..series import FigureRow, Series
from .reading import Reading, as_values
from .selection import SHARE, TrendSelection

# Why a metric or a choice of services has no shares.
NOT_ADDITIVE, A_SHARE_ALREADY, ONE_SERVICE = "not-additive", "share-already", "one-service"


def refusal(selection: TrendSelection) -> str:
    """Why shares make no sense here; blank where they do."""
    if selection.metric.unit == "percent":
        return A_SHARE_ALREADY
    if not selection.metric.additive:
        return NOT_ADDITIVE
    return ONE_SERVICE if len(selection.services) < 2 else ""


def as_shares(selection: TrendSelection, series: Sequence[Series]) -> Reading:
    """Shares of the periods for which two services or more have figures, and none lacks one that had figures
    for such periods before: where one drops out, the shares of the others would jump."""
    if reason := refusal(selection):
        return as_values(series, reason)
    periods: dict[Period, list[FigureRow]] = defaultdict(list)
    for one in series:
        for row in one.points:
            periods[row.period].append(row)
    started = {one.service.pk: first_days(one.points) for one in series}
    numbers, incomplete = {}, []
    for period, rows in sorted(periods.items()):
        total = sum(row.value for row in rows)
        if is_incomplete(period, rows, series, started):
            incomplete.append(period)
        elif len(rows) > 1 and total:
            numbers |= {row.figure: to_hundredths(row.value / total * 100) for row in rows}
    return Reading(SHARE, numbers, incomplete=incomplete)


def first_days(rows: Iterable[FigureRow]) -> dict[str, date]:
    """When the first of the periods of each kind begins."""
    found: dict[str, date] = {}
    for row in rows:
        found.setdefault(row.period.kind, row.period.start)
    return found


def is_incomplete(
    period: Period, rows: Iterable[FigureRow], series: Iterable[Series], started: dict[int, dict[str, date]]
) -> bool:
    present = {row.service.pk for row in rows}
    return any(
        started[one.service.pk].get(period.kind, date.max) < period.start
        for one in series
        if one.service.pk not in present and not (one.service.retired and one.service.retired < period.start)
    )
