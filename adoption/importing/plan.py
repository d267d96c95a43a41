"""What was decided about a file before its rows are read: how it is written and what stands where."""

from dataclasses import dataclass, field
from typing import Any

from .columns import Unit
from .outcome import Problem


@dataclass(frozen=True, slots=True)
class Across:
    """A column of values whose header says their service, metric or period, and perhaps their region and unit."""

    index: int
    header: str
    name: str
    region: str = ""
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class PeriodForm:
    """How periods are written: in one cell (text), as a year beside its part (parts), as two days (range).

    `kind` is the kind that they must be of; blank where each says its own."""

    form: str = "text"
    kind: str = ""


@dataclass(slots=True)
class Plan:
    """`fields` tells the columns of each field, `fills` what stands where cells are blank or no column is.

    `across` are the columns of values whose header says the `across_field`; a long file has none. `problems` are
    headers that lead nowhere; their columns are left out."""

    layout: str
    header_line: int
    headers: list[str]
    fields: dict[str, list[int]]
    fills: dict[str, str] = field(default_factory=dict)
    across_field: str = ""
    across: list[Across] = field(default_factory=list)
    period: PeriodForm = PeriodForm()
    unit: Unit = Unit(1, "")
    ignored: list[str] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    dates: str = ""

    def header_of(self, name: str) -> str:
        """The header of a field's columns, or the field itself where it has none."""
        return " + ".join(self.headers[index] for index in self.fields.get(name, [])) or name

    def as_report(self) -> dict[str, Any]:
        """What was decided, in plain values."""
        columns = {self.header_of(name): name for name in self.fields}
        columns |= {one.header: f"{self.across_field}: {one.name}" for one in self.across}
        return {
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "header_line": self.header_line,
            "layout": self.layout,
            "columns": columns,
            "ignored_columns": self.ignored,
            "filled": self.fills,
            "period_kind": self.period.kind,
            "dates": self.dates,
            "decimal": self.decimal,
            "scale": self.unit.scale,
            "unit": self.unit.unit,
        }
