"""Raw rows -> typed rows with ids: every cell of a line is read, and every wrong one is told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from adoption.models import Figure, Metric, Organization
from adoption.models.organization import NOT_STATED_SLUG
from adoption.values.quantity import Quantity, is_missing

from . import parse
from .formats.long import RawRow
from .outcome import Problem
from .resolve import Names
from .sources import Sources

Value = TypeVar("Value")

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as it is stored; the order of the fields is that of the staging table."""

    line: int
    service_id: int
    metric_id: int
    region_id: str
    period_kind: str
    period_start: date
    value: Decimal
    qualifier: str
    reported_change_pct: Decimal | None
    standing: str
    quote: str
    source_id: int
    measured_by_id: int
    note: str


class Reader:
    """Reads raw rows against the names that the database knows.

    `settle` tells the decimal sign of the column of values; it is asked only where a value leaves it open."""

    def __init__(self, names: Names, sources: Sources, settle: Callable[[], str | None]) -> None:
        self.names = names
        self.sources = sources
        self.settle = settle
        self.today = timezone.localdate()

    def read(self, raw: RawRow) -> FigureRow | list[Problem]:
        """The typed row, or all that is wrong with the line."""
        line = Line(raw)
        service = line.take("service", self.names.services.find)
        metric = line.take("metric", self.names.metrics.find)
        region = line.take("region", self.names.regions.find)
        period = line.take("period", parse.parse_period)
        quantity = line.take("value", self._value_of(metric)) if metric else None
        qualifier = line.take("qualifier", lambda text: parse.parse_qualifier(text, quantity)) if quantity else None
        change = line.take("reported_change_pct", parse.parse_change)
        standing = line.take("standing", parse.parse_standing)
        measured_by = line.take("measured_by", self._measurer)
        publisher = line.take("publisher", lambda text: self._publisher(text, raw.cells["source"]))
        published = line.take("published", lambda text: parse.parse_day_of_publication(text, self.today))
        address = line.take("url", parse.parse_address)
        title = line.take("source", title_of)
        if standing == Figure.Standing.DEPRECATED and not line.text("note"):
            line.refuse("note", _("A deprecated figure needs a note that says why."))
        if line.problems:
            return line.problems
        try:
            source_id = self.sources.find(publisher, title, address, published)
        except ValueError as error:
            line.refuse("published", str(error))
            return line.problems
        return FigureRow(
            raw.line,
            service.pk,
            metric.pk,
            region.pk,
            period.kind,
            period.start,
            quantity.value,
            qualifier,
            change,
            standing,
            line.text("quote"),
            source_id,
            measured_by.pk,
            line.text("note"),
        )

    def _value_of(self, metric: Metric) -> Callable[[str], Quantity]:
        return lambda text: parse.parse_value(text, metric, self.settle)

    def _measurer(self, text: str) -> Organization:
        return self.names.organizations.find(NOT_STATED_SLUG if is_missing(text) else text)

    def _publisher(self, text: str, source: str) -> Organization:
        """Tables from the press name only the publisher, in the column of the source."""
        if not is_missing(text):
            return self.names.organizations.find(text)
        if publisher := self.names.organizations.get(source):
            return publisher
        raise ValueError(_("The publisher is missing. Name the organization that published the source."))


class Line:
    """The cells of one line, and what was found wrong with them."""

    def __init__(self, raw: RawRow) -> None:
        self.raw = raw
        self.problems: list[Problem] = []

    def text(self, field: str) -> str:
        return self.raw.cells.get(field, "").strip()

    def take(self, field: str, read: Callable[[str], Value]) -> Value | None:
        """The value of a cell, or None and a problem noted."""
        try:
            return read(self.text(field))
        except ValueError as error:
            self.refuse(field, str(error))
            return None

    def refuse(self, field: str, message: str) -> None:
        self.problems.append(Problem(self.raw.line, field, self.text(field), message))


def title_of(text: str) -> str:
    if not text:
        raise ValueError(_("The title of the source is missing."))
    if len(text) > LONGEST_TITLE:
        raise ValueError(_("The title is longer than %(count)d characters. Shorten it.") % {"count": LONGEST_TITLE})
    return text
