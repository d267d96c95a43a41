"""Constant growth between two ends."""

from datetime import date
from decimal import Decimal

import pytest

from adoption.analysis.movers.compound import (
    doubling_months,
    growth_each_month,
    growth_each_year,
    halving_months,
    months_between,
)


@pytest.mark.parametrize(
    ("ratio", "months", "doubling", "monthly", "yearly"),
    [
        ("2", "12", "12.0", "5.95", "100.00"),
        ("4", "24", "12.0", "5.95", "100.00"),
        ("8", "12", "4.0", "18.92", "700.00"),
        ("1.072", "12", "119.6", "0.58", "7.20"),
        # Ten percent a year, as every table of compound interest has it.
        ("1.21", "24", "87.3", "0.80", "10.00"),
    ],
)
def test_growth(ratio, months, doubling, monthly, yearly):
    ends = Decimal(ratio), Decimal(months)
    assert doubling_months(*ends) == Decimal(doubling)
    assert growth_each_month(*ends) == Decimal(monthly)
    assert growth_each_year(*ends) == Decimal(yearly)


@pytest.mark.parametrize(
    ("ratio", "months", "halving", "monthly", "yearly"),
    [("0.5", "12", "12.0", "-5.61", "-50.00"), ("0.25", "3", "1.5", "-37.00", "-99.61")],
)
def test_what_shrinks_halves(ratio, months, halving, monthly, yearly):
    ends = Decimal(ratio), Decimal(months)
    assert doubling_months(*ends) is None
    assert halving_months(*ends) == Decimal(halving)
    assert growth_each_month(*ends) == Decimal(monthly)
    assert growth_each_year(*ends) == Decimal(yearly)


@pytest.mark.parametrize("ratio", ["1", "0"])
def test_what_stays_or_ends_has_no_rate(ratio):
    ends = Decimal(ratio), Decimal(12)
    assert {rate(*ends) for rate in (doubling_months, halving_months, growth_each_month, growth_each_year)} == {None}


def test_more_than_ten_years_are_not_told():
    # ln 2 ÷ ln 1.0718 a year is ten years.
    assert doubling_months(Decimal("1.072"), Decimal(12)) == Decimal("119.6")
    assert doubling_months(Decimal("1.071"), Decimal(12)) is None
    assert halving_months(1 / Decimal("1.071"), Decimal(12)) is None


def test_months_are_those_of_the_calendar_where_the_days_agree():
    assert months_between(date(2024, 2, 29), date(2025, 1, 29)) == 11
    assert months_between(date(2024, 12, 1), date(2025, 3, 1)) == 3
    assert round(months_between(date(2025, 1, 6), date(2026, 1, 5)), 2) == Decimal("11.96")
