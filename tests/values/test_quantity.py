from decimal import Decimal

import pytest

from adoption.values.quantity import AmbiguousQuantity, Quantity, QuantityError, parse

NUMBERS = {
    "10900000": """10.9M | 10.9m | 10,900,000 | 10.900.000 | 10 900 000 | 1090만 | 1,090만 건 |
        10900K | １０．９Ｍ | 10.9 M visits""",
    "16500000": """16.5 million | 1,650만 건 | 1650만건 | 16.5 Mio. | 16,5 Mio | 16.5mn |
        16.5 millions | 16500 thousand | 1.65E+07 | 1.65e7 | 1,65E+07 | 1.650E+07 | 16,5 Millionen |
        1650万 | １，６５０万 | 1,650万人 | 1,650만명""",
    "5844000000": "5.844bn | 5.844B | 5.844 billion | 5,844,000,000 | 58.44억 | 58억 4400만",
    "3905000000": "3.905 billion",
    "1351000000": "1.351B",
    "20310000": "2천31만 명 | 2,031만명 | 20,310,000명",
    "5090965": "509만 965명 | 509만965 | 509만 965 명",
    "30966": "3만966명 | 30966 | 30966.0",
    "14299545": "1429만9545명 | 1,429만 9,545명",
    "500000000": "5억 명 | 5억명 | 500M | 5억 | 5 억 명",
    "1200000000000": "1조 2000억 | 1.2조 | 1조2천억 | 1.2 trillion | 1.2tn | 1.2T",
    "1200000000": "1,2 Mrd. | 1.2bn | 1.2 Mrd | 1,2 Milliarden | 1.2B | 12億 | 12亿",
    "540000000": "5억4천만 | 5억 4000만 | 540M",
    "3500000": "3,5 Mio. | 350만",
    "1000000": "1 000 000 | 1\u00a0000\u00a0000 | 1\u202f000\u202f000 | 1.000.000 | 1M",
    "1000000.5": "1,000,000.50 | 1.000.000,50",
    "0.5": ".5 | 0.5 | 0,5",
    "5": "5 | 5. | 5.0",
    "50000000": "5천만 | 5천만 명 | 50M",
    "5000000": "5백만 | 500만 회",
    "7240": "7240명 | 7,240명 | 7240",
    "1650000": "1 650 000 | 1\u202f650\u202f000 | 1\u00a0650\u00a0000 | 1'650'000 | 1’650’000 | 1.65M",
    "1234500000000": "1,234.5 billion | 1,234.5bn | 1.2345 trillion",
    "1234567": "1,234,567 | 1.234.567 | +1234567",
    "1234.5": "1,234.5 | 1.234,5 | 1 234,5 | 1'234.5 | 1234.5 | 1234,50",
    "1234.567": "1234.567 | 1234,567 | 1 234,567 | 1234.5670",
    "10.9": "10.9 | 10,9 | 10.90",
    "40.72": "40,72 | 40.72",
    "0.125": "0.125 | 0,125 | .125",
    "99.123": "99.1230",
    "0": "0 | 0.0 | 0,0 | 0.000 | -0",
    "-25": "-25 | −25 | －25 | - 25",
    "999999999999999000": "999999999999999000",
}


@pytest.mark.parametrize(
    ("value", "text"),
    [(value, text.strip()) for value, texts in NUMBERS.items() for text in texts.split("|")],
)
def test_written_numbers(value, text):
    assert parse(text) == Quantity(Decimal(value))
    assert parse(f" {text}\u00a0") == Quantity(Decimal(value))


@pytest.mark.parametrize(
    ("texts", "value", "qualifier"),
    [
        (
            "~2.4M | ≈2.4M | about 2.4M | approx. 2.4M | around 2.4 million | roughly 2.4M | 약 240만 명",
            2400000,
            "approx",
        ),
        ("240만 명 정도 | 240만명 가량 | ～2.4M | ca. 2,4 Mio.", 2400000, "approx"),
        (
            "500m+ | 500 million+ | 500+ million | over 500M | more than 500M | at least 500M",
            500000000,
            "at-least",
        ),
        ("c. 2.4M | c.2.4M", 2400000, "approx"),
        (">1B | 1B+ | >1bn", 1000000000, "at-least"),
        (">500M | ≥500M | >= 500M | 5억 명 이상 | 5억여 명 | 최소 5억 명 | ~500M+", 500000000, "at-least"),
        ("500 million or more | 5억 명 초과", 500000000, "at-least"),
        ("up to 5M | almost 5M | nearly 5M | less than 5M | under 5M | <5M | ≤5M", 5000000, "at-most"),
        ("500만 명 미만 | 최대 500만 명 | 500만 이하", 5000000, "at-most"),
        ("500여만 명 | 500만여 명", 5000000, "at-least"),
        ("300여 명", 300, "at-least"),
        ("<1", 1, "at-most"),
        ("약 3억 5000만 명", 350000000, "approx"),
    ],
)
def test_qualifiers(texts, value, qualifier):
    for text in texts.split(" | "):
        assert parse(text) == Quantity(Decimal(value), qualifier), text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("64.5%", "64.5", "percent"),
        ("64,5 %", "64.5", "percent"),
        ("+7.4%", "7.4", "percent"),
        ("-25%", "-25", "percent"),
        ("64.5 percent", "64.5", "percent"),
        ("72.3퍼센트", "72.3", "percent"),
        ("$500M", "500000000", "usd"),
        ("US$1.2bn", "1200000000", "usd"),
        ("500 million dollars", "500000000", "usd"),
        ("5억 달러", "500000000", "usd"),
        ("USD 500M", "500000000", "usd"),
        ("-$5M", "-5000000", "usd"),
        ("500억 원", "50000000000", "krw"),
        ("₩500", "500", "krw"),
        ("1,2 Mrd. €", "1200000000", "eur"),
        ("£3m", "3000000", "gbp"),
    ],
)
def test_units(text, value, unit):
    assert parse(text) == Quantity(Decimal(value), "exact", unit)


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1,234", "1234", "1.234"),
        ("572.969", "572.969", "572969"),
        ("1,234M", "1234000000", "1234000"),
        ("1.234 Mrd.", "1234000000", "1234000000000"),
        ("64.512%", "64.512", "64512"),
        ("1.234 mln", "1234000", "1234000000"),
        ("$1,234", "1234", "1.234"),
        ("7.240명", "7.24", "7240"),
    ],
)
def test_a_sign_with_two_meanings_is_never_guessed(text, point, comma):
    with pytest.raises(AmbiguousQuantity, match="--decimal point or comma"):
        parse(text)
    assert parse(text, decimal="point").value == Decimal(point)
    assert parse(text, decimal="comma").value == Decimal(comma)


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("10.9", "comma"),
        ("40,72", "point"),
        ("1,234,567", "comma"),
        ("1.234,5", "point"),
        ("10.9M", "comma"),
        ("12.34", "comma"),
        ("1.650E+07", "comma"),
        ("1,650E+07", "point"),
    ],
)
def test_a_number_that_does_not_fit_its_column_is_refused(text, decimal):
    with pytest.raises(QuantityError, match="does not fit"):
        parse(text, decimal=decimal)


@pytest.mark.parametrize("decimal", ["point", "comma", None])
def test_korean_numbers_need_no_column(decimal):
    assert parse("1,650만", decimal=decimal).value == 16500000
    assert parse("7,240명", decimal=decimal).value == 7240
    assert parse("1.175억", decimal=decimal).value == 117500000
