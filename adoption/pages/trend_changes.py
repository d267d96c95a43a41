"""By how much something grew or fell, in the words that stand in a sentence."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.analysis.growth import AT_LEAST, AT_MOST
from adoption.templatetags.figures import language
from adoption.values import quantity
from adoption.values.rounding import rounded

TENTH = Decimal("0.1")
OPPOSITE = {AT_LEAST: AT_MOST, AT_MOST: AT_LEAST}

Write = Callable[[Decimal], str]


def sized(change: Decimal, write: Write, bound: str) -> str:
    """What stands behind "grew by" or "fell by": at least 40%. What changed by at least −25% fell by at most 25%."""
    own = OPPOSITE.get(bound, bound) if change < 0 else bound
    return quantity.with_qualifier(write(abs(change)), own, language())


def signed(change: Decimal, write: Write, bound: str) -> str:
    """at least −1.5%."""
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return quantity.with_qualifier(f"{sign}{write(abs(change))}", bound, language())


def in_percent(size: Decimal) -> str:
    return quantity.full(shortened(size), "percent", language())


def in_points(size: Decimal) -> str:
    """20.9 points, 20.9퍼센트포인트."""
    size = shortened(size)
    text = ngettext("%(points)s point", "%(points)s points", 1 if size == 1 else 2)
    return text % {"points": quantity.full(size, "", language())}


def in_times(ratio: Decimal) -> str:
    return _("×%(ratio)s") % {"ratio": quantity.compact(rounded(ratio, TENTH), "", language())}


def shortened(size: Decimal) -> Decimal:
    """To a tenth; what would vanish, to its first digit."""
    tenths = rounded(size, TENTH)
    return tenths if tenths or not size else rounded(size, Decimal(1).scaleb(size.adjusted()))
