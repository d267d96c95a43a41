"""Text of a cell -> value. The importer and the admin's form read values through these same functions."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from adoption.models import Figure, Metric, Source
from adoption.models.metric import UNITS
from adoption.values import period, quantity
from adoption.values.period import Period, PeriodError
from adoption.values.quantity import AmbiguousQuantity, Quantity, QuantityError

# What the text of a value may say about its unit, and the units of metrics that fit it.
TEXT_UNITS = {"percent": {"percent"}, "usd": {"usd"}}
LARGEST_CHANGE = 10**8
LONGEST_ADDRESS = Source._meta.get_field("url").max_length
check_address = URLValidator(schemes=["http", "https"])
CHANGE_DECIMALS = 4
QUALIFIERS = set(Figure.Qualifier.values)
STANDINGS = set(Figure.Standing.values)


def parse_value(text: str, metric: Metric, settle: Callable[[], str | None] = lambda: None) -> Quantity:
    """The value of a figure of the metric. Raises QuantityError where it is unreadable or impossible.

    `settle` is asked for the decimal sign of the column where the text itself leaves it open."""
    if quantity.is_missing(text):
        raise QuantityError(_("The value is missing. Write it, or leave the row out."))
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
    if abs(read.value) >= LARGEST_CHANGE or read.value != round(read.value, CHANGE_DECIMALS):
        raise QuantityError(_("A change has at most eight digits before the point and four after it. Correct it."))
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


def parse_day_of_publication(text: str, today: date) -> date | None:
    """The day on which a source was published. Raises PeriodError; nothing is published in the future."""
    day = parse_date(text)
    if day and day > today:
        raise PeriodError(_("This day lies in the future. Correct it, or leave it blank."))
    return day


def parse_address(text: str) -> str:
    """An address of the web, or blank. Raises ValueError."""
    if not text:
        return ""
    try:
        check_address(text)
    except ValidationError:
        raise ValueError(_("This is no address of the web. Write it like https://example.com/article.")) from None
    if len(text) > LONGEST_ADDRESS:
        raise ValueError(_("The address is longer than %(count)d characters.") % {"count": LONGEST_ADDRESS})
    return text


def one_of(text: str, allowed: set[str]) -> str:
    """A word of a fixed list. Raises ValueError naming the list."""
    word = text.strip().lower()
    if word not in allowed:
        raise ValueError(_("Not known. Write one of: %(words)s.") % {"words": ", ".join(sorted(allowed))})
    return word
