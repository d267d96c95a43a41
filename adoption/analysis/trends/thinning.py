"""Fewer points for drawing, so that a line keeps its shape: its ends, peaks and lows."""

from collections.abc import Sequence
from decimal import Decimal

# As many as a line shows on most screens; each weighs 20 bytes of a page that is to stay light.
DRAWN_AT_MOST = 200
# Of each bucket the first, the last, the lowest and the highest.
KEPT_OF_EACH = 4


def kept(numbers: Sequence[Decimal], at_most: int = DRAWN_AT_MOST) -> list[int]:
    """The places of the numbers to draw, in order: all where they are few."""
    if len(numbers) <= at_most:
        return list(range(len(numbers)))
    buckets = max(at_most // KEPT_OF_EACH, 1)
    places: set[int] = set()
    for bucket in range(buckets):
        own = range(bucket * len(numbers) // buckets, (bucket + 1) * len(numbers) // buckets)
        places |= {own[0], own[-1], min(own, key=numbers.__getitem__), max(own, key=numbers.__getitem__)}
    return sorted(places)
