"""Periods: a day, week, month, quarter, half or year, and the text that names one."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, total_ordering

from babel.dates import format_date
from django.utils.translation import gettext as _

from .dates import AmbiguousPeriod, PeriodError
from .period_forms import read
from .period_parts import read_parts

__all__ = ["KINDS", "AmbiguousPeriod", "Period", "PeriodError", "from_parts", "parse"]

KINDS = ("day", "week", "month", "quarter", "half", "year")
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
DAYS = {"day": 1, "week": 7}
# CLDR patterns, filled with the first day of the period. Halves are not in CLDR.
LABELS = {
    "en": {
        "day": "d MMMM y",
        "week": "'week of' d MMMM y",
        "month": "MMMM y",
        "quarter": "QQQ y",
        "half": ("'H1' y", "'H2' y"),
        "year": "y",
    },
    "ko": {
        "day": "y년 M월 d일",
        "week": "y년 M월 d일 주",
        "month": "y년 M월",
        "quarter": "y년 QQQ",
        "half": ("y년 상반기", "y년 하반기"),
        "year": "y년",
    },
}


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A span of days. A week may start on any day, every other kind starts where the calendar says."""

    kind: str
    start: date

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise PeriodError(_("There is no kind of period named “%(kind)s”.") % {"kind": self.kind})
        if self.kind in MONTHS and self.start != first_day(self.kind, self.start):
            raise PeriodError(_("No %(kind)s begins on %(day)s.") % {"kind": self.kind, "day": self.start.isoformat()})

    @classmethod
    def containing(cls, kind: str, day: date) -> "Period":
        """The period of that kind with the day in it; weeks from Monday."""
        return cls(kind, first_day(kind, day))

    @property
    def end(self) -> date:
        """The last day."""
        return _end(self.kind, self.start)

    @property
    def days(self) -> int:
        return (shifted(self.kind, self.start, 1) - self.start).days

    @property
    def middle(self) -> date:
        """The day halfway; the earlier of two."""
        return self.start + timedelta(days=(self.days - 1) // 2)

    @property
    def place(self) -> tuple[date, date, date]:
        """Where the period stands in time: to sort many by, for which comparing them is slow."""
        end = self.end
        return self.start + timedelta(days=(end - self.start).days // 2), end, self.start

    @property
    def recency(self) -> tuple[date, date]:
        """How new the period is: of two that end on the same day the shorter one is newer."""
        return self.end, self.start

    @property
    def code(self) -> str:
        """The canonical text: 2025-03-31, 2025-W13, 2023-01-01/P7D, 2025-03, 2025-Q1, 2025-H1, 2025."""
        year, month = self.start.year, self.start.month
        if self.kind in ("day", "week"):
            return self._day_or_week_code()
        return {
            "month": f"{year}-{month:02}",
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "half": f"{year}-H{(month + 5) // 6}",
            "year": f"{year}",
        }[self.kind]

    def _day_or_week_code(self) -> str:
        if self.kind == "day":
            return self.start.isoformat()
        if self.start.isoweekday() != 1:
            return f"{self.start.isoformat()}/P7D"
        iso = self.start.isocalendar()
        return f"{iso.year}-W{iso.week:02}"

    def previous(self) -> "Period":
        """The period of the same kind just before."""
        return Period(self.kind, shifted(self.kind, self.start, -1))

    def next(self) -> "Period":
        """The period of the same kind just after."""
        return Period(self.kind, shifted(self.kind, self.start, 1))

    def label(self, language: str) -> str:
        """The name for readers: March 2025, 2025년 3월."""
        return _label(self.kind, self.start, language)

    def __str__(self) -> str:
        return self.code

    def __lt__(self, other: "Period") -> bool:
        return self.place < other.place


# The same few periods are compared and written all over the pages.
@lru_cache(maxsize=16384)
def _end(kind: str, start: date) -> date:
    return shifted(kind, start, 1) - timedelta(days=1)


@lru_cache(maxsize=16384)
def _label(kind: str, start: date, language: str) -> str:
    pattern = LABELS[language][kind]
    if kind == "half":
        pattern = pattern[start.month > 6]
    return format_date(start, pattern, locale=language)


def first_day(kind: str, day: date) -> date:
    """The first day of the calendar period with the day in it; weeks from Monday."""
    if kind == "week":
        return day - timedelta(days=day.weekday())
    if kind not in MONTHS:
        return day
    months = MONTHS[kind]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def shifted(kind: str, start: date, steps: int) -> date:
    """The start of the period that many steps later."""
    if kind in DAYS:
        return start + timedelta(days=DAYS[kind] * steps)
    years, month = divmod(start.year * 12 + start.month - 1 + MONTHS[kind] * steps, 12)
    return date(years, month + 1, 1)


@lru_cache(maxsize=16384)
def parse(text: str, *, dates: str | None = None, kind: str | None = None) -> Period:
    """The period that a text names.

    `dates` says how 03/04/2025 is meant: dmy or mdy. `kind` is the kind that the text must name; the first
    or the last day of such a period will do, of a week only the first. Raises PeriodError, AmbiguousPeriod.
    """
    found, start = read(text, dates)
    if kind is None or kind == found:
        return Period(found, start)
    if found == "day" and kind == "week":
        return Period(kind, start)
    named = Period.containing(kind, start)
    if found == "day" and start in (named.start, named.end):
        return named
    raise PeriodError(
        _("“%(text)s” names a %(found)s where a %(kind)s is expected. Write it as in %(example)s.")
        % {"text": text, "found": found, "kind": kind, "example": named.code}
    )


@lru_cache(maxsize=16384)
def from_parts(year: str, part: str, kind: str) -> Period:
    """The month, quarter, half or week in two columns: `2025` and `3월`, `Q1` or `W13`. Raises PeriodError."""
    return Period(kind, read_parts(year, part, kind))
