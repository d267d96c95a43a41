"""Text of a cell -> value. The importer and the admin's form read values through these same functions."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from adoption.models import Figure, Metric, Source
from adoption.models.metric import UNITS
from adoption.values import period, quantity
from adoption.values.digits import bounded
from adoption.values.period import Period, PeriodError
from adoption.values.quantity import AmbiguousQuantity, Quantity, QuantityError

from .columns import Unit

# What the text of a value may say about its unit, and the units of metrics that fit it.
TEXT_UNITS = {"percent": {"percent"}, "usd": {"usd"}}
# A letter in a value that is no qualifier, currency or counter is a scale: 10.9M, 만.
OWN_SCALE = re.compile(r"[0-9]\s*(?:[kKmMbBtT]|thousand|million|billion|trillion|[천백만억조])")
COUNTS_PEOPLE = ("users", "subscribers")
MOST_PEOPLE = 8_500_000_000
PLAIN_UNIT = Unit(1, "")
PEOPLE = {"users", "subscribers"}
# 건, 회 and 개 count anything.
COUNTER_UNITS = {
    **dict.fromkeys(("users", "people", "visitors", "명", "인"), PEOPLE),
    "subscribers": {"subscribers"},
    "visits": {"visits"},
    "downloads": {"downloads"},
    "installs": {"downloads"},
    "requests": {"requests"},
    **dict.fromkeys(("hours", "시간"), {"hours"}),
}
COUNTER = re.compile(rf"({'|'.join(COUNTER_UNITS)})\s*(?:이상|이하|미만|초과|정도|가량|or more)?\s*$", re.IGNORECASE)
LARGEST_CHANGE = 10**8
LONGEST_ADDRESS = Source._meta.get_field("url").max_length
check_address = URLValidator(schemes=["http", "https"])
CHANGE_DECIMALS = 4
QUALIFIERS = set(Figure.Qualifier.values)
STANDINGS = set(Figure.Standing.values)


def parse_value(
    text: str,
    metric: Metric,
    settle: Callable[[], str | None] = lambda: None,
    unit: Unit = PLAIN_UNIT,
    decimal: str | None = None,
) -> Quantity:
    """The value of a figure of the metric. Raises QuantityError where it is unreadable or impossible.

    `decimal` is the decimal sign of the column where it is known already, and `settle` is asked for it where the text
    leaves it open; `unit` is what the column says of its values."""
    if quantity.is_missing(text):
        raise QuantityError(_("The value is missing. Write it, or leave the row out."))
    try:
        read = quantity.parse(text, decimal=decimal)
    except AmbiguousQuantity:
        read = quantity.parse(text, decimal=settle())
    check_counter(text, metric)
    if unit != PLAIN_UNIT:
        read = scaled(text, read, unit)
    if read.unit:
        check_unit(read.unit, metric)
    if read.value < 0:
        raise QuantityError(
            _("A figure cannot be below zero. Give the value without the minus sign, or leave the row out.")
        )
    if metric.unit == "percent" and read.value > 100:
        raise QuantityError(_("A share cannot be over 100 percent. Correct the value, or choose another metric."))
    if metric.unit in COUNTS_PEOPLE and read.value > MOST_PEOPLE:
        raise QuantityError(_("More people than there are on Earth. Check the unit and the decimal sign."))
    return read


def check_counter(text: str, metric: Metric) -> None:
    """Raises QuantityError where the text counts something else than the metric: hours, users, visits."""
    if (found := COUNTER.search(text)) and metric.unit not in COUNTER_UNITS[found[1].lower()]:
        raise QuantityError(
            _("“%(metric)s” counts %(unit)s, but the value counts %(counter)s. Choose the metric that counts those.")
            % {"metric": metric, "unit": metric.unit_label, "counter": found[1]}
        )


def check_unit(unit: str, metric: Metric) -> None:
    """Raises QuantityError where values in the unit (percent, usd …) are not what the metric counts."""
    if metric.unit not in TEXT_UNITS.get(unit, set()):
        raise QuantityError(
            _("“%(metric)s” counts %(unit)s, but the value is in %(text_unit)s. Choose the metric that counts those.")
            % {"metric": metric, "unit": metric.unit_label, "text_unit": UNITS.get(unit, unit.upper())}
        )


def scaled(text: str, read: Quantity, unit: Unit) -> Quantity:
    """A value in the scale and unit of its column. Raises QuantityError where the text has others of its own."""
    if read.unit and unit.unit and read.unit != unit.unit:
        raise QuantityError(
            _("The value is in %(own)s, its column in %(column)s. Keep one.")
            % {"own": UNITS.get(read.unit, read.unit.upper()), "column": UNITS.get(unit.unit, unit.unit.upper())}
        )
    if unit.scale != 1 and OWN_SCALE.search(text):
        raise QuantityError(
            _(
                "The value has a scale of its own beside that of its column (× %(scale)s). Write it in one way, or say"
                " --scale 1 if all values stand in full."
            )
            % {"scale": f"{unit.scale:,}"}
        )
    return Quantity(bounded(read.value * unit.scale), read.qualifier, read.unit or unit.unit)


def parse_period(text: str) -> Period:
    """The period that a text names. Raises PeriodError."""
    return period.parse(text)


def parse_change(text: str, settle: Callable[[], str | None] = lambda: None) -> Decimal | None:
    """A reported change in percent (`7.4`, `+7.4%`, `-25 %`), or None where there is none."""
    if quantity.is_missing(text):
        return None
    try:
        read = quantity.parse(text)
    except AmbiguousQuantity:
        read = quantity.parse(text, decimal=settle())
    if read.unit not in ("", "percent"):
        raise QuantityError(_("A change is given in percent, for example +7.4%."))
    if abs(read.value) >= LARGEST_CHANGE or read.value != round(read.value, CHANGE_DECIMALS):
        raise QuantityError(_("A change has at most eight digits before the point and four after it. Correct it."))
    return read.value


def parse_standing(text: str) -> str:
    return one_of(text, STANDINGS) if text.strip() else Figure.Standing.NORMAL


def parse_date(text: str, dates: str | None = None) -> date | None:
    """A day, or None where the cell is blank. Raises PeriodError."""
    if quantity.is_missing(text):
        return None
    read = period.parse(text, dates=dates)
    if read.kind != "day":
        raise PeriodError(_("A full date is needed, for example 2025-04-01."))
    return read.start


def parse_when(text: str) -> Period:
    """A day, or a month of which no day is known. Raises PeriodError."""
    read = period.parse(text)
    if read.kind not in ("day", "month"):
        raise PeriodError(_("A day or a month is needed, for example 2025-04-01 or 2025-04."))
    return read


def parse_day_of_publication(text: str, today: date, dates: str | None = None) -> date | None:
    """The day on which a source was published. Raises PeriodError; nothing is published in the future."""
    day = parse_date(text, dates)
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
