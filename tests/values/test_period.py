from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.values.period import KINDS, AmbiguousPeriod, Period, PeriodError, parse

FORMS = {
    "2025-03-31": """2025-03-31 | 2025-3-31 | 2025년 3월 31일 | 2025년3월31일 | 2025.03.31 | 2025. 3. 31. |
        2025/03/31 | 20250331 | 31 March 2025 | March 31, 2025 | Mar 31 2025 | 31-Mar-25 | 31-Mar-2025 |
        March 31st, 2025 | 2025-Mar-31 | 31/03/2025 | 03/31/2025 | 31.03.2025 | '25.03.31 |
        2025-03-31T00:00:00 | 2025-03-31 00:00 | 2025-03-31T00:00:00Z | 2025-03-31 00:00:00.000+00:00 |
        3/31/2025 12:00:00 AM | 2025-03-31 오전 12:00:00 | 2025. 3. 31. 오전 12:00 | 2025年3月31日 |
        2025-03-31 ~ 2025-03-31 | 2025-03-31 00:00:00 ~ 2025-03-31 00:00:00 |
        ２０２５-０３-３１ | 31 MARCH 2025 | 03/31/25""",
    "2025-03": """2025-03 | 2025-3 | March 2025 | Mar-25 | Mar 2025 | Mar. 2025 | 2025 March | MARCH, 2025 |
        2025년 3월 | '25년 3월 | ’25년 3월 | 25년 3월 | 2025.3 | 2025.03 | 2025. 3. | 2025/03 |
        2025/3 | 202503 | 03/2025 | Mar '25 | 2025M03 | 2025-M3 | 2025年3月 |
        2025-03-01 ~ 2025-03-31 | 2025-03-01/2025-03-31 | 1 Mar 2025 - 31 Mar 2025 | 1-31 March 2025 |
        2025년 3월 1일~31일 | 03/01/2025 - 03/31/2025 | 01.03.2025 - 31.03.2025 | 3/1/2025-3/31/2025 |
        3/1/25 ~ 3/31/25 | 20250301-20250331 | 2025.3.1~3.31 | March 1-31, 2025""",
    "2025-Q1": """2025-Q1 | 2025Q1 | 2025 Q1 | Q1 2025 | Q1-2025 | 1Q25 | 1Q 2025 | 25Q1 | 2025.1Q | Q1'25 |
        2025년 1분기 | 25년 1분기 | 2025 1분기 | '25 1분기 | 2025.1분기 | 2025년 1/4분기 | 2025년 Q1 | 2025년 1Q |
        2025-01-01/2025-03-31 | 2025-01 ~ 2025-03 | 2025-01/2025-03 | Jan-Mar 2025 | Jan 2025 - Mar 2025 |
        January to March 2025 | 2025년 1월~3월 | 2025년 1~3월 | 2025.1~3""",
    "2025-H2": "2025-H2 | H2 2025 | 2H25 | 2H 2025 | 2025년 하반기 | '25년 하반기 | 2025 하반기",
    "2025": "2025 | 2025년 | '25년 | 25년 | 2025-01-01 ~ 2025-12-31 | 2025-01 ~ 2025-12",
    "2025-W13": "2025-W13 | 2025W13 | 2025-w13 | 2025 W13 | W13 2025 | 2025-03-24/P7D | 2025-03-24/2025-03-30",
    "2025-W06": """2025년 2월 3일~9일 | 2025년 2월 3~9일 | 2025년 2월 3일 ～ 2월 9일 | 3-9 February 2025 |
        February 3-9, 2025 | Feb 3 – Feb 9, 2025 | 2025-02-03/2025-02-09 | 2025-02-03 ~ 2025-02-09 |
        3/2/2025 - 9/2/2025 | 02/03/2025 to 02/09/2025 | 2025.02.03~02.09 | 2025.2.3~9 | 2025-02-03 - 2025-02-09""",
    "2026-W01": """29 December 2025 - 4 January 2026 | 29 December - 4 January 2026 |
        2025년 12월 29일~1월 4일 | 2025년 12월 29일~2026년 1월 4일""",
    "2023-01-01/P7D": "2023-01-01/P7D | 1-7 January 2023 | 2023-01-01/2023-01-07",
    "2026-01-02": "Jan 2, 2026",
    "2026-05-19": "May 19, 2026",
    "2025-05-28": "28 May 2025",
    "2024-07": "202407",
    "2025-H1": "2025-01-01 to 2025-06-30 | 1 Jan 2025 - 30 Jun 2025 | 2025년 상반기 | H1 2025 | 1H25",
    "2024-02-29": "29 February 2024",
    "2025-09": "Sept 2025",
    "2025-03-03": "03/03/2025",
    "2020-W53": "2020-W53",
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text.strip()) for code, texts in FORMS.items() for text in texts.split("|")]
)
def test_written_forms(code, text):
    assert parse(text).code == code
    assert parse(f"\u00a0{text.replace(' ', chr(0xA0))} ").code == code


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-13", "there is no month 13"),
        ("2025-00", "there is no month 0"),
        ("2025-02-30", "30 February does not exist"),
        ("2025-02-29", "29 February 2025 does not exist"),
        ("31 April 2025", "31 April does not exist"),
        ("2025년 13월", "there is no month 13"),
        ("2025-Q5", "there is no quarter 5"),
        ("2025-H3", "there is no half 3"),
        ("2025-W53", "there is no week 53"),
        ("2025-W00", "there is no week 0"),
        ("1989-12", "1989 is out of range"),
        ("2101", "2101 is out of range"),
        ("2025-03-31 13:30", "finer than a day"),
        ("2025-03-31T00:00:00+09:00", "finer than a day"),
        ("2025년 2월 3일~8일", "6 days long"),
        ("2025-03-01/2025-03-30", "30 days long"),
        ("2025-02-01 ~ 2025-04-30", "89 days long"),
        ("2025-03/2025-04", "61 days long"),
        ("2025-01-02 - 2026-01-01", "365 days long"),
        ("03/01/2025 - 03/30/2025", "30 days long"),
        ("2025-02-09/2025-02-03", "ends before it begins"),
        ("2025-03-01/P31D", "Only weeks"),
        ("FY2025", "fiscal"),
        ("Q1 FY25", "fiscal"),
        ("fiscal year 2025", "fiscal"),
        ("2025 회계연도", "fiscal"),
        ("202513", "there is no month 13"),
        ("2025-03-03 09:00 ~ 2025-03-09 09:00", "finer than a day"),
        ("", "missing"),
        ("   ", "missing"),
        ("2" * 500, "far too long"),
    ],
)
def test_impossible_periods_say_why(text, reason):
    with pytest.raises(PeriodError, match=reason):
        parse(text)


NOT_PERIODS = """latest | Mar 25 | 25-Mar | March | 3월 | 45717 | 2025-03T00:00 | last week | 2025-03-31-01 |
    Q1 | 10.9M | 2025² | 25 | 0 | =TODAY() | week 13 | 2025 03 31 | ٢٠٢٥ | 2025-1-1-1 |
    Marchen 2025 | 2025-2026 | 2025-Q1 ~ 2025-Q2 | 2025-03-03 ~ 2025-09"""


@pytest.mark.parametrize("text", NOT_PERIODS.split("|"))
def test_what_is_not_understood_is_refused(text):
    with pytest.raises(PeriodError, match="not understood"):
        parse(text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2025",
        "3.4.2025",
        "03-04-2025",
        "03/04/25",
        "25.03.31",
        "31/03/25",
        "03/04/2025 - 03/04/2025",
        "03/04/2025 00:00",
    ],
)
def test_the_order_of_day_and_month_is_never_guessed(text):
    with pytest.raises(AmbiguousPeriod, match="--dates dmy or mdy"):
        parse(text)


def test_the_order_of_day_and_month_can_be_told():
    assert parse("03/04/2025", dates="dmy") == Period("day", date(2025, 4, 3))
    assert parse("03/04/2025", dates="mdy") == Period("day", date(2025, 3, 4))
    assert parse("31/03/25", dates="dmy") == Period("day", date(2025, 3, 31))
    with pytest.raises(PeriodError, match="no month 31"):
        parse("03/31/2025", dates="dmy")
    assert parse("2025-03-04", dates="dmy") == Period("day", date(2025, 3, 4))
    assert parse("25.03.31", dates="ymd") == Period("day", date(2025, 3, 31))
    assert parse("01/03/2025 - 31/03/2025", dates="dmy").code == "2025-03"
    with pytest.raises(PeriodError, match="no month 31"):
        parse("01/03/2025 - 31/03/2025", dates="mdy")


def test_the_kind_can_be_told():
    assert parse("2025-03-01", kind="month").code == "2025-03"
    assert parse("2025-04-01", kind="quarter").code == "2025-Q2"
    assert parse("2023-01-01", kind="week").code == "2023-01-01/P7D"
    assert parse("2025-03", kind="month").code == "2025-03"
    assert parse("2025-03-31", kind="month").code == "2025-03"
    assert parse("2025-03-31", kind="quarter").code == "2025-Q1"
    assert parse("31/12/2025", kind="half").code == "2025-H2"
    assert parse("2024-12-31", kind="year").code == "2024"
    assert parse("2025-03-30", kind="week").code == "2025-03-30/P7D"
    for text, kind in [
        ("2025-03-02", "month"),
        ("2025-03-15", "month"),
        ("2025-03-31", "half"),
        ("2025-03-01 ~ 2025-03-07", "month"),
        ("2025-03", "quarter"),
        ("2025-Q1", "month"),
        ("2025-03", "day"),
    ]:
        with pytest.raises(PeriodError, match="expected"):
            parse(text, kind=kind)


@given(st.sampled_from(KINDS), st.dates(date(1990, 1, 8), date(2100, 12, 20)))
def test_every_code_is_read_back(kind, day):
    period = Period("week", day) if kind == "week" else Period.containing(kind, day)
    assert parse(period.code) == period
    assert period.start <= day <= period.end


@given(st.sampled_from(KINDS), st.dates(date(1990, 1, 8), date(2100, 12, 20)))
def test_every_label_but_that_of_weeks_is_read_back(kind, day):
    period = Period.containing(kind, day)
    if kind != "week":
        assert parse(period.label("en")) == parse(period.label("ko")) == period


@given(st.text(max_size=30) | st.text(alphabet="0123456789-/.~년월일 QWHTZ:'", max_size=20))
def test_any_text_is_read_or_refused(text):
    try:
        assert parse(parse(text).code) == parse(text)
    except PeriodError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("code", "end", "days", "middle", "before", "after"),
    [
        ("2024-02-29", "2024-02-29", 1, "2024-02-29", "2024-02-28", "2024-03-01"),
        ("2025-W01", "2025-01-05", 7, "2025-01-02", "2024-W52", "2025-W02"),
        ("2023-01-01/P7D", "2023-01-07", 7, "2023-01-04", "2022-12-25/P7D", "2023-01-08/P7D"),
        ("2025-01", "2025-01-31", 31, "2025-01-16", "2024-12", "2025-02"),
        ("2025-Q1", "2025-03-31", 90, "2025-02-14", "2024-Q4", "2025-Q2"),
        ("2024-H1", "2024-06-30", 182, "2024-03-31", "2023-H2", "2024-H2"),
        ("2025", "2025-12-31", 365, "2025-07-02", "2024", "2026"),
    ],
)
def test_the_calendar_around_a_period(code, end, days, middle, before, after):
    period = parse(code)
    assert (period.end.isoformat(), period.days, period.middle.isoformat()) == (end, days, middle)
    assert (period.previous().code, period.next().code) == (before, after)


@pytest.mark.parametrize(
    ("code", "english", "korean"),
    [
        ("2025-03-31", "31 March 2025", "2025년 3월 31일"),
        ("2025-W14", "week of 31 March 2025", "2025년 3월 31일 주"),
        ("2025-03", "March 2025", "2025년 3월"),
        ("2025-Q1", "Q1 2025", "2025년 1분기"),
        ("2025-H1", "H1 2025", "2025년 상반기"),
        ("2025-H2", "H2 2025", "2025년 하반기"),
        ("2025", "2025", "2025년"),
    ],
)
def test_labels(code, english, korean):
    assert (parse(code).label("en"), parse(code).label("ko")) == (english, korean)


def test_periods_are_sorted_by_their_middle():
    codes = ["2024", "2025-01", "2025-02-14", "2025-Q1", "2025-02-15", "2025-03", "2025"]
    assert [period.code for period in sorted(map(parse, reversed(codes)))] == codes


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("month", (2025, 3, 2)),
        ("quarter", (2025, 2, 1)),
        ("half", (2025, 4, 1)),
        ("year", (2025, 2, 1)),
        ("era", (2025, 1, 1)),
    ],
)
def test_periods_begin_where_the_calendar_says(kind, start):
    with pytest.raises(PeriodError):
        Period(kind, date(*start))
