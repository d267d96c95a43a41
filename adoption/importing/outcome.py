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


CREATED = ("services", "metrics", "organizations", "regions")
# As many problems as the values of one line may share.
MOST_SHARED = 20
# A file with more wrong lines was misread; telling them all helps nobody and fills the memory.
MOST_REJECTED = 20_000
MOST_LEFT_OUT = 1000


@dataclass
class Outcome:
    """Counts and messages of one import. `read` counts value cells, blank ones aside.

    `left_out` are lines that are no figures: totals, notes, values said to be missing. `reading` is how the file was
    understood; `same_as` the earlier run that had done all this already."""

    file: str
    sha256: str = ""
    layout: str = "long"
    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    created_services: list[str] = field(default_factory=list)
    created_metrics: list[str] = field(default_factory=list)
    created_organizations: list[str] = field(default_factory=list)
    created_regions: list[str] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    more_left_out: int = 0
    reading: dict = field(default_factory=dict)
    same_as: int | None = None
    run: int | None = None
    stored: bool = False
    rejected_lines: set[int] = field(default_factory=set)

    def reject(self, problems: list[Problem]) -> None:
        """Note what is wrong with a line. Raises FileError where too many lines are wrong."""
        self.rejected_lines |= {problem.line for problem in problems}
        # The cells that several values of a line share are told once.
        self.errors += [problem for problem in problems if problem not in self.errors[-MOST_SHARED:]]
        if len(self.rejected_lines) > MOST_REJECTED:
            raise FileError(
                _(
                    "More than %(count)d lines cannot be read; the first: %(first)s. Check how the file is meant:"
                    " --layout, --columns, --header-line. Nothing was stored."
                )
                % {"count": MOST_REJECTED, "first": self.errors[0]}
            )

    def leave_out(self, line: int, text: str, why: str) -> None:
        """Note a line that is no figure."""
        if len(self.left_out) < MOST_LEFT_OUT:
            self.left_out.append(Problem(line, "", text, why))
        else:
            self.more_left_out += 1

    @property
    def rejected(self) -> int:
        """Number of lines with at least one error."""
        return len({error.line for error in self.errors} | self.rejected_lines)

    def as_report(self) -> dict:
        """The report in the shape of the contract: plain values, ready for JSON."""
        report = {
            name: getattr(self, name)
            for name in ("file", "sha256", "layout", "read", "created", "updated", "unchanged", "rejected")
        }
        report |= {f"created_{kind}": getattr(self, f"created_{kind}") for kind in CREATED}
        problems = {kind: problems_as_dicts(getattr(self, kind)) for kind in ("errors", "warnings", "left_out")}
        return (
            report
            | problems
            | {"reading": self.reading, "stored": self.stored, "run": self.run, "same_as": self.same_as}
        )


def problems_as_dicts(problems: list[Problem]) -> list[dict]:
    return [
        {"line": problem.line, "column": problem.column, "value": problem.value, "message": problem.message}
        for problem in problems
    ]
