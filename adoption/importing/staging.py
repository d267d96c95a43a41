"""Typed rows -> a temporary table beside the figures, and which of them are news. Nothing stored is changed here."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice

from django.db import connection
from django.utils.translation import gettext as _

from adoption.models import Figure

from .outcome import MOST_REJECTED, Problem
from .reading import StagedRow
from .sql import execute, fetch, plain

BATCH = 20_000
# Rows that one statement inserts; SQLite takes 32,766 values.
AT_ONCE = 200
STAGING = "staged_figure"
NEWS = "news_figure"
FIGURES = Figure._meta.db_table

IDENTITY = ("metric_id", "region_id", "period_kind", "period_start", "service_id", "source_id", "measured_by_id")
FIRM_DETAILS = ("value", "qualifier", "standing")
# A file that leaves these blank says nothing about them, so what is stored stays.
BLANKS = ("quote", "note", "reported_change_pct")
DETAILS = (*FIRM_DETAILS, *BLANKS)

# What one row says beside its frame: what many rows share, staged once.
ROW_TABLE, FRAME_TABLE = "staged_row", "staged_frame"
ROW = {"line": "bigint", "service_id": "bigint", "value": "numeric(24, 6)", "qualifier": "text", "frame": "bigint"}
FRAME = {
    "id": "bigint PRIMARY KEY",
    "metric_id": "bigint",
    "region_id": "text",
    "period_kind": "text",
    "period_start": "date",
    "qualifier": "text",
    "reported_change_pct": "numeric(12, 4)",
    "standing": "text",
    "quote": "text",
    "source_id": "bigint",
    "measured_by_id": "bigint",
    "note": "text",
}
# Rows are numbered as they come: several values may stand in one line.
NUMBER = {"sqlite": "n integer PRIMARY KEY", "postgresql": "n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"}
# The qualifier of its own column goes before the one in the text of the value.
VIEW = f"""
CREATE TEMPORARY VIEW {STAGING} AS
SELECT r.n, r.line, r.service_id, r.value, COALESCE(f.qualifier, r.qualifier, 'exact') AS qualifier,
    {", ".join(f"f.{name}" for name in FRAME if name not in ("id", "qualifier"))}
FROM {ROW_TABLE} r CROSS JOIN {FRAME_TABLE} f WHERE f.id = r.frame
"""


def told(name: str, new: str, old: str) -> str:
    """SQL for a detail that may be left blank: what the new row tells, else what the old one has."""
    said = f"{new}.{name}" if name == "reported_change_pct" else f"NULLIF({new}.{name}, '')"
    return f"COALESCE({said}, {old}.{name})"


def differs(new: str, old: str) -> str:
    """SQL that is true where a new row tells something else than the old one has."""
    firm = [f"{new}.{name} <> {old}.{name}" for name in FIRM_DETAILS]
    texts = [f"({new}.{name} <> '' AND {new}.{name} <> {old}.{name})" for name in ("quote", "note")]
    told_first = f"{new}.reported_change_pct IS NOT NULL AND {old}.reported_change_pct IS NULL"
    change = f"COALESCE({new}.reported_change_pct <> {old}.reported_change_pct, {told_first})"
    return f"({' OR '.join([*firm, *texts, change])})"


SAME_FIGURE = " AND ".join(f"f.{name} = s.{name}" for name in IDENTITY)
SAME_FACT = " AND ".join(f"f.{name} = s.{name}" for name in IDENTITY if name not in ("source_id", "measured_by_id"))


class Staging:
    """The rows of one import. Use: `add` all rows, then `compare` them with what is stored.

    `kept` counts the rows that would have changed a figure but were told to leave it."""

    kept = 0
    # Where no figure of the file's metrics is stored, every row is news and no table of them is needed.
    news_are = "TABLE"

    def __enter__(self) -> "Staging":
        number = NUMBER[connection.vendor]
        execute(f"CREATE TEMPORARY TABLE {ROW_TABLE} ({number}, {columns_of(ROW)})")
        execute(f"CREATE TEMPORARY TABLE {FRAME_TABLE} ({columns_of(FRAME)})")
        execute(VIEW)
        return self

    def __exit__(self, error: type[BaseException] | None, *_) -> None:
        # An error takes the transaction back, and the tables with it.
        if error is None:
            execute(f"DROP {self.news_are} IF EXISTS {NEWS}")
            execute(f"DROP VIEW {STAGING}")
            execute(f"DROP TABLE {ROW_TABLE}")
            execute(f"DROP TABLE {FRAME_TABLE}")

    def add(self, rows: Iterable[StagedRow], frames: list[tuple]) -> None:
        """Put the rows into the tables, in batches, and with each batch the frames that were met meanwhile."""
        for batch in batches(rows, BATCH):
            load(ROW_TABLE, ROW, batch)
            load(FRAME_TABLE, FRAME, frames)
            frames.clear()

    def compare(self) -> int:
        """Set the news apart: rows that are no figure yet or tell of one something else. Returns how many."""
        if not fetch(f"SELECT 1 FROM {FIGURES} WHERE metric_id IN (SELECT metric_id FROM {FRAME_TABLE}) LIMIT 1"):
            self.news_are = "VIEW"
            execute(f"CREATE TEMPORARY VIEW {NEWS} AS SELECT n, CAST(NULL AS bigint) AS id FROM {ROW_TABLE}")
        else:
            execute(
                f"CREATE TEMPORARY TABLE {NEWS} AS SELECT s.n AS n, f.id AS id"
                f" FROM {STAGING} s LEFT JOIN {FIGURES} f ON {SAME_FIGURE} WHERE f.id IS NULL OR {differs('s', 'f')}"
            )
        [(news,)] = fetch(f"SELECT count(*) FROM {NEWS}")
        return news

    @property
    def is_all_new(self) -> bool:
        """Whether no figure of the file's metrics is stored."""
        return self.news_are == "VIEW"

    def counts(self) -> tuple[int, int, int]:
        """How many figures the rows create, change, and leave as they are."""
        [(news, changed)] = fetch(f"SELECT count(*), count(id) FROM {NEWS}")
        [(rows,)] = fetch(f"SELECT count(*) FROM {ROW_TABLE}")
        return news - changed, changed, rows - news + self.kept

    def take_repeated(self) -> list[Problem]:
        """Lines that repeat or contradict an earlier line of the file; they are taken off the table."""
        numbered = (
            f"SELECT n, line, value, first_value(n) OVER w AS first_n, first_value(line) OVER w AS first_line,"
            f" first_value(value) OVER w AS first_value FROM {STAGING}"
            f" WINDOW w AS (PARTITION BY {', '.join(IDENTITY)} ORDER BY n)"
        )
        repeated = f"FROM ({numbered}) AS numbered WHERE n <> first_n"
        problems = [
            Problem(line, "value", plain(value), repetition(first_line, value, first_value))
            for line, value, first_line, first_value in fetch(
                f"SELECT line, value, first_line, first_value {repeated} ORDER BY n LIMIT {MOST_REJECTED + 1}"
            )
        ]
        if problems:
            self.drop(f"SELECT n {repeated}")
        return problems

    def take_changing(self, limit: int) -> list[Problem]:
        """Rows that would change a figure, as problems that say what is stored; they are taken off the table."""
        changing = f"FROM {NEWS} news JOIN {STAGING} s ON s.n = news.n JOIN {FIGURES} f ON f.id = news.id"
        problems = [
            Problem(line, "value", plain(value), conflict(stored, figure))
            for line, value, stored, figure in fetch(
                f"SELECT s.line, s.value, f.value, f.id {changing} ORDER BY s.n LIMIT {limit}"
            )
        ]
        self.drop(f"SELECT n FROM {NEWS} WHERE id IS NOT NULL")
        return problems

    def keep_stored(self) -> None:
        """Leave the figures that the file would change as they are."""
        [(changed,)] = fetch(f"SELECT count(id) FROM {NEWS}")
        self.kept += changed
        self.drop(f"SELECT n FROM {NEWS} WHERE id IS NOT NULL")

    def drop(self, numbers: str) -> None:
        """Take the rows off whose numbers the query gives."""
        execute(f"CREATE TEMPORARY TABLE dropped_figure AS {numbers}")
        execute(f"DELETE FROM {ROW_TABLE} WHERE n IN (SELECT n FROM dropped_figure)")
        if not self.is_all_new:
            execute(f"DELETE FROM {NEWS} WHERE n IN (SELECT n FROM dropped_figure)")
        execute("DROP TABLE dropped_figure")


def repetition(first_line: int, value: Decimal, first_value: Decimal) -> str:
    if value == first_value:
        return _("The same figure stands in line %(line)d. Delete one of them.") % {"line": first_line}
    return _("Line %(line)d gives %(value)s for the same figure. Keep the right one.") % {
        "line": first_line,
        "value": plain(first_value),
    }


def conflict(stored: Decimal, figure: int) -> str:
    return _(
        "Figure %(figure)d is stored with %(value)s or other details. Leave the row out, or say with --on-conflict"
        " update or keep which one counts."
    ) % {"figure": figure, "value": plain(stored)}


def columns_of(types: dict[str, str]) -> str:
    return ", ".join(f"{name} {type_}" for name, type_ in types.items())


def load(table: str, columns: dict[str, str], rows: list[tuple]) -> None:
    """Put rows into a temporary table by the quickest way that the database has."""
    names = ", ".join(columns)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    # The driver itself, since Django's cursor would translate the marks of every row; and many rows with one
    # statement, which takes two thirds of the time of one after the other.
    insert, row = f"INSERT INTO {table} ({names}) VALUES ", f"({', '.join('?' * len(columns))})"
    whole = len(rows) - len(rows) % AT_ONCE
    at_once = insert + ", ".join([row] * AT_ONCE)
    for start in range(0, whole, AT_ONCE):
        connection.connection.execute(at_once, list(chain.from_iterable(rows[start : start + AT_ONCE])))
    connection.connection.executemany(insert + row, rows[whole:])


def batches(rows: Iterable[tuple], size: int) -> Iterator[list[tuple]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
