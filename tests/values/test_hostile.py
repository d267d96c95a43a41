"""Whatever a cell holds, reading it ends soon and in a value or in the reading's own error."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adoption.values.period import KINDS, PeriodError, from_parts
from adoption.values.period import parse as parse_period
from adoption.values.plaintext import LONGEST
from adoption.values.quantity import QuantityError, is_missing
from adoption.values.quantity import parse as parse_quantity

SOON = 0.05
PIECES = """0 1 9 . , ' 만 억 천 1, 1. 9만 1' - / 1/ 1- ~ 1~ 1일 q t % + e1 ( 여 1여 월 １ ١ =""".split()
PIECES += [" ", "1 ", "1억 ", "to ", "w1 ", "00:00 ", "b ", "\x00"]


def outcome(read, *args, error, **options):
    try:
        return read(*args, **options)
    except error as refused:
        assert str(refused)
        return None


any_text = st.text() | st.text(alphabet="0123456789.,'-/~: 만억천조백십여년월일명%$+eEMBkQHWtT()")


@given(any_text, st.sampled_from([None, "point", "comma"]))
@example("\ud800", None)
def test_quantities_only_raise_their_own_error(text, decimal):
    outcome(parse_quantity, text, decimal=decimal, error=QuantityError)
    assert is_missing(text) in (True, False)


@given(any_text, st.sampled_from([None, "dmy", "mdy", "ymd"]), st.sampled_from([None, *KINDS]))
@example("1-1-31/12/2100", None, None)
def test_periods_only_raise_their_own_error(text, dates, kind):
    found = outcome(parse_period, text, dates=dates, kind=kind, error=PeriodError)
    assert found is None or kind in (None, found.kind)


@given(any_text, any_text, st.sampled_from(KINDS))
def test_parts_only_raise_their_own_error(year, part, kind):
    outcome(from_parts, year, part, kind, error=PeriodError)


@pytest.mark.parametrize("length", [LONGEST, 2 * LONGEST, 10000])
@pytest.mark.parametrize("end", ["", "x", "1", "만", " "])
def test_no_text_takes_long(length, end):
    for piece in PIECES:
        text = (piece * length)[: length - len(end)] + end
        start = time.perf_counter()
        outcome(parse_quantity, text, error=QuantityError)
        outcome(parse_period, text, error=PeriodError)
        outcome(from_parts, "2025", text, "quarter", error=PeriodError)
        is_missing(text)
        assert time.perf_counter() - start < SOON, (piece, length, end)
