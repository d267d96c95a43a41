"""What stands in words under a trend: what became of each service, and what is left out of the drawing."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.analysis.series import FigureRow, Series
from adoption.analysis.trends.selection import INDEX, SHARE
from adoption.analysis.trends.shares import A_SHARE_ALREADY, NOT_ADDITIVE, ONE_SERVICE
from adoption.analysis.trends.summary import Course
from adoption.analysis.trends.trend import Trend
from adoption.models import Metric
from adoption.templatetags.figures import compact, language, period_label
from adoption.values import quantity

CLAUSES_AT_MOST = 8
PERIODS_AT_MOST = 6
DAYS_OF_A_MONTH = 30.4375
# From so many days on the span between days or weeks is told in months.
LONG = 46
# From here on a growth is told as a multiple.
TIMES = Decimal(2)
TENTH = Decimal("0.1")


def summary(trend: Trend) -> list[str]:
    """The clauses of: ChatGPT grew from 1.5B (January 2024) to 5.4B visits (February 2026), ×3.6 in 25 months; …"""
    if trend.reading.mode == SHARE:
        clauses = list(filter(None, (share_clause(trend, one) for one in trend.series)))
    else:
        clauses = [clause(trend.selection.metric, course) for course in trend.courses[:CLAUSES_AT_MOST]]
    return [*(f"{one};" for one in clauses[:-1]), *(f"{one}." for one in clauses[-1:])]


def share_clause(trend: Trend, series: Series) -> str:
    """ChatGPT: 91% (January 2025) to 62% (February 2026); blank without shares."""
    rows = [row for row in series.points if row.figure in trend.reading.numbers]
    if not rows:
        return ""
    first, last = rows[0], rows[-1]
    texts = {
        "name": subject(series),
        "first": compact(trend.reading.numbers[first.figure], "percent"),
        "since": period_label(first.period),
        "last": compact(trend.reading.numbers[last.figure], "percent"),
        "until": period_label(last.period),
    }
    return _("%(name)s: from %(first)s (%(since)s) to %(last)s (%(until)s)") % texts


def clause(metric: Metric, course: Course) -> str:
    texts = {
        "name": subject(course.series),
        "last": counted(course.last, metric),
        "until": period_label(course.last.period),
        "reason": course.withheld,
    }
    if course.first is None:
        return alone(course, texts)
    texts |= {
        "first": counted(course.first, metric),
        "since": period_label(course.first.period),
        "change": change(course),
        "span": span(course),
    }
    told = moved(course) % texts
    return told + _(" (earlier figures are not comparable: %(reason)s)") % texts if course.withheld else told


def subject(series: Series) -> str:
    """ChatGPT; ChatGPT (Mobile Index) where each measurer has a line."""
    name = series.service.display_name
    return f"{name} ({series.measured_by})" if series.measured_by else name


def counted(row: FigureRow, metric: Metric) -> str:
    """about 5.4B visits, 약 54억 회."""
    text = f"{compact(row.value, metric.unit)} {metric.unit_beside}".strip()
    return quantity.with_qualifier(text, row.qualifier, language())


def moved(course: Course) -> str:
    if course.last.value == course.first.value:
        return _("%(name)s stayed at %(last)s from %(since)s to %(until)s")
    if course.ratio is None:
        return _("%(name)s grew from %(first)s (%(since)s) to %(last)s (%(until)s)")
    if course.ratio > 1:
        return _("%(name)s grew from %(first)s (%(since)s) to %(last)s (%(until)s), %(change)s in %(span)s")
    return _("%(name)s fell from %(first)s (%(since)s) to %(last)s (%(until)s), %(change)s in %(span)s")


def alone(course: Course, texts: dict[str, str]) -> str:
    """A figure without another one to compare it with."""
    if len(course.series.points) == 1:
        return _("%(name)s has a single figure, %(last)s (%(until)s)") % texts
    if course.withheld:
        return _("%(name)s had %(last)s (%(until)s), its change is not stated: %(reason)s") % texts
    return _("%(name)s had %(last)s (%(until)s), without a comparable earlier figure") % texts


def change(course: Course) -> str:
    """×3.6, or +40% where it is less than twice as much."""
    if course.ratio is None:
        return ""
    if course.ratio < TIMES:
        text = quantity.percent_change((course.ratio - 1) * 100, language())
    else:
        text = _("×%(ratio)s") % {"ratio": quantity.compact(course.ratio.quantize(TENTH), "", language())}
    return quantity.with_qualifier(text, course.bound, language())


def span(course: Course) -> str:
    """14 months; days where the figures are for days or weeks that lie near."""
    if course.last.period.kind in ("day", "week") and course.days < LONG:
        return ngettext("%(count)d day", "%(count)d days", course.days) % {"count": course.days}
    months = max(round(course.days / DAYS_OF_A_MONTH), 1)
    return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}


def notes(trend: Trend) -> list[str]:
    """How the drawing is to be read, and what it leaves out."""
    tell = {INDEX: of_index, SHARE: of_shares}.get(trend.reading.mode)
    found = tell(trend) if tell else []
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
    count = sum(1 for one in trend.series if any(row.figure in trend.reading.numbers for row in one.points))
    if not count:
        found = [_("There are no shares: in no period shown do all services that had a figure before have one.")]
    else:
        found = [_("Shares among the %(count)d services shown, not of the market.") % {"count": count}]
    if periods := trend.reading.incomplete:
        shown = ", ".join(period_label(period) for period in periods[:PERIODS_AT_MOST])
        more = len(periods) - PERIODS_AT_MOST
        shown = _("%(periods)s and %(more)d more") % {"periods": shown, "more": more} if more > 0 else shown
        found.append(
            _("No shares where a service that had figures before has none, for the rest would jump: %(periods)s.")
            % {"periods": shown}
        )
    return found


def refusal(reason: str) -> str:
    return {
        NOT_ADDITIVE: _("There are no shares of this metric: its figures of several services cannot be added up."),
        A_SHARE_ALREADY: _("This metric is a percentage already; shares of it would tell nothing."),
        ONE_SERVICE: _("Shares need at least two services."),
    }[reason]
