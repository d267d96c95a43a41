"""Fewer points for drawing, so that a line keeps its shape: its ends, peaks and lows, as narrow as they are."""

from collections.abc import Sequence
from decimal import Decimal

# As many as a line shows on most screens; each weighs 20 bytes of a page that is to stay light.
DRAWN_AT_MOST = 200
# Of each bucket the first, the last, the lowest and the highest.
KEPT_OF_EACH = 4
# How many of all may stand beside peaks and lows, so that a spike of a day is not drawn as wide as a bucket.
BESIDE = 4


def kept(numbers: Sequence[Decimal], at_most: int = DRAWN_AT_MOST) -> list[int]:
    """The places of the numbers to draw, in order: all where they are few."""
    if len(numbers) <= at_most:
        return list(range(len(numbers)))
    buckets = max((at_most - at_most // BESIDE) // KEPT_OF_EACH, 1)
    places: set[int] = set()
    for bucket in range(buckets):
        own = range(bucket * len(numbers) // buckets, (bucket + 1) * len(numbers) // buckets)
        places |= {own[0], own[-1], min(own, key=numbers.__getitem__), max(own, key=numbers.__getitem__)}
    return sorted(places | set(_beside(numbers, places, at_most // BESIDE)))


def _beside(numbers: Sequence[Decimal], places: set[int], at_most: int) -> list[int]:
    """The neighbors of kept places that lie farthest from them, the farthest first."""
    jumps = {
        beside: abs(numbers[beside] - numbers[place])
        for place in places
        for beside in (place - 1, place + 1)
        if 0 <= beside < len(numbers) and beside not in places
    }
    return sorted(filter(jumps.get, jumps), key=jumps.__getitem__, reverse=True)[:at_most]
