"""The walk of a reference file: its rows are created or brought up to date, or the whole file is refused."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from adoption.models import Alias, ImportRun
from adoption.models.named import Named

from ..dialect import records
from ..formats.picking import wrong_width
from ..outcome import CellError, FileError, Outcome, problems_as_dicts
from ..resolve import Directory, Names
from ..textfile import examine


@dataclass(frozen=True)
class Table:
    """How one kind of reference file is read.

    `read` turns the cells of a row into the fields of the model, raising CellError; the key of
    `many` fields maps to the rows to link. A blank cell leaves what is stored as it is.
    """

    kind: str
    model: type[models.Model]
    key: tuple[str, ...]
    required: tuple[str, ...]
    optional: tuple[str, ...]
    read: Callable[[dict[str, str], Names], dict[str, Any]]
    many: tuple[str, ...] = ()


def import_table(table: Table, path: Path, dry_run: bool = False) -> Outcome:
    """Import one reference file. Raises FileError where it cannot be read at all."""
    file = examine(path)
    outcome = Outcome(path.name, file.sha256)
    with transaction.atomic():
        walk = Walk(table, outcome)
        with file.open() as text:
            walk.rows(records(text, ","))
        outcome.stored = not dry_run and not outcome.errors
        if outcome.stored:
            record_run(table, outcome)
        else:
            transaction.set_rollback(True)
    return outcome


def record_run(table: Table, outcome: Outcome) -> None:
    ImportRun.objects.create(
        kind=table.kind,
        file_name=outcome.file,
        sha256=outcome.sha256,
        read=outcome.read,
        created=outcome.created,
        updated=outcome.updated,
        unchanged=outcome.unchanged,
        warnings=problems_as_dicts(outcome.warnings),
    )


class Walk:
    """One pass over the rows of a reference file."""

    def __init__(self, table: Table, outcome: Outcome) -> None:
        self.table = table
        self.outcome = outcome
        self.names = Names()
        self.stored = {self._key(row): row for row in table.model.objects.all()}
        self.lines: dict[tuple, int] = {}

    def rows(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        header = next(rows, None)
        if header is None:
            raise FileError(_("The file is empty. Its first line must name the columns."))
        columns = [cell.strip().lower() for cell in header[1]]
        self._check(columns)
        for line, cells in rows:
            try:
                self._row(line, cells, columns)
            except CellError as error:
                self.outcome.errors.append(error.at(line))

    def _check(self, columns: Sequence[str]) -> None:
        known = (*self.table.required, *self.table.optional)
        for message, wrong in (
            (_("Unknown column: %(columns)s. Known are: %(known)s."), [c for c in columns if c not in known]),
            (_("Missing column: %(columns)s."), [c for c in self.table.required if c not in columns]),
            (_("This column stands twice: %(columns)s."), [c for c in known if columns.count(c) > 1]),
        ):
            if wrong:
                raise FileError(message % {"columns": ", ".join(wrong), "known": ", ".join(known)})

    def _row(self, line: int, row: list[str], columns: list[str]) -> None:
        if len(row) != len(columns):
            raise CellError("", row[-1], wrong_width(len(row), len(columns)))
        self.outcome.read += 1
        cells = dict.fromkeys(self.table.optional, "")
        cells |= {name: cell.strip() for name, cell in zip(columns, row, strict=True)}
        for column in self.table.required:
            if not cells[column]:
                raise CellError(column, "", _("The cell is blank."))
        aliases = [text.strip() for text in cells.pop("aliases", "").split("|") if text.strip()]
        values = self.table.read(cells, self.names)
        told = {name: value for name, value in values.items() if value not in ("", None) or cells.get(name)}
        self._store(line, told, aliases)

    def _store(self, line: int, values: dict[str, Any], aliases: list[str]) -> None:
        links = {name: values.pop(name) for name in self.table.many if name in values}
        key = tuple(values[name] for name in self.table.key)
        self._note_line(line, key)
        row = self.stored.get(key)
        is_new = row is None
        if is_new:
            row = self.table.model()
        changed = is_new or any(getattr(row, name) != value for name, value in values.items())
        if changed:
            save(row, values)
        changed = link(row, links) or changed
        changed = self._make_known(row, aliases) or changed
        count = "created" if is_new else "updated" if changed else "unchanged"
        setattr(self.outcome, count, getattr(self.outcome, count) + 1)

    def _note_line(self, line: int, key: tuple) -> None:
        if key in self.lines:
            message = _("Line %(line)d has the same. Delete one of them.") % {"line": self.lines[key]}
            raise CellError(self.table.key[0], str(key[0]), message)
        self.lines[key] = line

    def _key(self, row: models.Model) -> tuple:
        return tuple(getattr(row, name) for name in self.table.key)

    def _make_known(self, row: models.Model, aliases: list[str]) -> bool:
        """Let the names and aliases lead to the row; whether aliases were added."""
        if not isinstance(row, Named):
            return False
        owner = self.table.model._meta.model_name
        directory = getattr(self.names, f"{owner}s")
        for column, name in (("name", row.name), ("slug", row.slug), ("name_ko", row.name_ko)):
            claim(directory, row, column, name)
        added = [text for text in aliases if claim(directory, row, "aliases", text)]
        for text in added:
            Alias.objects.create(text=text, **{owner: row})
        return bool(added)


def claim(directory: Directory, row: models.Model, column: str, name: str) -> bool:
    """Let a name lead to the row; whether it did not before. Raises CellError where it leads elsewhere."""
    known = directory.get(name)
    if known is not None and known.pk != row.pk:
        raise CellError(column, name, _("This name already leads to “%(owner)s”.") % {"owner": known})
    directory.add(row, name)
    return known is None


def save(row: models.Model, values: dict[str, Any]) -> None:
    """Store a row after the model's own checks. Raises CellError naming the column."""
    for name, value in values.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        column, messages = next(iter(error.message_dict.items()))
        raise CellError(column, str(values.get(column, "")), " ".join(messages)) from error
    row.save()


def link(row: models.Model, links: dict[str, list[models.Model]]) -> bool:
    """Set the many-to-many fields; whether that changed something."""
    changed = False
    for name, wanted in links.items():
        manager = getattr(row, name)
        if {other.pk for other in manager.all()} != {other.pk for other in wanted}:
            manager.set(wanted)
            changed = True
    return changed


def found(column: str, text: str, find: Callable[[str], Any]) -> Any:
    """What a name leads to. Raises CellError naming the column."""
    try:
        return find(text)
    except ValueError as error:
        raise CellError(column, text, str(error)) from error


def known_word(column: str, text: str, words: dict[str, Any]) -> Any:
    """What a word of a fixed list means. Raises CellError naming the list."""
    if text not in words:
        allowed = ", ".join(word or "(blank)" for word in words)
        raise CellError(column, text, _("Not known. Write one of: %(words)s.") % {"words": allowed})
    return words[text]
