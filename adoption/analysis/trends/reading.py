"""Series as they are drawn: as their values, as an index, or as shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from adoption.models import Service
from adoption.values.period import Period

from ..series import Series
from .selection import VALUE


@dataclass(frozen=True, slots=True)
class Reading:
    """`numbers`: what is drawn of each figure, by its key; of the figures that are not among them, `withheld`
    tells why where more than a missing figure is the reason.

    `mode` is how the series are read; `refused` names the reason where shares were asked for in vain.
    Of an index: the `base`, and the series that are not drawn for want of a figure there (`baseless`).
    Of shares: the periods without shares, with the services whose missing figures are the reason (`incomplete`)."""

    mode: str
    numbers: Mapping[int, Decimal]
    withheld: Mapping[int, str] = field(default_factory=dict)
    refused: str = ""
    base: Period | None = None
    baseless: Sequence[Series] = ()
    incomplete: Mapping[Period, Sequence[Service]] = field(default_factory=dict)


def as_values(series: Sequence[Series], refused: str = "") -> Reading:
    return Reading(VALUE, {row.figure: row.value for one in series for row in one.points}, refused=refused)
