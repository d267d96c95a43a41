"""What single cells leave open, answered by the whole of their column; asked only where a cell needs it."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice

from django.utils.translation import gettext as _

from adoption.values import period, quantity
from adoption.values.period import AmbiguousPeriod
from adoption.values.quantity import AmbiguousQuantity

from .columns import FIELDS
from .formats.picking import RawRow
from .options import Options
from .outcome import FileError
from .plan import Plan
from .settle import date_order, decimal_sign

FIRST = 500
LOST_ZERO = re.compile(r"[0-9]{4}\.1")


def is_open(parse: Callable[[str], object], text: str) -> bool:
    """Whether a cell can be read in more than one way."""
    try:
        parse(text.strip())
    except (AmbiguousPeriod, AmbiguousQuantity):
        return True
    except ValueError:
        return False
    return False


class Questions:
    """Walks the file again at the first open cell of a kind. `rows` begins such a walk; `title` is the source's where
    no cell gives one. Answers are written into the plan, for the report."""

    def __init__(self, plan: Plan, options: Options, rows: Callable[[], Iterable[RawRow]], title: str = "") -> None:
        self.plan = plan
        self.options = options
        self.rows = rows
        self.title = title
        self._dates: dict[str, str | None] = {}
        self._signs: dict[str, str] = {}
        self._orders: dict[str, str] = {}

    def ask_first(self) -> None:
        """Answer now what the first rows leave open, so that it can be told before the work."""
        value, own_period = FIELDS.index("value"), FIELDS.index("period")
        first = [cells for _number, cells, _column in islice(self.rows(), FIRST) if cells.__class__ is tuple]
        if self.options.decimal == "auto" and decimal_sign(cells[value] for cells in first) == "comma":
            self.decimal()
        for cells in first:
            if is_open(quantity.parse, cells[value]):
                self.decimal()
            if self.options.dates == "auto" and is_open(period.parse, cells[own_period]):
                self.dates("period")

    @property
    def known_decimal(self) -> str | None:
        """The decimal sign, as far as it was told or found out already."""
        return self.__dict__.get("_decimal") if self.options.decimal == "auto" else self.options.decimal

    @property
    def shows_point(self) -> bool:
        """Whether the decimal sign is known to be a point."""
        return "point" in self._signs or self.known_decimal == "point"

    def note_value(self, text: str) -> None:
        """Remember which decimal sign a value shows. Raises FileError where another one showed the other."""
        sign = decimal_sign([text])
        other = next((shown for shown in self._signs if sign and shown != sign), None)
        if other:
            raise FileError(
                _(
                    "“%(first)s” and “%(second)s” are written with different decimal signs. Say which one counts with"
                    " --decimal point or --decimal comma, and correct the other values."
                )
                % {"first": self._signs[other], "second": text}
            )
        if sign and self.options.decimal == "auto":
            self._signs.setdefault(sign, text)

    def note_date(self, text: str) -> None:
        """Remember which order of day and month a date shows. Raises FileError where another one showed the other."""
        order = date_order([text], self.plan.period.kind or None)
        other = next((shown for shown in self._orders if order and shown != order), None)
        if other:
            raise FileError(
                _(
                    "“%(first)s” and “%(second)s” are written with day and month in different orders. Say which one"
                    " counts with --dates dmy or --dates mdy, and correct the other dates."
                )
                % {"first": self._orders[other], "second": text}
            )
        if order:
            self._orders.setdefault(order, text)

    def refuse_lost_zeros(self, texts: Iterable[str]) -> None:
        """Raises FileError where `2025.1` may be October: a spreadsheet drops the zero of `2025.10`."""
        months = {text.strip() for text in texts}
        for text in sorted(months):
            if LOST_ZERO.fullmatch(text) and f"{text}0" not in months and {f"{text}1", f"{text}2"} & months:
                raise FileError(
                    _(
                        "Column “%(column)s”: “%(text)s” may be January, or October whose zero a spreadsheet dropped,"
                        " since %(other)s is there and %(october)s is not. Write the months like 2025-01 and 2025-10."
                    )
                    % {
                        "column": self.plan.header_of("period"),
                        "text": text,
                        "other": f"{text}1",
                        "october": f"{text}0",
                    }
                )

    def decimal(self) -> str | None:
        """The decimal sign of the values: point, comma, or None where the file leaves it open."""
        return self._decimal

    @cached_property
    def _decimal(self) -> str | None:
        sign = self.options.decimal if self.options.decimal != "auto" else decimal_sign(self._cells("value"))
        self.plan.decimal = sign or ""
        return sign

    def dates(self, field: str) -> str | None:
        """The order of day and month in a field: dmy, mdy, or None where the file leaves it open."""
        if field not in self._dates:
            kind = self.plan.period.kind if field == "period" else None
            self._dates[field] = date_order(self._cells(field), kind or None)
            self.plan.dates = self._dates[field] or self.plan.dates
        return self._dates[field]

    def _cells(self, field: str) -> Iterator[str]:
        place = FIELDS.index(field)
        between = " ~ " if field == "period" and self.plan.period.form == "range" else None
        for _number, cells, _column in self.rows():
            if cells.__class__ is tuple:
                yield from cells[place].split(between) if between else [cells[place]]
