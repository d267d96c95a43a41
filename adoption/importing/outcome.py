"""What an import saw and did, as the report tells it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell or line that is wrong: where it stands, what it says, what is wrong and how to mend it.

    Line 0 is the file as a whole."""

    line: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        if not self.line:
            return self.message
        place = [_("line %(line)d") % {"line": self.line}]
        if self.column:
            place.append(_("column %(column)s") % {"column": self.column})
        if self.value:
            place.append(_("value “%(value)s”") % {"value": self.value})
        return f"{', '.join(place)}: {self.message}"


class CellError(ValueError):
    """A cell that cannot be used; becomes a Problem where the line is known."""

    def __init__(self, column: str, value: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.value = value

    def at(self, line: int) -> Problem:
        return Problem(line, self.column, self.value, str(self))


class FileError(ValueError):
    """A file that cannot be read at all: the message says why and what to do."""


@dataclass
class Outcome:
    """Counts and messages of one import. `read` counts value cells, blank ones aside."""

    file: str
    sha256: str = ""
    layout: str = "long"
    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    created_services: list[str] = field(default_factory=list)
    created_metrics: list[str] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    stored: bool = False

    @property
    def rejected(self) -> int:
        """Number of lines with at least one error."""
        return len({error.line for error in self.errors})

    def as_report(self) -> dict:
        """The report in the shape of the contract: plain values, ready for JSON."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "layout": self.layout,
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "created_services": self.created_services,
            "created_metrics": self.created_metrics,
            "errors": problems_as_dicts(self.errors),
            "warnings": problems_as_dicts(self.warnings),
        }


def problems_as_dicts(problems: list[Problem]) -> list[dict]:
    return [
        {"line": problem.line, "column": problem.column, "value": problem.value, "message": problem.message}
        for problem in problems
    ]
