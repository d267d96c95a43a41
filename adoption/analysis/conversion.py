"""Figures of one metric as figures of another, where an exact conversion is known."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from adoption.models import Conversion

from .scope import Scope
from .series import FigureRow

# As exact as stored values are.
EXACTNESS = Decimal("0.000001")


def converted_value(value: Decimal, days: int, rule: str) -> Decimal:
    """A daily average × the days of its period is the total; the total ÷ the days is the daily average."""
    result = value * days if rule == Conversion.Rule.TIMES_DAYS else value / days
    return result.quantize(EXACTNESS, ROUND_HALF_UP)


def convert(row: FigureRow, conversion: Conversion) -> FigureRow:
    """The row with its value converted. A change that the source reports is one of the stated metric, and
    months differ in length: it is left out."""
    value = converted_value(row.value, row.period.days, conversion.rule)
    return replace(row, value=value, reported_change_pct=None, conversion=conversion)


def filled_in(scope: Scope, rows: Iterable[FigureRow]) -> list[FigureRow]:
    """The rows of the metric itself and, where it has none for a service and period, converted ones."""
    rows = list(rows)
    if not scope.conversions:
        return rows
    stated = [row for row in rows if row.fact.metric_id == scope.metric.pk]
    known = {(row.service.pk, row.period) for row in stated}
    for conversion in scope.conversions:
        for row in rows:
            if is_convertible(row, conversion) and (row.service.pk, row.period) not in known:
                known.add((row.service.pk, row.period))
                stated.append(convert(row, conversion))
    return stated


def is_convertible(row: FigureRow, conversion: Conversion) -> bool:
    return row.fact.metric_id == conversion.from_metric_id and row.period.kind == conversion.period_kind
