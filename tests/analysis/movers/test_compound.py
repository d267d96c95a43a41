"""Constant growth between two ends."""

from datetime import date
from decimal import Decimal

import pytest

from adoption.analysis.movers.compound import doubling_months, growth_each_month, growth_each_year, months_between


@pytest.mark.parametrize(
    ("ratio", "months", "doubling", "monthly", "yearly"),
    [
        ("2", "12", "12.0", "5.95", "100.00"),
        ("4", "24", "12.0", "5.95", "100.00"),
        ("8", "12", "4.0", "18.92", "700.00"),
        ("1.07", "12", "122.9", "0.57", "7.00"),
        # Ten percent a year, as every table of compound interest has it.
        ("1.21", "24", "87.3", "0.80", "10.00"),
    ],
)
def test_growth(ratio, months, doubling, monthly, yearly):
    ends = Decimal(ratio), Decimal(months)
    assert doubling_months(*ends) == Decimal(doubling)
    assert growth_each_month(*ends) == Decimal(monthly)
    assert growth_each_year(*ends) == Decimal(yearly)


@pytest.mark.parametrize("ratio", ["1", "0.5", "0"])
def test_what_does_not_grow_never_doubles(ratio):
    ends = Decimal(ratio), Decimal(12)
    assert doubling_months(*ends) is growth_each_month(*ends) is growth_each_year(*ends) is None


def test_months_are_those_of_the_calendar_where_the_days_agree():
    assert months_between(date(2024, 2, 29), date(2025, 1, 29)) == 11
    assert months_between(date(2024, 12, 1), date(2025, 3, 1)) == 3
    assert round(months_between(date(2025, 1, 6), date(2026, 1, 5)), 2) == Decimal("11.96")
