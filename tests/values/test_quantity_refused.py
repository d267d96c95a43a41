import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.values.quantity import QuantityError, is_missing, parse, write


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("twenty-two million", "not a number"),
        ("NaN", "not a number"),
        ("Infinity", "not a number"),
        ("-inf", "not a number"),
        ("#DIV/0!", "not a number"),
        ("#####", "not a number"),
        ("#REF!", "not a number"),
        ("TRUE", "not a number"),
        ("١٢٣", "not a number"),
        ("½", "not a number"),
        ("n/a", "not a number"),
        ("천만 명", "not a number"),
        ("3억5천", "two readings"),
        ("1억 2천명", "two readings"),
        ("1조 2천", "two readings"),
        ('=HYPERLINK("https://example.com/1")', "formula"),
        ("", "missing"),
        ("1" * 300, "far too long"),
        ("1e400", "too large"),
        ("1000000000000000000", "too large"),
        ("1,000,000T", "too large"),
        ("1234567890123456", "significant digits"),
        ("0.1234567", "decimal places"),
        ("1e-9", "decimal places"),
        ("1.0000000000000000000000000000000001", "too many digits"),
        ("10.9M 11.2M", "more than one number"),
        ("5-6M", "more than one number"),
        ("500만~600만", "more than one number"),
        ("5-6 million", "more than one number"),
        ("10–12%", "more than one number"),
        ("2025-03-31", "more than one number"),
        ("(123)", "parentheses"),
        ("1,23,456", "groups of three"),
        ("12,34,567", "groups of three"),
        ("1.234.56", "groups of three"),
        ("1,234 567", "groups of three"),
        ("12 34", "groups of three"),
        ("007", "no zeros come first"),
        ("00123", "no zeros come first"),
        ("1,65만", "만 and 억"),
        ("3억 50000만", "만 and 억"),
        ("1.5억 2000만", "만 and 억"),
        ("5만3억", "만 and 억"),
        ("5억만", "만 and 억"),
        ("2천1031", "만 and 억"),
        ("3천5백150", "not a number"),
        ("5 apples", "not understood"),
        ("10.9Q", "not understood"),
        ("A$5M", "not understood"),
        ("5%p", "percentage points"),
        ("+7.4 %p", "percentage points"),
        ("7.4pp", "percentage points"),
        ("7.4퍼센트포인트", "percentage points"),
        ("2.1 percentage points", "percentage points"),
        ("34.2 b", "mark a break"),
        ("34.2\u00a0b", "mark a break"),
        ("5 p", "not understood"),
        ("5*", "not understood"),
        ("1.2兆", "not understood"),
        ("10 lakh", "not understood"),
        ("500²", "not understood"),
        ("10½", "not understood"),
        ("▲7.4%", "not understood"),
        ("5분", "not understood"),
        ("5M%", "no percentage"),
        ("$5 %", "two units"),
        ("$5 €", "two units"),
        ("over 5M 이하", "Keep one"),
        ("1,2 billion", "thousand times"),
        ("10,5명", "does not fit"),
    ],
)
def test_what_is_no_quantity_is_refused_with_a_reason(text, reason):
    with pytest.raises(QuantityError, match=reason):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "–",
        "—",
        ":",
        "..",
        "...",
        "n/a",
        "N/A",
        "NA",
        "null",
        "#N/A",
        "\u00a0",
        "－",
        "--",
        "n.a.",
        "미공개",
        "해당 없음",
    ],
)
def test_missing_marks(text):
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "none", "0%", "--5", "?", "nan", "약"])
def test_other_texts_are_not_missing(text):
    assert not is_missing(text)


@given(st.text(max_size=30) | st.text(alphabet="0123456789.,' 만억천조MmBbk%$+-~<e여명원", max_size=14))
def test_any_text_is_read_or_refused(text):
    try:
        quantity = parse(text)
    except QuantityError as error:
        assert str(error)
    else:
        assert parse(write(quantity)) == quantity
