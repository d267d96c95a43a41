"""Quantities: an exact decimal with its qualifier and the unit that its text names; reading and writing."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .digits import AmbiguousQuantity, QuantityError
from .plaintext import LONGEST, plain
from .quantity_format import compact, full, percent_change, precise, with_qualifier, written
from .quantity_text import read

__all__ = [
    "AmbiguousQuantity",
    "Quantity",
    "QuantityError",
    "compact",
    "full",
    "is_missing",
    "parse",
    "percent_change",
    "precise",
    "with_qualifier",
    "write",
]

MISSING = set("- – — ― − -- --- : . .. ... … n/a na n.a. n.a null #n/a 미집계 미공개 해당없음".split())
MISSING |= {"", "해당 없음"}
# What most cells hold: plain digits, or few digits with a point that cannot set thousands apart.
PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,14})", re.ASCII)
PLAIN_POINT = re.compile(r"(?:0|[1-9][0-9]{0,7})\.(?:[0-9]?[1-9])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated. Its unit is '' where the text names none.

    Qualifiers: exact, approx, at-least, at-most. Units: percent, usd, krw, eur, gbp.
    """

    value: Decimal
    qualifier: str = "exact"
    unit: str = ""


def parse(text: str, *, decimal: str | None = None) -> Quantity:
    """The quantity that a text states.

    `decimal` (point or comma) says how 1,234 and 572.969 are meant. Counters (명, 건, 회) are no units.
    Raises QuantityError, AmbiguousQuantity.
    """
    if PLAIN.fullmatch(text) or (decimal != "comma" and PLAIN_POINT.fullmatch(text)):
        return Quantity(Decimal(text))
    return _parse(text, decimal)


@lru_cache(maxsize=16384)
def _parse(text: str, decimal: str | None) -> Quantity:
    return Quantity(*read(text, decimal))


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no value."""
    text = text.strip()
    return text in MISSING or (len(text) <= LONGEST and plain(text) in MISSING)


def write(quantity: Quantity, language: str = "en") -> str:
    """Text for an input field, which `parse` reads back to an equal quantity.

    A unit that texts do not name, such as visits, is left out.
    """
    return written(quantity.value, quantity.qualifier, quantity.unit, language)
