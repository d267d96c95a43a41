"""What became of the shares of each service: from the first period that can be compared with the last one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from adoption.models import Figure, Metric, SeriesBreak, Service
from adoption.values.period import Period

from ..growth import AT_LEAST, AT_MOST, EXACT, bound_between, kinds_alike, why_apart
from ..series import FigureRow, Series
from .reading import Reading

APPROX = Figure.Qualifier.APPROX

# The figures of one period, by the keys of their services.
Rows = Mapping[int, FigureRow]


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent; the bounds among the figures make it one too, blank where it is open on both sides."""

    row: FigureRow
    percent: Decimal
    qualifier: str


@dataclass(frozen=True, slots=True)
class ShareCourse:
    """`first` is None where no share can be compared with the last one; `bound` is the qualifier of the change."""

    series: Series
    first: Share | None
    last: Share
    bound: str = EXACT

    @property
    def points(self) -> Decimal | None:
        return self.last.percent - self.first.percent if self.first else None

    @property
    def days(self) -> int:
        return (self.last.row.period.middle - self.first.row.period.middle).days if self.first else 0


@dataclass(frozen=True, slots=True)
class ShareCourses:
    """The courses of all services, over the same periods. `withheld` says why the last period cannot be compared
    with the one just before the first, and `about` for which service; None: for all of them."""

    courses: list[ShareCourse] = field(default_factory=list)
    withheld: str = ""
    about: Service | None = None


def share_courses(
    metric: Metric, series: Sequence[Series], reading: Reading, breaks: Sequence[SeriesBreak]
) -> ShareCourses:
    """A share moves with every figure of its period: shares are compared only where that is fair for each of the
    services, and the services are the same."""
    rows = rows_by_period(series, reading)
    if not rows:
        return ShareCourses()
    *earlier, last = sorted(rows)
    alike = [period for period in earlier if kinds_alike(metric, period.kind, last.kind)]
    reasons = [why_shares_apart(rows[period], rows[last], breaks, metric) for period in alike]
    first = next((period for period, (reason, _about) in zip(alike, reasons, strict=True) if not reason), None)
    before = reasons[: alike.index(first)] if first else reasons
    withheld, about = before[-1] if before else ("", None)
    shown = [one for one in series if one.service.pk in rows[last]]
    courses = [course(one, rows.get(first), rows[last], reading) for one in shown]
    return ShareCourses(courses, withheld, about)


def rows_by_period(series: Sequence[Series], reading: Reading) -> dict[Period, Rows]:
    rows: dict[Period, dict[int, FigureRow]] = defaultdict(dict)
    for one in series:
        for row in one.points:
            if row.figure in reading.numbers:
                rows[row.period][one.service.pk] = row
    return rows


def course(series: Series, before: Rows | None, now: Rows, reading: Reading) -> ShareCourse:
    last = share(series.service.pk, now, reading)
    if before is None:
        return ShareCourse(series, None, last)
    first = share(series.service.pk, before, reading)
    return ShareCourse(series, first, last, bound_between(first, last))


def share(service: int, rows: Rows, reading: Reading) -> Share:
    return Share(rows[service], reading.numbers[rows[service].figure], qualifier_of_share(service, rows))


def qualifier_of_share(service: int, rows: Rows) -> str:
    """At least its own figure, or at most the others': the share may be higher. Blank where it may be lower too."""
    own = rows[service].qualifier
    others = {row.qualifier for key, row in rows.items() if key != service}
    may_be_higher = own == AT_LEAST or AT_MOST in others
    may_be_lower = own == AT_MOST or AT_LEAST in others
    if may_be_higher or may_be_lower:
        return "" if may_be_higher and may_be_lower else AT_LEAST if may_be_higher else AT_MOST
    return APPROX if APPROX in {own, *others} else EXACT


def why_shares_apart(
    before: Rows, now: Rows, breaks: Sequence[SeriesBreak], metric: Metric
) -> tuple[str, Service | None]:
    """What keeps the shares of two periods from being compared, and for which service; blank where nothing does."""
    for service in sorted(before.keys() ^ now.keys()):
        return _("It has no figure for both periods"), (before.get(service) or now.get(service)).service
    for service, row in now.items():
        if reason := why_apart(before[service], row, breaks, metric):
            return reason, row.service
    ends = [(qualifier_of_share(service, before), qualifier_of_share(service, now)) for service in now]
    if any("" in one or (one[0] == one[1] and one[0] in (AT_LEAST, AT_MOST)) for one in ends):
        return _("Some figures are bounds, and how far the shares lie apart is not known"), None
    return "", None
