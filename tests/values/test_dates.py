from datetime import date

import pytest

from adoption.values.dates import year_before


@pytest.mark.parametrize(("day", "before"), [("2024-02-29", "2023-02-28"), ("2025-03-31", "2024-03-31")])
def test_a_year_before(day, before):
    assert year_before(date.fromisoformat(day)) == date.fromisoformat(before)
