"""What stands in words under a trend: what became of each service."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from adoption.analysis.series import FigureRow
from adoption.analysis.trends.selection import SHARE
from adoption.analysis.trends.share_courses import Share, ShareCourse, ShareCourses
from adoption.analysis.trends.summary import Course
from adoption.analysis.trends.trend import Trend
from adoption.models import Metric
from adoption.templatetags.figures import compact, language
from adoption.values import quantity
from adoption.values.change import direction
from adoption.values.counted import counted as with_word
from adoption.values.particles import with_particles

from .captions import dated
from .trend_changes import Write, in_percent, in_points, in_times, signed, sized

CLAUSES_AT_MOST = 8
DAYS_OF_A_MONTH = 30.4375
# From so many days on the span between days or weeks is told in months.
LONG = 46
# From here on a growth is told as a multiple.
TIMES = Decimal(2)


def summary(trend: Trend) -> list[str]:
    """The clauses of: ChatGPT grew from 1.5B (January 2024) to 5.4B visits (February 2026), ×3.6 in 25 months; …"""
    if trend.reading.mode == SHARE:
        clauses = share_clauses(trend.share_courses)
    else:
        clauses = [clause(trend.selection.metric, course) for course in trend.courses[:CLAUSES_AT_MOST]]
    clauses = [with_particles(one) for one in clauses]
    between = pgettext("between clauses", ";")
    return [*(f"{one}{between}" for one in clauses[:-1]), *(f"{one}." for one in clauses[-1:])]


def share_clauses(found: ShareCourses) -> list[str]:
    clauses = [share_clause(course) for course in found.courses[:CLAUSES_AT_MOST]]
    if not found.withheld:
        return clauses
    about = f"{found.about.display_name}: {found.withheld}" if found.about else found.withheld
    is_told = any(course.first for course in found.courses)
    text = (
        _("earlier shares are not comparable (%(reason)s)")
        if is_told
        else _("how the shares changed is not stated (%(reason)s)")
    )
    return [*clauses, text % {"reason": about}]


def share_clause(course: ShareCourse) -> str:
    texts = {"name": course.series.name, "last": counted_share(course.last), "until": dated(course.last.row)}
    if course.first is None:
        return _("%(name)s had a share of %(last)s (%(until)s)") % texts
    texts |= {
        "first": counted_share(course.first),
        "since": dated(course.first.row),
        "span": span(course.days, course.last.row),
    }
    return moved(course.points, in_points, course.bound, of_shares(), texts)


def of_shares() -> dict[str, str]:
    return {
        "same": _("%(name)s stayed at a share of %(last)s from %(since)s to %(until)s"),
        "grew": _(
            "%(name)s grew from a share of %(first)s (%(since)s) to %(last)s (%(until)s), by %(change)s in %(span)s"
        ),
        "fell": _(
            "%(name)s fell from a share of %(first)s (%(since)s) to %(last)s (%(until)s), by %(change)s in %(span)s"
        ),
        "went": _(
            "%(name)s went from a share of %(first)s (%(since)s) to %(last)s (%(until)s), %(change)s in %(span)s"
        ),
    }


def clause(metric: Metric, course: Course) -> str:
    same_text = course.first and counted(course.first, metric) == counted(course.last, metric)
    is_exact = bool(same_text) and course.first.value != course.last.value
    texts = {
        "name": course.series.name,
        "last": counted(course.last, metric, is_exact),
        "until": dated(course.last),
        "reason": course.withheld,
    }
    if course.first is None:
        return alone(course, texts)
    texts |= {
        "first": counted(course.first, metric, is_exact),
        "since": dated(course.first),
        "span": span(course.days, course.last),
    }
    told = moved_in_value(metric, course, texts)
    return told + _(" (earlier figures are not comparable: %(reason)s)") % texts if course.withheld else told


def counted(row: FigureRow, metric: Metric, is_exact: bool = False) -> str:
    """about 5.4B visits, 약 54억 회, 7,240명; with all digits where two values would look the same."""
    write = quantity.full if is_exact else quantity.compact
    text = write(row.value, metric.unit, language())
    return with_word(text, str(metric.unit_beside), row.qualifier, language())


def counted_share(share: Share) -> str:
    return quantity.with_qualifier(compact(share.percent, "percent"), share.qualifier, language())


def moved_in_value(metric: Metric, course: Course, texts: dict[str, str]) -> str:
    difference = course.last.value - course.first.value
    if metric.unit == "percent":
        return moved(difference, in_points, course.bound, of_values(), texts)
    if course.ratio is None and difference:
        return _("%(name)s grew from %(first)s (%(since)s) to %(last)s (%(until)s)") % texts
    if course.ratio is None or course.ratio < TIMES:
        percent = (course.ratio - 1) * 100 if course.ratio else difference
        return moved(percent, in_percent, course.bound, of_values(), texts)
    texts["change"] = quantity.with_qualifier(in_times(course.ratio), course.bound, language())
    return of_values()["went" if direction(difference, course.bound) is None else "times"] % texts


def of_values() -> dict[str, str]:
    return {
        "same": _("%(name)s stayed at %(last)s from %(since)s to %(until)s"),
        "grew": _("%(name)s grew from %(first)s (%(since)s) to %(last)s (%(until)s), by %(change)s in %(span)s"),
        "fell": _("%(name)s fell from %(first)s (%(since)s) to %(last)s (%(until)s), by %(change)s in %(span)s"),
        "times": _("%(name)s grew from %(first)s (%(since)s) to %(last)s (%(until)s), %(change)s in %(span)s"),
        "went": _("%(name)s went from %(first)s (%(since)s) to %(last)s (%(until)s), %(change)s in %(span)s"),
    }


def moved(change: Decimal, write: Write, bound: str, sentences: dict[str, str], texts: dict[str, str]) -> str:
    """From the first to the last, and by how much; no direction is claimed where a bound leaves it open."""
    way = direction(change, bound)
    if way is None:
        return sentences["went"] % (texts | {"change": signed(change, write, bound)})
    return sentences[("same", "grew", "fell")[way]] % (texts | {"change": sized(change, write, bound)})


def alone(course: Course, texts: dict[str, str]) -> str:
    """A figure without another one to compare it with."""
    if len(course.series.points) == 1:
        return _("%(name)s has a single figure, %(last)s (%(until)s)") % texts
    if course.withheld:
        return _("%(name)s had %(last)s (%(until)s), its change is not stated: %(reason)s") % texts
    return _("%(name)s had %(last)s (%(until)s), without a comparable earlier figure") % texts


def span(days: int, last: FigureRow) -> str:
    """14 months; days where the figures are for days or weeks that lie near."""
    if last.period.kind in ("day", "week") and days < LONG:
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    months = max(round(days / DAYS_OF_A_MONTH), 1)
    return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
