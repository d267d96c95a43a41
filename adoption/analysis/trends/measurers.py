"""One service as each of its measurers sees it: a series for each, side by side."""

from collections import defaultdict

from django.db.models import Q

from adoption.models import FACT_FIELDS, best_by_rule

from ..conversion import filled_in
from ..series import FigureRow, Series, read
from .selection import TrendSelection
from .tracing import POINTS_AT_MOST, trace


def trace_lines(selection: TrendSelection) -> list[Series]:
    """One series for each service, or for each measurer of the only one. Two queries."""
    return trace_by_measurer(selection) if selection.by_measurer else trace(selection)


def trace_by_measurer(selection: TrendSelection) -> list[Series]:
    """Of each measurer the figures that would be shown if there were no other; who has most stands first.

    Two queries."""
    (service,) = selection.services
    candidates = selection.candidates().filter(Q(service=service) & selection.in_range())
    figures = best_by_rule(candidates, (*FACT_FIELDS, "measured_by")).order_by("-period_start", "pk")
    rows: dict[int, list[FigureRow]] = defaultdict(list)
    for row in read(figures[:POINTS_AT_MOST], {service.pk: service}):
        if selection.holds(row.period):
            rows[row.measured_by_id].append(row)
    found = [sorted(filled_in(selection, own), key=lambda row: row.period) for own in rows.values()]
    series = [Series(service, points, points[0].measured_by) for points in found]
    return sorted(series, key=lambda one: (-len(one.points), one.measured_by))
