from datetime import date
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.importing.settle import date_order, decimal_sign
from adoption.values import period, quantity
from adoption.values.period import PeriodError
from adoption.values.quantity import QuantityError

POINT = """10.9 | 10.91 | 10.9123 | 0.123 | .5 | .125 | -0.5 | 1234.567 | 1,234.5 | 1,234.567 | 1 234.567 | 1'234.5 |
    1,234,567 | 12,345,678.90 | 1.5M | 64.5% | $1.2bn | €1.2m | US$ 1.25 | ~2.4M | <0.1 | +7.4% |
    1.650E+07 | 1.65e7 | 1,650만 | 1,650만 건 | 7,240명 | 1.2억 | 1.175억 | １，６５０만 | 약 1,203만 명 |
    10.9 M visits | 1,234.5 billion | 12.5 Mio. | １０．９"""
COMMA = """10,9 | 10,91 | 10,9123 | 0,123 | -0,5 | 1234,567 | 1.234,5 | 1 234,5 | 1 234,567 | 1\u202f234,5 | 1'234,5 |
    1.234.567 | 12.345.678 | 64,5% | 64,5 % | 1,2 Mrd. € | 3,5 Mio. | 1,65E+07 | 40,72 | € 1,25"""
# Two readings, none at all, or no sign that says anything.
NEITHER = """1,234 | 572.969 | 123,456 | 1,234% | 64.512% | $1,234 | 1,234K | 1,234 million | 1.234 Mrd. |
    1,234 billion | 5.844bn | 1.234M | 7.240명 | 1234 | 1 234 | 12 345 678 | 0 | 1'234 | 5. | 5M | 500 Mio. | 약 240만 |
    1,234,56 | 12,34,567 | 1,00,000 | 1.23.456 | 31.03.2025 | 03.2025 | 2025-03-31 | 10,5명 | 1,65만 | approx. five |
    see note 1,5 | 10,9 apples | v1.2.3 | n/a | .. | , | . | - | =1.5+1 | 00,5 | 1,2 billion | 1,2,3 |
    12.5-13.5 | 10:30.5"""


def texts(table):
    return [text.strip() for text in table.split("|")]


@pytest.mark.parametrize(
    ("text", "sign"),
    [(text, "point") for text in texts(POINT)]
    + [(text, "comma") for text in texts(COMMA)]
    + [(text, None) for text in texts(NEITHER)],
)
def test_what_one_cell_proves_of_the_decimal_sign(text, sign):
    assert decimal_sign([text]) == sign
    assert decimal_sign(["1,234", "572.969", "", "total", f" {text}\u00a0"]) == sign


def test_proof_of_both_signs_settles_nothing():
    assert decimal_sign(["10.9", "40,72"]) is None
    assert decimal_sign(["1,234,567", "1.234.567", "10.9"]) is None
    assert decimal_sign(["1,650만", "40,72"]) is None


def test_without_proof_nothing_is_settled():
    assert decimal_sign([]) is None
    assert decimal_sign(["1,234", "12,345", "999"]) is None
    assert decimal_sign(["1" * 10000 + ".5", ".,"]) is None


number = st.text(alphabet="0123456789.,' ", min_size=1, max_size=12)
words = st.sampled_from(["", "%", "M", "bn", " Mio.", " Mrd.", "e7", "만", "명", " billion", "약 "])


@given(number, words, st.sampled_from(["", "$", "약 ", "~"]))
def test_a_cell_proves_a_sign_only_if_the_other_makes_another_number_or_none_of_it(body, after, before):
    text = before + body + after
    if sign := decimal_sign([text]):
        assert quantity.parse(text) == quantity.parse(text, decimal=sign)
        other = {"point": "comma", "comma": "point"}[sign]
        try:
            assert quantity.parse(text, decimal=other) == quantity.parse(text), "only Korean says so"
        except QuantityError:
            return
        assert sign == "point" and any("가" <= letter <= "힣" for letter in text)


@pytest.fixture
def in_2026():
    with patch("adoption.importing.settle.timezone.localdate", return_value=date(2026, 7, 1)):
        yield


DMY = """13/02/2025 | 31/03/2025 | 31.03.2025 | 31-03-2025 | 31. 3. 2025 | 31/03/25 | 31/03/2025 00:00 |
    01/03/2025 - 31/03/2025 | 03/03/2025 ~ 09/03/2025"""
MDY = "02/13/2025 | 3/31/2025 | 03/31/25 | 03.31.2025 | 3/31/2025 12:00:00 AM | 03/01/2025 - 03/31/2025"
NO_ORDER = """03/04/2025 | 03/03/2025 | 3/4/25 | 25.03.31 | 13/02/25 | 2025-03-31 | 2025/13/02 | 13/13/2025 |
    31/02/2025 | March 2025 | Mar-25 | 03/2025 | 13/02 | 20250331 | 1.13.2 | total | 31/12/1899 | 13/02/2025 09:30 |
    13/02/2025-14 | build 13/02/2025 | 30.01.01 | 03/04/31 |"""


@pytest.mark.usefixtures("in_2026")
@pytest.mark.parametrize(
    ("text", "order"),
    [(text, "dmy") for text in texts(DMY)]
    + [(text, "mdy") for text in texts(MDY)]
    + [(text, None) for text in texts(NO_ORDER)],
)
def test_what_one_cell_proves_of_the_order_of_day_and_month(text, order):
    assert date_order([text]) == order
    assert date_order(["", "total", "2025-03-31", f" {text}"]) == order


@pytest.mark.usefixtures("in_2026")
def test_days_that_begin_with_the_year_are_neither():
    assert date_order(["25.03.31", "25.02.28", "24.12.31"]) is None
    assert date_order(["13/02/25", "14/02/25"]) is None
    assert date_order(["13/02/25", "28/02/25"]) == date_order(["13/02/25", "03/04/2025"]) == "dmy"
    assert date_order(["25.03.31", "03/04/2025"]) is None


def test_proof_of_both_orders_settles_nothing():
    assert date_order(["13/02/2025", "02/13/2025"]) is None
    assert date_order([]) is None
    assert date_order(["1/" * 5000]) is None


def test_a_known_kind_of_period_is_proof():
    firsts = ["01/02/2025", "01/03/2025", "01/04/2025"]
    assert date_order(firsts) is None
    assert date_order(firsts, kind="month") == "dmy"
    assert date_order(["02/01/2025", "03/01/2025"], kind="month") == "mdy"
    assert date_order(["01/01/2025"], kind="month") is None
    assert date_order(["01/02/2025", "02/01/2025"], kind="month") is None


FORMS = {"%d/%m/%Y": "dmy", "%m/%d/%Y": "mdy", "%d.%m.%y": "dmy", "%y.%m.%d": "ymd"}


@given(st.dates(date(2010, 1, 1), date(2026, 12, 31)), st.sampled_from(list(FORMS)))
def test_an_order_is_only_told_where_it_is_the_only_one(day, form):
    text = day.strftime(form)
    if order := date_order([text]):
        assert period.parse(text, dates=order).start == day
        assert order == FORMS[form]


@given(st.lists(st.text(alphabet="0123456789/.-: ~억만MmarJan,", max_size=30), max_size=5))
def test_whatever_the_cells_hold_a_word_or_nothing_is_told(cells):
    assert decimal_sign(cells) in (None, "point", "comma")
    assert date_order(cells) in (None, "dmy", "mdy")
    for text in cells:
        try:
            period.parse(text, dates=date_order(cells))
        except PeriodError as error:
            assert str(error)
