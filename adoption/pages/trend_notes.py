"""How the drawing of a trend is to be read, and what it leaves out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.analysis.gaps import chains
from adoption.analysis.growth import kinds_alike
from adoption.analysis.series import FigureRow, Series
from adoption.analysis.trends.reading import Reading
from adoption.analysis.trends.selection import BY_MEASURER, INDEX, SHARE
from adoption.analysis.trends.shares import A_SHARE_ALREADY, NOT_ADDITIVE, ONE_SERVICE
from adoption.analysis.trends.thinning import DRAWN_AT_MOST
from adoption.analysis.trends.trend import Trend
from adoption.models import Metric
from adoption.templatetags.figures import period_label
from adoption.values.particles import with_particles

from .captions import unnamed
from .trend_controls import LOG, address


def notes(trend: Trend, scale: str) -> list[str]:
    """How the drawing is to be read, and what it leaves out."""
    tell = {INDEX: of_index, SHARE: of_shares}.get(trend.reading.mode)
    found = tell(trend) if tell else []
    if any(len(one.points) > DRAWN_AT_MOST for one in trend.series):
        found.append(
            _("Of long lines the drawing has the figures that shape them; the table and the downloads have all.")
        )
    if scale == LOG and not all(trend.reading.numbers.values()):
        found.append(_("Zeros cannot stand on a logarithmic scale; lines are open there."))
    if trend.reading.refused:
        instead = _("The values are shown instead.")
        found.append(f"{refusal(trend.reading.refused)} {instead}")
    return found


def of_index(trend: Trend) -> list[str]:
    reading = trend.reading
    if reading.base is None:
        return [_("There is no index: no service shown has a figure above zero to begin from.")]
    base = period_label(reading.base)
    found = [_("Index: the figure of each service for %(period)s is 100.") % {"period": base}]
    if reading.baseless:
        names = ", ".join(one.name for one in reading.baseless)
        found.append(_("Not drawn, without a figure for %(period)s: %(names)s.") % {"period": base, "names": names})
    if count := len(reading.withheld):
        found.append(
            ngettext(
                "%(count)d figure is left out: it is not comparable with the base, for another measurer or a change "
                "of method in between.",
                "%(count)d figures are left out: they are not comparable with the base, for another measurer or a "
                "change of method in between.",
                count,
            )
            % {"count": count}
        )
    return found


def of_shares(trend: Trend) -> list[str]:
    drawn = [row for one in trend.series for row in one.points if row.figure in trend.reading.numbers]
    services = {row.service.pk for row in drawn}
    if not drawn:
        found = [_("There are no shares: in no period shown do all services that were on offer have a figure.")]
    elif all(count == len(services) for count in Counter(row.period for row in drawn).values()):
        found = [_("Shares among the %(count)d services shown, not of the market.")]
    else:
        found = [
            _("Shares among those of the %(count)d services shown that were on offer in a period, not of the market.")
        ]
    return [*(text % {"count": len(services)} for text in found), *left_out(trend.reading)]


def left_out(reading: Reading) -> list[str]:
    """For how many periods there are no shares, and for whose missing figures."""
    if not reading.incomplete:
        return []
    missing = Counter(service.display_name for services in reading.incomplete.values() for service in services)
    names = ", ".join(f"{name} {count}" for name, count in missing.most_common())
    count = len(reading.incomplete)
    text = ngettext(
        "%(count)d period is left out, for a service that was on offer has no figure and the other shares would "
        "jump; missing figures: %(names)s.",
        "%(count)d periods are left out, for a service that was on offer has no figure and the other shares would "
        "jump; missing figures: %(names)s.",
        count,
    )
    return [text % {"count": count, "names": names}]


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of one service that look alike and are not joined; `address` is that of its measurers side by side,
    blank where there is one only."""

    text: str
    address: str


def parted_lines(trend: Trend, shown_as: dict[str, str]) -> list[Parted]:
    """The series that are drawn as several lines, for unlike measurers or periods. Lone points make no line."""
    selection = trend.selection
    found = []
    for one in trend.series:
        rows = [row for row in one.points if row.figure in trend.reading.numbers]
        drawn = [chain for chain in chains(selection.metric, rows) if len(chain) > 1]
        if len(drawn) > 1:
            by = {"metric": selection.metric.slug, "services": one.service.slug, "mode": "", "base": ""}
            measurers = {chain[0].measured_by_id for chain in drawn}
            where = address(selection, **by, by=BY_MEASURER, **shown_as) if len(measurers) > 1 else ""
            found.append(Parted(lines_of(selection.metric, one, drawn), where))
    return found


def lines_of(metric: Metric, series: Series, drawn: Sequence[Sequence[FigureRow]]) -> str:
    """ChatGPT has 2 lines, of unlike measurers or periods: StatCounter; BrightEdge (quarters)."""
    usual = metric.usual_period or drawn[0][0].period.kind
    names = "; ".join(line_name(metric, chain[0], usual) for chain in drawn)
    texts = {"name": series.name, "count": len(drawn), "lines": names}
    return with_particles(_("%(name)s has %(count)d lines, of unlike measurers or periods: %(lines)s.") % texts)


def line_name(metric: Metric, row: FigureRow, usual: str) -> str:
    name = row.measured_by if row.is_measurer_named else unnamed(row)
    return name if kinds_alike(metric, row.period.kind, usual) else f"{name} ({kinds()[row.period.kind]})"


def kinds() -> dict[str, str]:
    return {
        "day": _("days"),
        "week": _("weeks"),
        "month": _("months"),
        "quarter": _("quarters"),
        "half": _("half-years"),
        "year": _("years"),
    }


def refusal(reason: str) -> str:
    return {
        NOT_ADDITIVE: _("There are no shares of this metric: its figures of several services cannot be added up."),
        A_SHARE_ALREADY: _("This metric is a percentage already; shares of it would tell nothing."),
        ONE_SERVICE: _("Shares need at least two services."),
    }[reason]
