"""What a check hands over, and how its messages write numbers, periods and lines."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from adoption.values.period import Period

from ..outcome import Problem


@dataclass(slots=True)
class Findings:
    """Warnings of one kind, and how many more there are."""

    problems: list[Problem] = field(default_factory=list)
    more: int = 0


def as_date(day: str | date) -> date:
    """SQLite gives text for the dates of a statement that no model knows."""
    return date.fromisoformat(day) if isinstance(day, str) else day


def code_of(kind: str, start: str | date) -> str:
    return Period(kind, as_date(start)).code


def grouped(number: Decimal | float) -> str:
    """A number as a message shows it: 390,500,000."""
    return f"{Decimal(str(number)).normalize():,f}"


def where(line: int | None) -> str:
    """Where another figure stands: in a line of the file, or in the database."""
    return _("stored already") if line is None else _("line %(line)d") % {"line": line}
