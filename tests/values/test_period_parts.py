from datetime import date

import pytest

from adoption.values.period import Period, PeriodError, from_parts, parse

PARTS = {
    "2025-03": ("month", "3 | 03 | Mar | March | MARCH | Mar. | 3월 | 03월 | M03 | 3.0 | ３"),
    "2025-Q2": ("quarter", "2 | Q2 | q2 | 2Q | 2분기 | 2 분기 | 2/4분기 | Quarter 2 | 2.0"),
    "2025-H1": ("half", "1 | H1 | 1H | 상반기"),
    "2025-H2": ("half", "2 | H2 | 2H | 하반기"),
    "2025-W13": ("week", "13 | W13 | 13주 | 13주차 | Week 13"),
    "2025-W01": ("week", "1 | 01 | W1 | W01"),
}


@pytest.mark.parametrize(
    ("code", "kind", "part"),
    [(code, kind, part) for code, (kind, texts) in PARTS.items() for part in texts.split(" | ")],
)
@pytest.mark.parametrize("year", ["2025", "2025년", "'25", "’25", "25년", "'25년", " 2025 ", "2025.0", "２０２５"])
def test_a_year_and_its_part_make_a_period(year, code, kind, part):
    assert from_parts(year, part, kind) == parse(code)


def test_the_first_week_may_begin_in_the_year_before():
    assert from_parts("2025", "W01", "week") == Period("week", date(2024, 12, 30))


@pytest.mark.parametrize(
    ("year", "part", "kind", "reason"),
    [
        ("2025", "13", "month", "there is no month 13"),
        ("2025", "0", "month", "there is no month 0"),
        ("2025", "Q5", "quarter", "there is no quarter 5"),
        ("2025", "3", "half", "there is no half 3"),
        ("2025", "53", "week", "there is no week 53"),
        ("1989", "3", "month", "1989 is out of range"),
        ("2025", "H1", "quarter", "“H1” is no quarter of a year"),
        ("2025", "Q1", "month", "“Q1” is no month of a year"),
        ("2025", "total", "month", "“total” is no month of a year"),
        ("2025", "", "quarter", "is no quarter of a year"),
        ("2025", "3.5", "month", "is no month of a year"),
        ("25", "3", "month", "“25” is no year"),
        ("FY25", "Q1", "quarter", "“FY25” is no year"),
        ("", "Q1", "quarter", "is no year"),
        ("2025/26", "Q1", "quarter", "is no year"),
        ("2025", "3", "day", "no parts of the kind “day”"),
        ("2" * 10000, "3" * 10000, "month", "is no year"),
    ],
)
def test_what_is_no_part_of_a_year_says_why(year, part, kind, reason):
    with pytest.raises(PeriodError, match=reason):
        from_parts(year, part, kind)
