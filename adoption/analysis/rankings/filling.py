"""Which services a ranking would list besides, were figures of other metrics converted."""

from dataclasses import replace

from adoption.models import Conversion, Service

from ..coverage import conversions_to
from .contenders import newest_periods
from .ranking import Ranking


def fillable(ranking: Ranking) -> tuple[list[Service], tuple[Conversion, ...]]:
    """Those of the missing services, and the conversions that would list them. At most two queries."""
    selection = ranking.selection
    conversions = conversions_to(selection.metric)
    if selection.convert or not conversions or not ranking.missing:
        return [], conversions
    wide = replace(selection, conversions=conversions)
    if selection.period:
        figures = wide.candidates().filter(period_kind=selection.period.kind, period_start=selection.period.start)
        known = set(figures.order_by().values_list("service", flat=True))
    else:
        listed = [row.row.service for row in ranking.rows]
        known = newest_periods(wide, {service.pk: service for service in [*listed, *ranking.missing]}).keys()
    return [service for service in ranking.missing if service.pk in known], conversions
