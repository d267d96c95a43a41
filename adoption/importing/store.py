"""Typed rows -> stored figures, set by set: a staging table, one upsert, history for what it changes."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from decimal import Decimal
from itertools import islice

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext as _

from adoption.models import Figure, ImportRun, refresh_chosen

from .outcome import Problem
from .rows import FigureRow

BATCH = 50_000
STAGING = "staged_figure"
CHANGED = "changed_figure"
FIGURES = Figure._meta.db_table
HISTORY = Figure.history.model._meta.db_table
HISTORY_COLUMNS = tuple(
    field.column for field in Figure.history.model._meta.fields if not field.name.startswith("history_")
)

IDENTITY = (
    "metric_id",
    "region_id",
    "period_kind",
    "period_start",
    "service_id",
    "source_id",
    "measured_by_id",
)
FIRM_DETAILS = ("value", "qualifier", "standing")
# A file that leaves these blank says nothing about them, so what is stored stays.
BLANKS = ("quote", "note", "reported_change_pct")
DETAILS = (*FIRM_DETAILS, *BLANKS)
STAGED = tuple(field.name for field in fields(FigureRow))

STAGING_TYPES = {
    "line": "bigint",
    "service_id": "bigint",
    "metric_id": "bigint",
    "source_id": "bigint",
    "measured_by_id": "bigint",
    "period_start": "date",
    "value": "numeric(24, 6)",
    "reported_change_pct": "numeric(12, 4)",
}


def told(name: str, new: str, old: str) -> str:
    """SQL for a detail that may be left blank: what the new row tells, else what the old one has."""
    said = f"{new}.{name}" if name == "reported_change_pct" else f"NULLIF({new}.{name}, '')"
    return f"COALESCE({said}, {old}.{name})"


def differs(new: str, old: str) -> str:
    """SQL that is true where a new row tells something else than the old one has."""
    firm = [f"{new}.{name} <> {old}.{name}" for name in FIRM_DETAILS]
    texts = [f"{told(name, new, old)} <> {old}.{name}" for name in ("quote", "note")]
    told_first = f"{new}.reported_change_pct IS NOT NULL AND {old}.reported_change_pct IS NULL"
    change = f"COALESCE({new}.reported_change_pct <> {old}.reported_change_pct, {told_first})"
    return f"({' OR '.join([*firm, *texts, change])})"


DIFFERS = differs("s", "f")
SAME_FIGURE = " AND ".join(f"f.{name} = s.{name}" for name in IDENTITY)
SAME_FACT = " AND ".join(f"f.{name} = s.{name}" for name in IDENTITY if name not in ("source_id", "measured_by_id"))


class FigureStore:
    """The figures of one import. Use: `stage` all rows, take `conflicts`, then `write`."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run

    def __enter__(self) -> "FigureStore":
        columns = ", ".join(f"{name} {STAGING_TYPES.get(name, 'text')}" for name in STAGED)
        execute(f"CREATE TEMPORARY TABLE {STAGING} ({columns})")
        return self

    def __exit__(self, error: type[BaseException] | None, *_) -> None:
        # An error takes the transaction back, and the table with it.
        if error is None:
            execute(f"DROP TABLE {STAGING}")

    def stage(self, rows: Iterable[FigureRow]) -> None:
        """Put the rows beside the figures, in batches; nothing is changed yet."""
        marks = ", ".join(["%s"] * len(STAGED))
        statement = f"INSERT INTO {STAGING} ({', '.join(STAGED)}) VALUES ({marks})"
        for batch in batches(rows, BATCH):
            with connection.cursor() as cursor:
                cursor.executemany(statement, [adapted(row) for row in batch])

    def take_conflicts(self) -> list[Problem]:
        """Lines that repeat or contradict an earlier line of the file; they are taken off the staging table."""
        identity = ", ".join(IDENTITY)
        repeated = (
            f"SELECT line, value, first_line, first_value FROM ("
            f" SELECT line, value, first_value(line) OVER w AS first_line, first_value(value) OVER w AS first_value"
            f" FROM {STAGING} WINDOW w AS (PARTITION BY {identity} ORDER BY line)) AS numbered"
            f" WHERE line <> first_line ORDER BY line"
        )
        problems = []
        for line, value, first_line, first_value in fetch(repeated):
            problems.append(Problem(line, "value", plain(value), repetition(first_line, value, first_value)))
        execute(
            f"DELETE FROM {STAGING} WHERE line IN (SELECT line FROM ("
            f" SELECT line, first_value(line) OVER (PARTITION BY {identity} ORDER BY line) AS first_line"
            f" FROM {STAGING}) AS numbered WHERE line <> first_line)"
        )
        return problems

    def write(self) -> tuple[int, int, int]:
        """Store the staged rows. Returns how many figures were created, updated and left unchanged."""
        created, updated, unchanged = self._count()
        if created or updated:
            self._upsert()
            touched = RawSQL(f"SELECT f.id FROM {FIGURES} f JOIN {STAGING} s ON {SAME_FACT}", ())  # noqa: S611
            refresh_chosen(Figure.objects.filter(pk__in=touched))
        return created, updated, unchanged

    def _count(self) -> tuple[int, int, int]:
        [(created, updated, total)] = fetch(
            f"SELECT count(*) FILTER (WHERE f.id IS NULL),"
            f" count(*) FILTER (WHERE f.id IS NOT NULL AND {DIFFERS}), count(*)"
            f" FROM {STAGING} s LEFT JOIN {FIGURES} f ON {SAME_FIGURE}"
        )
        return created, updated, total - created - updated

    def _upsert(self) -> None:
        execute(
            f"CREATE TEMPORARY TABLE {CHANGED} AS"
            f" SELECT f.id FROM {STAGING} s JOIN {FIGURES} f ON {SAME_FIGURE} WHERE {DIFFERS}"
        )
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        reason = f"import run {self.run.pk}"
        # A figure that an import created has no history until something changes it.
        copy_to_history(
            "+",
            "f.added_at",
            "f.added_by_id",
            f"NOT EXISTS (SELECT 1 FROM {HISTORY} h WHERE h.id = f.id)",
            [],
        )
        columns = ", ".join([*IDENTITY, *DETAILS])
        updates = [f"{name} = excluded.{name}" for name in (*FIRM_DETAILS, "import_run_id")]
        updates += [f"{name} = {told(name, 'excluded', FIGURES)}" for name in BLANKS]
        execute(
            f"INSERT INTO {FIGURES} ({columns}, import_run_id, added_by_id, added_at, chosen)"
            f" SELECT {columns}, %s, %s, %s, %s FROM {STAGING} s WHERE true"
            f" ON CONFLICT ({', '.join(IDENTITY)}) DO UPDATE SET {', '.join(updates)}"
            f" WHERE {differs('excluded', FIGURES)}",
            [self.run.pk, self.run.user_id, now, False],
        )
        copy_to_history("~", "%s", "%s", "true", [now, self.run.user_id], reason)
        execute(f"DROP TABLE {CHANGED}")


def copy_to_history(
    kind: str, day: str, user: str, condition: str, parameters: list, reason: str | None = None
) -> None:
    """Write the present state of the changed figures into their history; `day` and `user` are SQL."""
    columns = ", ".join(f"{name}" for name in HISTORY_COLUMNS)
    values = ", ".join(f"f.{name}" for name in HISTORY_COLUMNS)
    execute(
        f"INSERT INTO {HISTORY} ({columns}, history_type, history_change_reason, history_date, history_user_id)"
        f" SELECT {values}, %s, %s, {day}, {user} FROM {FIGURES} f JOIN {CHANGED} c ON c.id = f.id WHERE {condition}",
        [kind, reason, *parameters],
    )


def repetition(first_line: int, value: Decimal, first_value: Decimal) -> str:
    if value == first_value:
        return _("The same figure stands in line %(line)d. Delete one of them.") % {"line": first_line}
    return _("Line %(line)d gives %(value)s for the same figure. Keep the right one.") % {
        "line": first_line,
        "value": plain(first_value),
    }


def plain(number: Decimal | float) -> str:
    """A number from the database in plain digits."""
    return f"{Decimal(str(number)).normalize():f}"


def adapted(row: FigureRow) -> list:
    """The fields of a row as the database takes them."""
    ops = connection.ops
    values = dict(zip(STAGED, astuple(row), strict=True))
    values["period_start"] = ops.adapt_datefield_value(row.period_start)
    values["value"] = ops.adapt_decimalfield_value(row.value, 24, 6)
    values["reported_change_pct"] = ops.adapt_decimalfield_value(row.reported_change_pct, 12, 4)
    return list(values.values())


def batches(rows: Iterable[FigureRow], size: int) -> Iterator[list[FigureRow]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def execute(statement: str, parameters: list | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def fetch(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()
