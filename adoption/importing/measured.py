"""How the values of a metric are read, and what is read is remembered: a file says few things many times."""

import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from adoption.models import Figure, Metric
from adoption.values.csvtext import unguard

from . import parse
from .columns import Unit, unit_of
from .parse import PLAIN_UNIT
from .plan import Plan
from .questions import Questions

# More different texts of a kind are forgotten and read anew, so that memory stays bounded.
MOST_REMEMBERED = 50_000
# Values with as many digits are looked at closely: 99 percent, 999,999,999 people, the most digits that are kept.
# A point that cannot set thousands apart.
CLEAR_POINT = re.compile(r"(?:0|[1-9][0-9]{0,7})\.(?:[0-9]{1,2}|[0-9]{4,6})", re.ASCII).fullmatch
PLAIN_BELOW = {"percent": 3, "users": 10, "subscribers": 10}
MOST_DIGITS = 16


class Memo(dict):
    """What `read` makes of a text, remembered; what it raises is raised each time."""

    def __init__(self, read: Callable[[Any], Any], most: int = MOST_REMEMBERED) -> None:
        self.read = read
        self.most = most

    def __missing__(self, text: Any) -> Any:
        value = self.read(text)
        if len(self) >= self.most:
            self.clear()
        self[text] = value
        return value


class MeasuredBy:
    """How the values of one metric are read."""

    def __init__(self, metric: Metric, plan: Plan, questions: Questions) -> None:
        self.pk = metric.pk
        self.metric = metric
        self.unit = plan.unit
        self.questions = questions
        self.shows_point = False
        # 0 where no value can be taken as it stands.
        self.plain_below = PLAIN_BELOW.get(metric.unit, MOST_DIGITS) if self.unit == PLAIN_UNIT else 0

    def read(self, text: str, unit_cell: str, column_unit: Unit | None) -> tuple[str, str | None]:
        """The value in plain digits, and its qualifier, None for exact. Raises ValueError."""
        unit = column_unit or self.unit
        if unit_cell.strip():
            unit = self.with_own(unit, UNITS[unit_cell])
        if unit == PLAIN_UNIT and self.shows_point and len(text) < MOST_DIGITS and CLEAR_POINT(text):
            if self.metric.unit != "percent" or len(text.partition(".")[0]) < PLAIN_BELOW["percent"]:
                return text, None
        text = unguard(text.strip())
        read = parse.parse_value(text, self.metric, self.questions.decimal, unit, self.questions.known_decimal)
        self.questions.note_value(text)
        self.shows_point = self.questions.shows_point
        return f"{read.value:f}", read.qualifier if read.qualifier != Figure.Qualifier.EXACT else None

    def with_own(self, unit: Unit, own: Unit) -> Unit:
        """The unit of a column with that of a row. A scale that was told counts alone; else one that only one of them
        has. Raises ValueError where they contradict."""
        if unit.scale != own.scale and 1 not in (unit.scale, own.scale) and not self.questions.options.scale:
            raise ValueError(
                _("The row says × %(own)s, its column × %(column)s. Say which one counts with --scale.")
                % {"own": f"{own.scale:,}", "column": f"{unit.scale:,}"}
            )
        return Unit(self.questions.options.scale or max(unit.scale, own.scale), own.unit or unit.unit)


def unit_in(text: str) -> Unit:
    """The unit that a cell says. Raises ValueError."""
    unit = unit_of(text)
    if unit is None:
        raise ValueError(_("This unit is not known. Write %, million, 만, usd or leave it blank."))
    return unit


UNITS = Memo(unit_in)
