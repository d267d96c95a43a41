"""From values and days to places, and the ticks between them."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

STEPS = (1, 2, 2.5, 5, 10)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
DAY_STEPS = (1, 2, 7, 14)
# Up to so many days the ticks are days.
SHORT = 62
TICKS_OF_VALUES = 5
DECADES = 7
LABELS = {
    "en": {"day": "d MMM", "day of year": "d MMM y", "month": "MMM", "month of year": "MMM y", "year": "y"},
    "ko": {"day": "M월 d일", "day of year": "y년 M월 d일", "month": "M월", "month of year": "y년 M월", "year": "y년"},
}


@dataclass(frozen=True, slots=True)
class Axis:
    """A range of values and the places where it starts and ends; `step` lies between the ticks of a linear one."""

    low: float
    high: float
    start: float
    end: float
    step: float = 0
    is_log: bool = False

    def at(self, value: float) -> float:
        low, high, value = (math.log10(one) if self.is_log else one for one in (self.low, self.high, value))
        return self.start + (self.end - self.start) * (value - low) / (high - low)


def of_values(values: Sequence[float], start: float, end: float, *, is_log: bool, most: float = math.inf) -> Axis:
    """An axis with room for all values, from zero where that wastes little; no more than up to `most`."""
    low, high = min(values, default=0), max(values, default=1)
    if is_log:
        return Axis(low / 1.2, high * 1.2, start, end, is_log=True)
    low = min(low, 0) if low < high / 2 else low
    step = _step(high - low or abs(high) or 1)
    top = (math.floor(high / step + 1e-9) + 1) * step
    return Axis(math.floor(low / step) * step, max(min(top, most), high), start, end, step)


def _step(span: float) -> float:
    """A round number that goes about five times into the span."""
    power = 10 ** math.floor(math.log10(span / TICKS_OF_VALUES))
    return next(step * power for step in STEPS if span / (step * power) <= TICKS_OF_VALUES)


def value_ticks(axis: Axis) -> list[float]:
    if axis.is_log:
        ticks = log_ticks(axis.low, axis.high)
        if len(ticks) > 1:
            return ticks
    step = axis.step or _step(axis.high - axis.low)
    first = math.ceil(axis.low / step - 1e-9)
    return [number * step for number in range(first, math.floor(axis.high / step + 1e-9) + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """The powers of ten, with twos and fives where the decades are few; not each of them where they are many."""
    decades = math.log10(high / low)
    heads = (1,) if decades > 3 else (1, 2, 5)
    step = math.ceil(decades / DECADES)
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    ticks = [head * 10.0**power for power in powers if power % step == 0 for head in heads]
    return [tick for tick in ticks if low <= tick <= high]


def of_days(days: Iterable[date], start: float, end: float) -> Axis:
    """An axis of the days with a little room around them."""
    ordinals = [day.toordinal() for day in days] or [date(2025, 1, 1).toordinal()]
    low, high = min(ordinals), max(ordinals)
    room = max((high - low) * 0.02, 1 if high > low else 20)
    return Axis(low - room, high + room, start, end)


def day_ticks(axis: Axis, most: int, language: str, *, is_daily: bool = True) -> list[tuple[date, str]]:
    """Days with their labels, at most so many; the year stands at the first one and at each first of a year. Where
    figures are not for days or weeks, the ticks are months at least."""
    if is_daily and axis.high - axis.low <= SHORT:
        days, kinds = _days(axis, most), ("day", "day of year")
    else:
        step = next((step for step in MONTH_STEPS if _count(axis, step) <= most), MONTH_STEPS[-1])
        days = list(_months(axis, step))
        kinds = ("year", "year") if step >= 12 else ("month", "month of year")
    years = [None, *(day.year for day in days)]
    return [
        (day, format_date(day, LABELS[language][kinds[day.year != before]], locale=language))
        for day, before in zip(days, years, strict=False)
    ]


def _count(axis: Axis, step: int) -> int:
    return sum(1 for _ in _months(axis, step))


def _months(axis: Axis, step: int) -> Iterator[date]:
    """The first days of every so many months, counted from the year 0."""
    first = date.fromordinal(max(math.ceil(axis.low), 1))
    number = -(-(first.year * 12 + first.month - (first.day == 1)) // step) * step
    while number // 12 <= date.max.year:
        day = date(number // 12, number % 12 + 1, 1)
        if day.toordinal() > axis.high:
            return
        yield day
        number += step


def _days(axis: Axis, most: int) -> list[date]:
    first, last = date.fromordinal(math.ceil(axis.low)), date.fromordinal(math.floor(axis.high))
    step = next((step for step in DAY_STEPS if (last - first).days // step < most), DAY_STEPS[-1])
    return [first + timedelta(days=number) for number in range(0, (last - first).days + 1, step)]
