"""What one cell leaves open, settled by its whole column.

Proof is a cell that can be read in one way only. Where cells prove both ways, or none does, nothing is settled.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils import timezone

from adoption.values import period, quantity
from adoption.values.period import Period, PeriodError
from adoption.values.plaintext import LONGEST, plain
from adoption.values.quantity import QuantityError

SIGN = re.compile("[.,．，]")
HANGUL = re.compile("[가-힣]")
# Cells that may show a decimal sign, for speed; whether they do is found by reading them.
MAY_SHOW = {
    "point": re.compile(
        r"\.[0-9]{1,2}(?![0-9])|\.[0-9]{4}|(?<![0-9])0?\.[0-9]|[0-9]{4}\.|,[0-9]{3}[.,]|[ '][0-9]{3}\."
        r"|\.[0-9]+[eE]|[0-9][.,][0-9].*[가-힣]|[가-힣].*[0-9][.,][0-9]"
    ),
    "comma": re.compile(
        r",[0-9]{1,2}(?![0-9])|,[0-9]{4}|(?<![0-9])0?,[0-9]|[0-9]{4},|\.[0-9]{3}[.,]|[ '][0-9]{3},|,[0-9]+[eE]"
    ),
}
MAY_BE_DAY = re.compile(r"[^0-9]*[0-9]{1,2}[-./．／] ?[0-9]{1,2}[-./．／] ?[0-9]{2}")
LONG_YEAR = re.compile("[0-9]{4}")
# `31/03/25` is no day of 2031: figures are of the past, and no service is older than this.
FIRST_YEAR = 2010
ORDERS = ("dmy", "mdy", "ymd")


def decimal_sign(texts: Iterable[str]) -> str | None:
    """`point` or `comma` where some cells of the column show it and none the other, else None."""
    open_signs = dict(MAY_SHOW)
    for text in texts:
        if not SIGN.search(text) or len(text) > LONGEST:
            continue
        cleaned = text if text.isascii() else plain(text)
        if any(pattern.search(cleaned) for pattern in open_signs.values()):
            open_signs.pop(_sign_of(cleaned), None)
            if not open_signs:
                return None
    return next((sign for sign in MAY_SHOW if sign not in open_signs), None)


@lru_cache(maxsize=16384)
def _sign_of(text: str) -> str | None:
    """The sign that alone makes a number of the text; point also where Korean shows that commas are thousands."""
    if _value(text, None) is None:
        return None
    point, comma = _value(text, "point"), _value(text, "comma")
    if point == comma:
        return "point" if HANGUL.search(text) else None
    return "point" if comma is None else "comma" if point is None else None


def _value(text: str, sign: str | None) -> object:
    try:
        return quantity.parse(text, decimal=sign).value
    except QuantityError:
        return None


def date_order(texts: Iterable[str], kind: str | None = None) -> str | None:
    """`dmy` or `mdy` where days of the column show that it is the only order that can be meant, else None.

    `kind` is the kind of period that every day is known to stand for.
    """
    this_year = timezone.localdate().year
    possible = set(ORDERS)
    for text in texts:
        if len(text) <= LONGEST and MAY_BE_DAY.match(text):
            possible &= _orders_of(text, kind, this_year) or possible
            if not possible:
                return None
    return possible.pop() if len(possible) == 1 and "ymd" not in possible else None


@lru_cache(maxsize=16384)
def _orders_of(text: str, kind: str | None, this_year: int) -> set[str]:
    """The orders in which the text is a period; short years are taken to be of the past or the next year."""
    read = {order: found for order in ORDERS if (found := _period(text, order, kind))}
    if not LONG_YEAR.search(text):
        return {order for order, found in read.items() if FIRST_YEAR <= found.start.year <= this_year + 1}
    return set(read)


def _period(text: str, order: str, kind: str | None) -> Period | None:
    try:
        return period.parse(text, dates=order, kind=kind)
    except PeriodError:
        return None
