"""Series as shares: each figure in percent of the sum over the services shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from adoption.models import Service
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


def is_of_shares(selection: TrendSelection) -> bool:
    """Whether shares are asked for, and make sense."""
    return selection.mode == SHARE and selection.metric is not None and not refusal(selection)


def as_shares(selection: TrendSelection, series: Sequence[Series]) -> Reading:
    """Shares of the periods for which two services or more have figures, and none that had been launched lacks
    one: where one drops out or is not measured yet, the shares of the others would jump."""
    if reason := refusal(selection):
        return as_values(series, reason)
    periods: dict[Period, list[FigureRow]] = defaultdict(list)
    for one in series:
        for row in one.points:
            periods[row.period].append(row)
    shown = [one.service for one in series if one.points]
    numbers, incomplete = {}, {}
    for period, rows in sorted(periods.items()):
        total = sum(row.value for row in rows)
        if missing := missed(period, rows, shown):
            incomplete[period] = missing
        elif len(rows) > 1 and total:
            numbers |= {row.figure: to_hundredths(row.value / total * 100) for row in rows}
    return Reading(SHARE, numbers, incomplete=incomplete)


def missed(period: Period, rows: Iterable[FigureRow], shown: Iterable[Service]) -> list[Service]:
    """The services that existed in the period, as far as is known, and have no figure for it."""
    present = {row.service.pk for row in rows}
    return [service for service in shown if service.pk not in present and existed(service, period)]


def existed(service: Service, period: Period) -> bool:
    """Launched by its end and not retired before its start; a day that is not known speaks for it."""
    is_launched = service.launched is None or service.launched <= period.end
    return is_launched and (service.retired is None or service.retired >= period.start)
