"""Which figures are shown, told the obvious way: figures as objects, every rule spelled out again."""

from collections import defaultdict
from copy import copy
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.scope import Scope
from adoption.models import Conversion, Figure, Metric
from adoption.values.period import Period

RELATED = ("service__provider", "source__publisher", "measured_by")


def stated(scope: Scope, by_measurer: bool = True, metric: Metric | None = None) -> list[Figure]:
    """The figures that may be shown, of the metric of the scope or of another one."""
    figures = Figure.objects.filter(metric=metric or scope.metric, region=scope.region).select_related(*RELATED)
    return [figure for figure in figures if may_be_shown(figure, scope, by_measurer)]


def may_be_shown(figure: Figure, scope: Scope, by_measurer: bool) -> bool:
    published = figure.source.published
    if scope.as_of and (published > scope.as_of if published else not scope.undated):
        return False
    if by_measurer and scope.measured_by not in (None, figure.measured_by):
        return False
    return (
        figure.service.status == "published"
        and scope.category in ("", figure.service.category)
        and figure.standing != "deprecated"
    )


def by_fact(figures: list[Figure]) -> dict[tuple[int, Period], list[Figure]]:
    facts = defaultdict(list)
    for figure in figures:
        facts[figure.service_id, figure.period].append(figure)
    return facts


def best(figures: list[Figure]) -> Figure:
    return max(
        figures,
        key=lambda figure: (
            figure.standing == "preferred",
            figure.measured_by_id != figure.service.provider_id,
            figure.source.published or date.min,
            figure.pk,
        ),
    )


def shown(scope: Scope) -> dict[tuple[int, Period], Figure]:
    found = {fact: best(figures) for fact, figures in by_fact(stated(scope)).items()}
    for conversion in scope.conversions:
        for fact, figures in by_fact(stated(scope, metric=conversion.from_metric)).items():
            if fact[1].kind == conversion.period_kind:
                found.setdefault(fact, converted(best(figures), conversion))
    return found


def converted(figure: Figure, conversion: Conversion) -> Figure:
    figure = copy(figure)
    days = (figure.period.end - figure.period.start).days + 1
    value = figure.value * days if conversion.rule == "times-days" else figure.value / days
    figure.value, figure.reported_change_pct = value.quantize(Decimal("0.000001"), ROUND_HALF_UP), None
    return figure


def of_same_fact(figure: Figure, selection: RankingSelection) -> list[Figure]:
    """The other figures for the fact, converted as the figure itself is."""
    facts = by_fact(stated(selection, by_measurer=False, metric=figure.metric))
    others = [one for one in facts[figure.service_id, figure.period] if one != figure]
    for conversion in selection.conversions:
        if conversion.from_metric == figure.metric:
            others = [converted(one, conversion) for one in others]
    return others


def measurer(figure: Figure) -> tuple:
    """Figures of which nobody says who measured them are alike only where one publisher printed them."""
    publisher = figure.source.publisher if figure.measured_by.slug == "not-stated" else None
    return figure.measured_by, publisher
