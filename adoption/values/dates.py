"""Days of the calendar from written numbers; what is impossible is told."""

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

FIRST_YEAR = 1990
LAST_YEAR = 2100
MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name[:length]: number for number, name in enumerate(MONTH_NAMES, 1) for length in (3, len(name))}
MONTHS["sept"] = 9
# The ranges that are a period: so many days anywhere, or so many months as the calendar divides the year.
LENGTHS = {1: "day", 7: "week"}
CALENDAR = {1: "month", 3: "quarter", 6: "half", 12: "year"}


class PeriodError(ValueError):
    """The text names no period; the message says why and how to write it."""


class RangeError(PeriodError):
    """The text names two days, but from one to the other is no period."""


class AmbiguousPeriod(PeriodError):
    """The text names one of several periods."""


def year_of(text: str) -> int:
    """`2025`, `'25` and `25` -> 2025."""
    digits = text.lstrip("'")
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError(
            _("The year %(year)s is out of range. Write a year from %(first)s to %(last)s.")
            % {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR}
        )
    return year


def month_of(text: str) -> int:
    """`3`, `03`, `mar` and `march` -> 3."""
    month = MONTHS.get(text) or int(text)
    if not 1 <= month <= 12:
        raise PeriodError(
            _("Impossible date: there is no month %(month)s. Write a month from 01 to 12.") % {"month": month}
        )
    return month


def day_of(year: str, month: str, day: str) -> date:
    number, of_month, of_year = int(day), month_of(month), year_of(year)
    if 1 <= number <= monthrange(of_year, of_month)[1]:
        return date(of_year, of_month, number)
    name = f"{number} {MONTH_NAMES[of_month - 1].capitalize()}"
    if (of_month, number) == (2, 29):
        name = f"{name} {of_year}"
    raise PeriodError(_("Impossible date: %(day)s does not exist. Write a day that the calendar has.") % {"day": name})


def numbered(year: str, number: str, count: int, unit: str) -> tuple[int, int]:
    """A year and the number of one of its quarters, halves or weeks."""
    if not 1 <= int(number) <= count:
        raise PeriodError(
            _("Impossible period: there is no %(unit)s %(number)s in %(year)s.")
            % {"unit": unit, "number": int(number), "year": year_of(year)}
        )
    return year_of(year), int(number)


def part_of_year(year: str, number: str, months: int, unit: str) -> date:
    """The first day of the n-th quarter (3 months) or half (6 months)."""
    of_year, part = numbered(year, number, 12 // months, unit)
    return date(of_year, (part - 1) * months + 1, 1)


def iso_week(year: str, week: str) -> date:
    """The Monday of an ISO week; 28 December is always in the last week of its year."""
    weeks = date(year_of(year), 12, 28).isocalendar().week
    return date.fromisocalendar(*numbered(year, week, weeks, "week"), 1)


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def year_before(day: date) -> date:
    """The same day of the year before; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def span(start: date, end: date) -> tuple[str, date]:
    """The kind and the first day of the period from one day to another."""
    days = (end - start).days + 1
    if days < 1:
        raise RangeError(_("The range ends before it begins. Write the earlier day first."))
    if days in LENGTHS:
        return LENGTHS[days], start
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    is_calendar = start.day == 1 and end == last_of_month(end) and (start.month - 1) % months == 0
    if is_calendar and months in CALENDAR:
        return CALENDAR[months], start
    raise RangeError(
        _(
            "The range is %(days)d days long. A range must be one day, a week of seven days, or exactly a month, "
            "quarter, half or year of the calendar; write longer periods like 2025-03 or 2025-Q1."
        )
        % {"days": days}
    )
