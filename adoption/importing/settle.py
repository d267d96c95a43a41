"""What one cell leaves open, settled by its whole column."""

import re
from collections.abc import Iterable

# Digits that can be read in one way only, whichever sign their writer uses for thousands.
CLEAR = {
    "point": re.compile(r"\.\d{1,2}(?!\d)|\.\d{4,}|(?<!\d)0\.\d|,\d{3}\.\d|\d(?:,\d{3}){2,}"),
    "comma": re.compile(r",\d{1,2}(?!\d)|,\d{4,}|(?<!\d)0,\d|\.\d{3},\d|\d(?:\.\d{3}){2,}"),
}


def decimal_sign(texts: Iterable[str]) -> str | None:
    """`point` or `comma` where some cells of the column show it and none the other, else None."""
    shown: set[str] = set()
    for text in texts:
        shown |= {sign for sign, pattern in CLEAR.items() if pattern.search(text)}
        if len(shown) == len(CLEAR):
            return None
    return shown.pop() if shown else None
