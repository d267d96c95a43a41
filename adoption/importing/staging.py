"""Typed rows -> a temporary table beside the figures, and which of them are news. Nothing stored is changed here."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from django.db import connection
from django.utils.translation import gettext as _

from adoption.models import Figure

from .outcome import MOST_REJECTED, Problem
from .rows import FigureRow
from .sql import execute, fetch, plain

BATCH = 20_000
STAGING = "staged_figure"
NEWS = "news_figure"
FIGURES = Figure._meta.db_table
STAGED = FigureRow._fields

IDENTITY = ("metric_id", "region_id", "period_kind", "period_start", "service_id", "source_id", "measured_by_id")
FIRM_DETAILS = ("value", "qualifier", "standing")
# A file that leaves these blank says nothing about them, so what is stored stays.
BLANKS = ("quote", "note", "reported_change_pct")
DETAILS = (*FIRM_DETAILS, *BLANKS)

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
# Rows are numbered as they come: several values may stand in one line.
NUMBER = {"sqlite": "n integer PRIMARY KEY", "postgresql": "n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"}


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

    def __enter__(self) -> "Staging":
        columns = ", ".join(f"{name} {STAGING_TYPES.get(name, 'text')}" for name in STAGED)
        execute(f"CREATE TEMPORARY TABLE {STAGING} ({NUMBER[connection.vendor]}, {columns})")
        return self

    def __exit__(self, error: type[BaseException] | None, *_) -> None:
        # An error takes the transaction back, and the tables with it.
        if error is None:
            for name in (STAGING, NEWS):
                execute(f"DROP TABLE IF EXISTS {name}")

    def add(self, rows: Iterable[tuple]) -> None:
        """Put the rows into the table, in batches."""
        columns = ", ".join(STAGED)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor, cursor.copy(f"COPY {STAGING} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        # The driver itself: Django's cursor would translate the marks of every row.
        statement = f"INSERT INTO {STAGING} ({columns}) VALUES ({', '.join('?' * len(STAGED))})"
        for batch in batches(rows, BATCH):
            connection.connection.executemany(statement, batch)

    def compare(self) -> int:
        """Set the news apart: rows that are no figure yet or tell of one something else. Returns how many."""
        execute(
            f"CREATE TEMPORARY TABLE {NEWS} AS SELECT s.n AS n, f.id AS id"
            f" FROM {STAGING} s LEFT JOIN {FIGURES} f ON {SAME_FIGURE} WHERE f.id IS NULL OR {differs('s', 'f')}"
        )
        [(news,)] = fetch(f"SELECT count(*) FROM {NEWS}")
        return news

    def counts(self) -> tuple[int, int, int]:
        """How many figures the rows create, change, and leave as they are."""
        [(news, changed)] = fetch(f"SELECT count(*), count(id) FROM {NEWS}")
        [(rows,)] = fetch(f"SELECT count(*) FROM {STAGING}")
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
        execute(f"DELETE FROM {STAGING} WHERE n IN (SELECT n FROM dropped_figure)")
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
        "Figure %(figure)d is stored with %(value)s or other details. Leave the row out, or say with --on-conflict update"
        " or keep which one counts."
    ) % {"figure": figure, "value": plain(stored)}


def batches(rows: Iterable[tuple], size: int) -> Iterator[list[tuple]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
