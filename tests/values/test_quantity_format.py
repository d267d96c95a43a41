import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adoption.values.quantity import Quantity, compact, full, parse, percent_change, precise, with_qualifier, write

CASES = json.loads((Path(__file__).parent.parent / "number_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(case.values()))
def test_compact_as_in_javascript(case):
    assert compact(Decimal(case["value"]), case["unit"], case["language"]) == case["compact"]


@pytest.mark.parametrize(
    ("value", "unit", "english", "korean"),
    [
        ("16500000", "visits", "16,500,000", "16,500,000"),
        ("16500000.000000", "visits", "16,500,000", "16,500,000"),
        ("64.500000", "percent", "64.5%", "64.5%"),
        ("99.123456", "percent", "99.123456%", "99.123456%"),
        ("500000000", "usd", "$500,000,000", "500,000,000달러"),
        ("0.42", "seconds", "0.42 s", "0.42초"),
        ("0", "users", "0", "0"),
    ],
)
def test_full_has_all_digits(value, unit, english, korean):
    assert (full(Decimal(value), unit, "en"), full(Decimal(value), unit, "ko")) == (english, korean)


@pytest.mark.parametrize(
    ("value", "unit", "english", "korean"),
    [
        ("16500000.000000", "visits", "16.5M", "1,650만"),
        ("123647", "users", "123,647", "123,647"),
        ("12345000", "visits", "12,345,000", "12,345,000"),
        ("64.5", "percent", "64.5%", "64.5%"),
        ("64.512", "percent", "64.512%", "64.512%"),
        ("9999.995", "seconds", "9,999.995 s", "9,999.995초"),
        ("-2500000", "usd", "-$2.5M", "-250만 달러"),
        ("0", "users", "0", "0"),
    ],
)
def test_precise_is_compact_where_that_loses_nothing(value, unit, english, korean):
    assert (precise(Decimal(value), unit, "en"), precise(Decimal(value), unit, "ko")) == (english, korean)


@pytest.mark.parametrize(
    ("qualifier", "english", "korean"),
    [
        ("exact", "5", "5"),
        ("approx", "about 5", "약 5"),
        ("at-least", "at least 5", "5 이상"),
        ("at-most", "at most 5", "5 이하"),
    ],
)
def test_qualifier_in_words(qualifier, english, korean):
    assert (with_qualifier("5", qualifier, "en"), with_qualifier("5", qualifier, "ko")) == (english, korean)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("7.4", "+7.4%"),
        ("7.45", "+7.5%"),
        ("-25", "−25%"),
        ("-7.25", "−7.3%"),
        ("0", "0%"),
        ("0.04", "+0.04%"),
        ("-0.04", "−0.04%"),
        ("0.004", "0%"),
        ("-0.004", "0%"),
        ("130.1", "+130.1%"),
        ("999.95", "+1,000%"),
        ("1234.5", "+1,235%"),
        ("56800", "+56,800%"),
        # The largest figure after the smallest one.
        ("99999999999999999999999999900", "+99,999,999,999,999,999,999,999,999,900%"),
    ],
)
def test_percent_change(value, text):
    assert percent_change(Decimal(value), "en") == percent_change(Decimal(value), "ko") == text


VALUES = st.builds(
    lambda digits, places, is_negative: Decimal(digits).scaleb(-places) * (-1 if is_negative else 1),
    st.integers(0, 10**15 - 1) | st.integers(0, 99999),
    st.integers(-2, 6),
    st.booleans(),
)
UNITS = st.sampled_from(["", "percent", "usd", "krw", "eur", "gbp"])
QUALIFIERS = st.sampled_from(["exact", "approx", "at-least", "at-most"])


@example(Quantity(Decimal(50000), "exact", "percent"), "ko")
@given(st.builds(Quantity, VALUES, QUALIFIERS, UNITS), st.sampled_from(["en", "ko"]))
def test_what_is_written_is_read_back(quantity, language):
    assert parse(write(quantity, language)) == quantity


@pytest.mark.parametrize(
    ("value", "qualifier", "unit", "english", "korean"),
    [
        ("16500000", "exact", "", "16.5M", "1650만"),
        ("500000000", "at-least", "usd", "$500M+", "$5억 이상"),
        ("2400000", "approx", "visits", "~2.4M", "약 240만"),
        ("5000000", "at-most", "", "up to 5M", "500만 이하"),
        ("14299545", "exact", "", "14,299,545", "14,299,545"),
        ("30966", "exact", "", "30966", "30966"),
        ("99.123", "exact", "percent", "99.1230%", "99.1230%"),
        ("100000000000000000", "exact", "", "100000T", "100000조"),
    ],
)
def test_editable_text(value, qualifier, unit, english, korean):
    quantity = Quantity(Decimal(value), qualifier, unit)
    assert (write(quantity), write(quantity, "ko")) == (english, korean)
