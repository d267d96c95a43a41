"""What images of rankings, trends and services say around their drawings, in the reader's language."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.analysis.profiles.service import Profile
from adoption.analysis.rankings.ranking import Ranking
from adoption.analysis.scope import Scope
from adoption.analysis.series import FigureRow
from adoption.analysis.trends.selection import INDEX, SHARE, TrendSelection
from adoption.analysis.trends.trend import Trend
from adoption.models import Metric, Service
from adoption.templatetags.figures import day, language, period_label, row_value

from .drawing.sheet import SITE, Caption


def of_ranking(ranking: Ranking) -> Caption:
    selection = ranking.selection
    period = period_label(selection.period) if selection.period else _("Latest figures")
    category = Service.Category(selection.category).label if selection.category else ""
    parts = [period, selection.region.display_name, category, selection.metric.unit_beside, *narrowing(selection)]
    rows = [row.row for row in ranking.rows]
    return Caption(language(), selection.metric.display_name, dotted(parts), source(rows))


def of_trend(trend: Trend) -> Caption:
    selection, metric = trend.selection, trend.selection.metric
    if metric is None:
        return Caption(language(), _("Trends"), "", "")
    parts = [span(trend.points), selection.region.display_name, reading(trend, metric), *narrowing(selection)]
    return Caption(language(), trend_heading(selection), dotted(parts), source(trend.points))


def trend_heading(selection: TrendSelection) -> str:
    """The metric; with the service before it where each line is a measurer of that one."""
    metric = selection.metric.display_name
    return f"{selection.services[0].display_name}: {metric}" if selection.by_measurer else metric


def reading(trend: Trend, metric: Metric) -> str:
    """What the axis of values shows."""
    if trend.reading.mode == INDEX and trend.reading.base:
        return _("index, %(period)s = 100") % {"period": period_label(trend.reading.base)}
    if trend.reading.mode == SHARE:
        return _("shares among the services shown")
    return metric.unit_beside


def span(points: Sequence[FigureRow]) -> str:
    """January 2024 – March 2025."""
    if not points:
        return ""
    first, last = min(point.period for point in points), max(point.period for point in points)
    return " – ".join(dict.fromkeys([period_label(first), period_label(last)]))


def narrowing(selection: Scope) -> list[str]:
    texts = []
    if selection.measured_by:
        texts.append(_("measured by %(name)s") % {"name": selection.measured_by.display_name})
    if selection.as_of:
        texts.append(_("as published by %(day)s") % {"day": day(selection.as_of)})
    if selection.convert:
        texts.append(_("with converted figures"))
    return texts


def dated(row: FigureRow) -> str:
    """January 2024; January 2024, converted."""
    text = period_label(row.period)
    return _("%(period)s, converted") % {"period": text} if row.conversion else text


def said_by(row: FigureRow) -> str:
    """Similarweb · Reuters; who published it alone where that is who measured it."""
    if not row.is_measurer_named:
        return unnamed(row)
    return dotted(dict.fromkeys([row.measured_by, row.publisher]))


def unnamed(row: FigureRow) -> str:
    return _("measurer not stated, published by %(name)s") % {"name": row.publisher}


def source(rows: Iterable[FigureRow]) -> str:
    """Who measured most, and how many others measured or published; who published most where nobody says who
    measured."""
    rows = list(rows)
    if not rows:
        return ""
    measurers = Counter(row.measured_by for row in rows if row.is_measurer_named)
    publishers = Counter(row.publisher for row in rows)
    [(name, _rows)] = (measurers or publishers).most_common(1)
    others = len(measurers.keys() | publishers.keys()) - 1
    if not others:
        return _("Source: %(name)s") % {"name": name}
    text = ngettext("Source: %(name)s and %(count)s other", "Source: %(name)s and %(count)s others", others)
    return text % {"name": name, "count": others}


def of_service(service: Service) -> Caption:
    subtitle = dotted([service.provider.display_name, service.get_category_display()])
    return Caption(language(), service.display_name, subtitle, _("Each figure stands with its source."))


def figures_of(profile: Profile) -> list[tuple[str, str, str]]:
    """The newest figure of each metric in each region: (metric, value, period)."""
    return [
        (
            known.metric.display_name,
            row_value(known.newest, known.metric),
            dotted([period_label(known.newest.period), known.region.display_name]),
        )
        for region in profile.regions
        for known in region.known
    ]


def of_site() -> Caption:
    return Caption(language(), SITE, _("Who uses which AI service, by which measure, and who says so."), "")


def dotted(parts: Iterable[str]) -> str:
    return " · ".join(str(part) for part in parts if part)
