"""The ways in which people write periods. One form is one pattern and the function that reads its match."""

import re
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from .dates import (
    MONTHS,
    AmbiguousPeriod,
    PeriodError,
    RangeError,
    day_of,
    iso_week,
    last_of_month,
    month_of,
    part_of_year,
    span,
    year_of,
)
from .plaintext import LONGEST, plain, shown

Found = tuple[str, date]

NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?P<y>[0-9]{4}|'[0-9]{2})"
SHORT_YEAR = r"(?P<y>[0-9]{4}|'?[0-9]{2})"
# `2025년`, `'25년`, `25년`; before a part of the year also `2025 `.
KOREAN_YEAR = r"(?P<y>[0-9]{4}|'?[0-9]{2}) *년"
YEAR_BEFORE_PART = r"(?P<y>[0-9]{4}(?=[-./년 ]| +년)|'[0-9]{2}(?=[년 ])|[0-9]{2}(?= *년)) *[-./년]? *"
MONTH = r"(?P<m>[0-9]{1,2})"
NAME = rf"(?P<m>{NAMES})\.?"
DAY = r"(?P<d>[0-9]{1,2})"
NTH = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
MIDNIGHT = re.compile(r"(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? *am|오전 *12:00(?::00)?) *(?:z|utc|[+-]00:?00)?")
WITH_TIME = re.compile(r"(?P<day>.*?[0-9.])(?: +|t)(?P<time>(?:오[전후] *)?[^ ]*[0-9]{1,2}:[0-9]{2}.*)")
# `03/04/2025` stands in one of these orders; `25.03.31` may also begin with the year.
ORDERS = ("dmy", "mdy", "ymd")
SOME_ORDER = re.compile(r"(?<![0-9'])[0-9]{1,2}([-./]) ?[0-9]{1,2}\1 ?[0-9]{2}")
THREE_NUMBERS = re.compile(r"(?P<a>[0-9]{1,2})(?P<s>[-./]) ?(?P<b>[0-9]{1,2})(?P=s) ?(?P<c>[0-9]{4}|[0-9]{2})\.?")
FISCAL = re.compile(r"\bfy|fiscal|회계|년도")
BETWEEN = re.compile(r" *~ *| +(?:-|to) +")

# Ranges; the parts of the second day end in 2.
TO = r"(?: *~ *| +- +| +to +|/(?=[0-9]{4}-))"
ENGLISH_TO = r" *(?:~|-|to) *"


def read(text: str, dates: str | None) -> Found:
    """The kind and the first day of the period that a text names. Raises PeriodError, AmbiguousPeriod."""
    cleaned = plain(text) if len(text) <= 2 * LONGEST else ""
    found, wrong = set(), None
    for order in [dates] if dates or not SOME_ORDER.search(cleaned) else ORDERS:
        try:
            found.add(_read(cleaned, order))
        except PeriodError as error:
            wrong = error if wrong is None or isinstance(error, RangeError) else wrong
    found.discard(None)
    if len(found) > 1:
        days = sorted(start.isoformat() for _kind, start in found)
        raise AmbiguousPeriod(
            _(
                "“%(text)s” can be %(days)s. Write it like the latter, or say which number is the day "
                "(--dates dmy or mdy)."
            )
            % {"text": shown(text), "days": _(" or ").join(days)}
        )
    if found:
        return found.pop()
    raise wrong or PeriodError(_why_not(cleaned) % {"text": shown(text)})


def _read(cleaned: str, order: str | None) -> Found | None:
    return _find(cleaned, order) or _range_between(cleaned, order) or _at_midnight(cleaned, order)


def _find(cleaned: str, order: str | None) -> Found | None:
    for pattern, reader in FORMS:
        if match := pattern.fullmatch(cleaned):
            return reader(match)
    match = THREE_NUMBERS.fullmatch(cleaned)
    if not match or (order == "ymd" and not len(match["a"]) == len(match["c"]) == 2):
        return None
    return "day", day_of(*(match["abc"[order.index(part)]] for part in "ymd"))


def _at_midnight(cleaned: str, order: str | None) -> Found | None:
    timed = WITH_TIME.fullmatch(cleaned)
    found = _find(timed["day"], order) if timed else None
    if not found or found[0] != "day":
        return None
    if not MIDNIGHT.fullmatch(timed["time"]):
        raise PeriodError(_("The time %(time)s is finer than a day. Write the day alone.") % {"time": timed["time"]})
    return found


def _range_between(cleaned: str, order: str | None) -> Found | None:
    """From one whole day or month to another, each in any of its forms."""
    ends = BETWEEN.split(cleaned)
    if len(ends) == 1:
        ends = cleaned.split("-")
    if len(ends) != 2:
        return None
    first, last = (_find(end, order) or _at_midnight(end, order) for end in ends)
    if not first or not last or first[0] != last[0] or first[0] not in ("day", "month"):
        return None
    return span(first[1], last[1] if last[0] == "day" else last_of_month(last[1]))


def _why_not(cleaned: str) -> str:
    if not cleaned:
        return _("The period is missing or far too long. Write it like 2025-03, 2025-03-31 or March 2025.")
    if FISCAL.search(cleaned):
        return _(
            "“%(text)s” is a fiscal period, which begins in another month for each company. "
            "Write the quarter, half or year of the calendar."
        )
    return _(
        "“%(text)s” is not understood as a period. Write it like 2025-03-31, 2025-W13, 2025-03, "
        "2025-Q1, 2025-H1, 2025, March 2025 or 2025년 3월."
    )


def _day(match: re.Match) -> Found:
    return "day", day_of(match["y"], match["m"], match["d"])


def _month(match: re.Match) -> Found:
    return "month", date(year_of(match["y"]), month_of(match["m"]), 1)


def _quarter(match: re.Match) -> Found:
    return "quarter", part_of_year(match["y"], match["q"], 3, "quarter")


def _half(match: re.Match) -> Found:
    number = {"상": "1", "하": "2"}.get(match["h"], match["h"])
    return "half", part_of_year(match["y"], number, 6, "half")


def _year(match: re.Match) -> Found:
    return "year", date(year_of(match["y"]), 1, 1)


def _iso_week(match: re.Match) -> Found:
    return "week", iso_week(match["y"], match["w"])


def _seven_days(match: re.Match) -> Found:
    start = day_of(match["y"], match["m"], match["d"])
    if int(match["n"]) != 7:
        raise PeriodError(_("Only weeks are written with a length: 2023-01-01/P7D."))
    return "week", start


def _range(match: re.Match) -> Found:
    """Two days or months; what one leaves out stands in the other. A range over New Year may give either year."""
    first, last = match.groupdict(), match.groupdict()
    y, y2 = first.get("y"), last.get("y2")
    m, m2 = first.get("m") or last["m2"], last.get("m2") or first["m"]
    start, end = day_of(y or y2, m, first.get("d", "1")), day_of(y2 or y, m2, last.get("d2", "1"))
    if "d2" not in last:
        end = last_of_month(end)
    if end < start and not (y and y2) and month_of(m) == 12 and month_of(m2) == 1:
        end = end if y2 else end.replace(year=end.year + 1)
        start = start if y else start.replace(year=start.year - 1)
    return span(start, end)


def _second(pattern: str) -> str:
    """The pattern of the second day of a range."""
    return re.sub(r"\(\?P<([ymd])>", r"(?P<\g<1>2>", pattern)


READERS: list[tuple[Callable[[re.Match], Found], list[str]]] = [
    (_month, [r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})"]),
    (
        _day,
        [
            rf"{YEAR}(?P<s>[-./]) ?{MONTH}(?P=s) ?{DAY}\.?",
            r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
            rf"{KOREAN_YEAR} *{MONTH} *월 *{DAY} *일",
            rf"{NAME} *{NTH}(?: *, *| +){YEAR}",
            rf"{NTH}(?P<s>[-/ ]?){NAME}(?:(?P=s)|, +){YEAR}",
            rf"{DAY}-{NAME}-(?P<y>[0-9]{{2}})",
            rf"{YEAR}(?P<s>[-/ ]){NAME}(?P=s){DAY}",
        ],
    ),
    (
        _month,
        [
            rf"{YEAR}(?:[-/]|\. ?){MONTH}\.?",
            r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})",
            rf"{KOREAN_YEAR} *{MONTH} *월",
            rf"{NAME}(?:[-/ ]?|, *){YEAR}",
            rf"{NAME}-(?P<y>[0-9]{{2}})",
            rf"{YEAR}[-/ ]{NAME}",
            rf"{MONTH}[-./](?P<y>[0-9]{{4}})",
            r"(?P<y>[0-9]{4})[- ]?m(?P<m>[0-9]{1,2})",
        ],
    ),
    (
        _quarter,
        [
            rf"{SHORT_YEAR}[-/ ]?q(?P<q>[0-9])",
            rf"q(?P<q>[0-9])[-/, ']+{SHORT_YEAR}",
            rf"(?P<q>[0-9])q[-/ ]?{SHORT_YEAR}",
            rf"{SHORT_YEAR}[-./ ](?P<q>[0-9])q",
            rf"{YEAR_BEFORE_PART}(?P<q>[0-9])(?:/4)? *분기",
            rf"{KOREAN_YEAR} *q(?P<q>[0-9])",
            rf"{KOREAN_YEAR} *(?P<q>[0-9])q",
        ],
    ),
    (
        _half,
        [
            rf"{SHORT_YEAR}[-/ ]?h(?P<h>[0-9])",
            rf"h(?P<h>[0-9])[-/, ']+{SHORT_YEAR}",
            rf"(?P<h>[0-9])h[-/ ]?{SHORT_YEAR}",
            rf"{SHORT_YEAR}[-./ ](?P<h>[0-9])h",
            rf"{YEAR_BEFORE_PART}(?P<h>[상하])반기",
        ],
    ),
    (_year, [r"(?P<y>[0-9]{4})", KOREAN_YEAR]),
    (_iso_week, [r"(?P<y>[0-9]{4})[- ]?w(?P<w>[0-9]{1,2})", r"w(?P<w>[0-9]{1,2})[- ](?P<y>[0-9]{4})"]),
    (_seven_days, [r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})/p(?P<n>[0-9]{1,4})d"]),
    (
        _range,
        [
            rf"{KOREAN_YEAR} *{MONTH} *월 *{DAY} *일? *[~-] *"
            rf"(?:(?:{_second(KOREAN_YEAR)} *)?{_second(MONTH)} *월 *)?{_second(DAY)} *일",
            rf"{YEAR}(?P<s>[-./]) ?{MONTH}(?P=s) ?{DAY}\.?{TO}"
            rf"(?:(?:{_second(YEAR)}(?P=s) ?)?{_second(MONTH)}(?P=s) ?)?{_second(DAY)}\.?",
            rf"{KOREAN_YEAR} *{MONTH} *월? *[~-] *(?:{_second(KOREAN_YEAR)} *)?{_second(MONTH)} *월",
            rf"{YEAR}(?P<s>[-./]) ?{MONTH}\.?{TO}(?:{_second(YEAR)}(?P=s) ?)?{_second(MONTH)}\.?",
            rf"{NAME}(?: +{YEAR})?{ENGLISH_TO}{_second(NAME)},? +{_second(YEAR)}",
            rf"{NTH}(?: +{NAME}(?:,? +{YEAR})?)?{ENGLISH_TO}"
            rf"{_second(NTH)} +{_second(NAME)},? +{_second(YEAR)}",
            rf"{NAME} +{NTH}(?:,? +{YEAR})?{ENGLISH_TO}"
            rf"(?:{_second(NAME)} +)?{_second(NTH)},? +{_second(YEAR)}",
        ],
    ),
]
FORMS = [(re.compile(pattern), reader) for reader, patterns in READERS for pattern in patterns]
