"""Text of a cell -> value. The importer and the admin's form read values through these same functions."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from adoption.models import Figure, Metric
from adoption.models.metric import UNITS
from adoption.values import period, quantity
from adoption.values.period import Period, PeriodError
from adoption.values.quantity import AmbiguousQuantity, Quantity, QuantityError

# What the text of a value may say about its unit, and the units of metrics that fit it.
TEXT_UNITS = {"percent": {"percent"}, "usd": {"usd"}}
QUALIFIERS = set(Figure.Qualifier.values)
STANDINGS = set(Figure.Standing.values)


def parse_value(text: str, metric: Metric, settle: Callable[[], str | None] = lambda: None) -> Quantity:
    """The value of a figure of the metric. Raises QuantityError where it is unreadable or impossible.

    `settle` is asked for the decimal sign of the column where the text itself leaves it open."""
    try:
        read = quantity.parse(text)
    except AmbiguousQuantity:
        read = quantity.parse(text, decimal=settle())
    if read.unit and metric.unit not in TEXT_UNITS.get(read.unit, set()):
        raise QuantityError(
            _("“%(metric)s” counts %(unit)s, but the value is in %(text_unit)s. Choose the metric that counts those.")
            % {"metric": metric, "unit": metric.unit_label, "text_unit": UNITS.get(read.unit, read.unit.upper())}
        )
    if read.value < 0:
        raise QuantityError(
            _("A figure cannot be below zero. Give the value without the minus sign, or leave the row out.")
        )
    if metric.unit == "percent" and read.value > 100:
        raise QuantityError(_("A share cannot be over 100 percent. Correct the value, or choose another metric."))
    return read


def parse_period(text: str) -> Period:
    """The period that a text names. Raises PeriodError."""
    return period.parse(text)


def parse_change(text: str) -> Decimal | None:
    """A reported change in percent (`7.4`, `+7.4%`, `-25 %`), or None where there is none."""
    if quantity.is_missing(text):
        return None
    read = quantity.parse(text)
    if read.unit not in ("", "percent"):
        raise QuantityError(_("A change is given in percent, for example +7.4%."))
    return read.value


def parse_qualifier(text: str, read: Quantity) -> str:
    """The qualifier: what its own cell says, else what the text of the value says."""
    if not text.strip():
        return read.qualifier
    return one_of(text, QUALIFIERS)


def parse_standing(text: str) -> str:
    return one_of(text, STANDINGS) if text.strip() else Figure.Standing.NORMAL


def parse_date(text: str) -> date | None:
    """A day, or None where the cell is blank. Raises PeriodError."""
    if quantity.is_missing(text):
        return None
    read = period.parse(text)
    if read.kind != "day":
        raise PeriodError(_("A full date is needed, for example 2025-04-01."))
    return read.start


def one_of(text: str, allowed: set[str]) -> str:
    """A word of a fixed list. Raises ValueError naming the list."""
    word = text.strip().lower()
    if word not in allowed:
        raise ValueError(_("Not known. Write one of: %(words)s.") % {"words": ", ".join(sorted(allowed))})
    return word
