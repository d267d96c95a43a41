"""Constant growth between two ends: how fast it would double, and what it makes in a month or a year."""

from datetime import date
from decimal import Decimal

from adoption.values.rounding import rounded

# The mean month of the Gregorian calendar: 365.2425 days in twelve.
DAYS_OF_MONTH = Decimal("30.436875")
MONTHS_OF_YEAR = 12
TENTH = Decimal("0.1")
HUNDREDTH = Decimal("0.01")
# Ten years: nothing is foretold beyond, since two figures near each other say next to nothing of so long a time.
LONGEST = 120


def months_between(first: date, last: date) -> Decimal:
    """Whole months of the calendar where both are the same day of a month, else days in mean months."""
    if first.day == last.day:
        return Decimal((last.year - first.year) * MONTHS_OF_YEAR + last.month - first.month)
    return (last - first).days / DAYS_OF_MONTH


def doubling_months(ratio: Decimal, months: Decimal) -> Decimal | None:
    """months × ln 2 ÷ ln(ratio), to a tenth; None unless it grew, and where that is longer than ten years.

    The formula: https://en.wikipedia.org/wiki/Doubling_time"""
    if ratio <= 1:
        return None
    found = rounded(months * Decimal(2).ln() / ratio.ln(), TENTH)
    return found if found <= LONGEST else None


def halving_months(ratio: Decimal, months: Decimal) -> Decimal | None:
    """months × ln 2 ÷ ln(1 ÷ ratio), to a tenth; None unless it shrank to something, and where that is longer
    than ten years."""
    return doubling_months(1 / ratio, months) if 0 < ratio < 1 else None


def growth_each_month(ratio: Decimal, months: Decimal) -> Decimal | None:
    """ratio^(1 ÷ months) − 1 in percent, to a hundredth, below zero where it shrank; None where it stayed or
    shrank to nothing.

    The formula: https://en.wikipedia.org/wiki/Compound_annual_growth_rate, by months."""
    if ratio in (0, 1):
        return None
    return rounded(((ratio.ln() / months).exp() - 1) * 100, HUNDREDTH)


def growth_each_year(ratio: Decimal, months: Decimal) -> Decimal | None:
    """ratio^(1 ÷ years) − 1 in percent, to a hundredth, as above.

    The formula: https://en.wikipedia.org/wiki/Compound_annual_growth_rate"""
    return growth_each_month(ratio, months / MONTHS_OF_YEAR)
