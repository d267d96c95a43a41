"""Periods whose year and part of the year stand in two columns."""

import re
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from .dates import MONTHS, PeriodError, day_of, iso_week, part_of_year, year_of
from .plaintext import LONGEST, plain, shown

# Programs that keep blank cells as NaN write whole numbers as 2025.0 and 3.0.
YEAR = re.compile(r"(?P<y>[0-9]{4})(?:\.0| *년)?|(?P<short>'[0-9]{2}|'?[0-9]{2}(?= *년))(?: *년)?")
NUMBER = r"(?P<n>[0-9]{1,2})"
NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
HALVES = {"상": "1", "하": "2"}


def _month(year: str, number: str) -> date:
    return day_of(year, number, "1")


def _quarter(year: str, number: str) -> date:
    return part_of_year(year, number, 3, "quarter")


def _half(year: str, number: str) -> date:
    return part_of_year(year, HALVES.get(number, number), 6, "half")


# Kind -> how its part is written, how it is read, and an example.
PARTS: dict[str, tuple[re.Pattern, Callable[[str, str], date], str]] = {
    "month": (re.compile(rf"(?:m|month )?{NUMBER}(?:\.0)?(?: *월)?|(?P<name>{NAMES})\.?"), _month, "3, March, 3월"),
    "quarter": (
        re.compile(rf"(?:q|quarter )?{NUMBER}(?:\.0)?|(?P<name>[0-9])(?:q|(?:/4)? *분기)"),
        _quarter,
        "1, Q1, 1분기",
    ),
    "half": (re.compile(rf"h?{NUMBER}(?:\.0)?|(?P<name>[0-9](?=h)|[상하](?=반기))(?:h|반기)"), _half, "1, H1, 상반기"),
    "week": (re.compile(rf"(?:w|week )?{NUMBER}(?:\.0)?(?: *주차?)?"), iso_week, "13, W13, 13주"),
}


def read_parts(year: str, part: str, kind: str) -> date:
    """The first day of the period of that kind. Weeks are those of ISO. Raises PeriodError."""
    if kind not in PARTS:
        raise PeriodError(_("A year has no parts of the kind “%(kind)s”.") % {"kind": kind})
    pattern, read, example = PARTS[kind]
    of_year = _match(YEAR, year)
    if not of_year:
        raise PeriodError(_("“%(text)s” is no year. Write it like 2025.") % {"text": shown(year)})
    match = _match(pattern, part)
    if not match:
        raise PeriodError(
            _("“%(text)s” is no %(kind)s of a year. Write it like one of these: %(example)s.")
            % {"text": shown(part), "kind": kind, "example": example}
        )
    groups = match.groupdict()
    written = of_year["y"] or of_year["short"]
    year_of(written)
    return read(written, groups["n"] or groups["name"])


def _match(pattern: re.Pattern, text: str) -> re.Match | None:
    return pattern.fullmatch(plain(text)) if len(text) <= LONGEST else None
