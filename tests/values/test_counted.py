"""A number, the word for what it counts, and the qualifier around both."""

import pytest

from adoption.values.counted import counted


@pytest.mark.parametrize(
    ("number", "word", "qualifier", "language", "text"),
    [
        ("16.5M", "visits", "exact", "en", "16.5M visits"),
        ("16.5M", "visits", "approx", "en", "about 16.5M visits"),
        ("1B", "users", "at-least", "en", "at least 1B users"),
        ("10억", "명", "at-least", "ko", "10억 명 이상"),
        ("5,000만", "명", "at-most", "ko", "5,000만 명 이하"),
        ("53.5억", "회", "approx", "ko", "약 53.5억 회"),
        ("7,240", "명", "exact", "ko", "7,240명"),
        ("7,240", "명", "at-least", "ko", "7,240명 이상"),
        ("64.5%", "", "at-least", "ko", "64.5% 이상"),
    ],
)
def test_the_qualifier_stands_around_both(number, word, qualifier, language, text):
    assert counted(number, word, qualifier, language) == text
