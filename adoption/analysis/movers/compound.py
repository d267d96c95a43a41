"""Constant growth between two ends: how fast it would double, and what it makes in a month or a year."""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

# The mean month of the Gregorian calendar: 365.2425 days in twelve.
DAYS_OF_MONTH = Decimal("30.436875")
MONTHS_OF_YEAR = 12
TENTH = Decimal("0.1")
HUNDREDTH = Decimal("0.01")
# Room for the largest figure divided by the smallest one.
WIDE = Context(prec=80)


def rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, ROUND_HALF_UP, WIDE)


def months_between(first: date, last: date) -> Decimal:
    """Whole months of the calendar where both are the same day of a month, else days in mean months."""
    if first.day == last.day:
        return Decimal((last.year - first.year) * MONTHS_OF_YEAR + last.month - first.month)
    return (last - first).days / DAYS_OF_MONTH


def doubling_months(ratio: Decimal, months: Decimal) -> Decimal | None:
    """months × ln 2 ÷ ln(ratio), to a tenth; None unless it grew.

    The formula: https://en.wikipedia.org/wiki/Doubling_time"""
    if ratio <= 1:
        return None
    return rounded(months * Decimal(2).ln() / ratio.ln(), TENTH)


def growth_each_month(ratio: Decimal, months: Decimal) -> Decimal | None:
    """ratio^(1 ÷ months) − 1 in percent, to a hundredth; None unless it grew.

    The formula: https://en.wikipedia.org/wiki/Compound_annual_growth_rate, by months."""
    if ratio <= 1:
        return None
    return rounded(((ratio.ln() / months).exp() - 1) * 100, HUNDREDTH)


def growth_each_year(ratio: Decimal, months: Decimal) -> Decimal | None:
    """ratio^(1 ÷ years) − 1 in percent, to a hundredth; None unless it grew.

    The formula: https://en.wikipedia.org/wiki/Compound_annual_growth_rate"""
    return growth_each_month(ratio, months / MONTHS_OF_YEAR)
