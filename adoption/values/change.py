"""Which way a change goes, as far as bounds tell."""

from decimal import Decimal


def direction(change: Decimal, bound: str) -> int | None:
    """1 up, -1 down, 0 unchanged. None where the bound leaves it open: "at least −1.5%" may be growth, "at most
    +100%" may be none."""
    if bound == "at-least" and change <= 0 or bound == "at-most" and change >= 0:
        return None
    return (change > 0) - (change < 0)
