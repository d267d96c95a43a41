"""Rounding that no stored number is too large for."""

from decimal import ROUND_HALF_UP, Context, Decimal

# Room for the largest figure divided by the smallest one, and six decimals.
WIDE = Context(prec=80)


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """Half up to the digits of the step, such as 0.01."""
    return value.quantize(step, ROUND_HALF_UP, WIDE)
