"""Between which values the sources of one fact disagree, for the points of a chart."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, Max, Min

from ..conversion import converted_value
from ..series import FigureRow, Series
from .selection import TrendSelection

FACT = ("service_id", "metric_id", "region_id", "period_kind", "period_start")


class Band(NamedTuple):
    low: Decimal
    high: Decimal


def bands(selection: TrendSelection, series: Sequence[Series]) -> Mapping[int, Band]:
    """For the figures whose fact is stated differently the lowest and the highest statement, by the key of the
    figure; of one measurer alone where each has a line. One query."""
    fields = (*FACT, "measured_by_id") if selection.by_measurer else FACT
    figures = selection.candidates().filter(selection.in_range(), service__in=selection.services).order_by()
    stated = figures.values_list(*fields).annotate(low=Min("value"), high=Max("value")).filter(low__lt=F("high"))
    found = {tuple(fact): Band(low, high) for *fact, low, high in stated}
    rows = [row for one in series for row in one.points]
    keys = {row.figure: (*row.fact, row.measured_by_id)[: len(fields)] for row in rows}
    return {row.figure: in_metric(row, found[keys[row.figure]]) for row in rows if keys[row.figure] in found}


def in_metric(row: FigureRow, band: Band) -> Band:
    """The band of a converted figure is converted with it."""
    if row.conversion is None:
        return band
    return Band(*(converted_value(value, row.period.days, row.conversion.rule) for value in band))
