"""Staged rows -> stored figures, set by set, with the history of what changes and the chosen figure of each fact."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from adoption.models import Figure, ImportRun, refresh_chosen

from .sql import execute, fetch
from .staging import BLANKS, DETAILS, FIGURES, FIRM_DETAILS, IDENTITY, NEWS, SAME_FACT, STAGING, Staging, told

HISTORY = Figure.history.model._meta.db_table
HISTORY_COLUMNS = tuple(
    field.column for field in Figure.history.model._meta.fields if not field.name.startswith("history_")
)
# Staged rows whose fact more than one figure states, so that which one is chosen must be decided by the rule.
CONTESTED = "contested_figure"
CHOSEN_INDEX = "figure_chosen_once"
UNWRITTEN = "unwritten_figure"
# Entries of the index that fill the cache, and some more.
MANY = 2_000_000
# In kibibytes, as SQLite takes a negative number.
SORTING_CACHE = -16_000
FACT = [name for name in IDENTITY if name not in ("source_id", "measured_by_id")]


def write(run: ImportRun, staging: Staging, one_origin: bool) -> None:
    """Create and change figures as the news say. `one_origin`: each metric of the file has one source and measurer
    only, so that no two of its rows state one fact."""
    contested = 0 if staging.is_all_new and one_origin else contest(one_origin)
    if not staging.is_all_new:
        update(run)
    with index_built_afterwards(staging.counts()[0]):
        insert(run, staging.is_all_new, contested > 0)
    if contested:
        rows = f"{CONTESTED} c CROSS JOIN {STAGING} s CROSS JOIN {FIGURES} f"
        touched = RawSQL(f"SELECT f.id FROM {rows} WHERE s.n = c.n AND {SAME_FACT}", ())  # noqa: S611
        refresh_chosen(Figure.objects.filter(pk__in=touched))
    execute(f"DROP TABLE IF EXISTS {CONTESTED}")


@contextmanager
def index_built_afterwards(new: int) -> Iterator[None]:
    """Files come period by period, so that each row lands elsewhere in the index of the chosen figures. Once that has
    outgrown SQLite's cache, sorting it anew takes a fraction of the time, if most rows are new."""
    if connection.vendor != "sqlite" or new < MANY or fetch(f"SELECT max(id) > {new} FROM {FIGURES}")[0][0]:
        yield
        return
    [(definition,)] = fetch("SELECT sql FROM sqlite_master WHERE name = %s", [CHOSEN_INDEX])
    execute(f"DROP INDEX {CHOSEN_INDEX}")
    yield
    # Sorting takes as much memory again as the cache has.
    [(usual,)] = fetch("PRAGMA cache_size")
    execute(f"PRAGMA cache_size = {SORTING_CACHE}")
    execute(definition)
    execute(f"PRAGMA cache_size = {usual}")


def contest(one_origin: bool) -> int:
    """Set the contested rows apart. Returns how many."""
    execute(
        f"CREATE TEMPORARY TABLE {CONTESTED} AS SELECT DISTINCT s.n AS n FROM {NEWS} news"
        f" CROSS JOIN {STAGING} s CROSS JOIN {FIGURES} f WHERE s.n = news.n AND {SAME_FACT}"
    )
    if not one_origin:
        facts = f"SELECT {', '.join(FACT)} FROM {STAGING} GROUP BY {', '.join(FACT)} HAVING count(*) > 1"
        execute(
            f"INSERT INTO {CONTESTED} SELECT s.n FROM {STAGING} s JOIN ({facts}) f ON {SAME_FACT}"
            f" WHERE s.n NOT IN (SELECT n FROM {CONTESTED})"
        )
    [(count,)] = fetch(f"SELECT count(*) FROM {CONTESTED}")
    return count


def insert(run: ImportRun, all_rows: bool, some_contested: bool) -> None:
    """Create the figures that are not there yet; one that alone states its fact is the chosen one."""
    columns = ", ".join([*IDENTITY, *DETAILS])
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    alone = f"s.n NOT IN (SELECT n FROM {CONTESTED})" if some_contested else "true"
    rows = f"{STAGING} s" if all_rows else f"{NEWS} news CROSS JOIN {STAGING} s WHERE s.n = news.n AND news.id IS NULL"
    execute(
        f"INSERT INTO {FIGURES} ({columns}, import_run_id, added_by_id, added_at, chosen)"
        f" SELECT {columns}, %s, %s, %s, s.standing <> 'deprecated' AND {alone} FROM {rows}",
        [run.pk, run.user_id, now],
    )


def update(run: ImportRun) -> None:
    """Change the figures of which the file tells something else, with their states before and after."""
    changed = f"SELECT id FROM {NEWS} WHERE id IS NOT NULL"
    if not fetch(f"{changed} LIMIT 1"):
        return
    # A figure that an import created has no history until something changes it. Which ones those are is found before
    # the first is written: PostgreSQL would read the growing history for each.
    execute(
        f"CREATE TEMPORARY TABLE {UNWRITTEN} AS SELECT n.id AS id FROM ({changed}) n"
        f" WHERE NOT EXISTS (SELECT 1 FROM {HISTORY} h WHERE h.id = n.id)"
    )
    copy_to_history(f"SELECT id FROM {UNWRITTEN}", "+", "f.added_at", "f.added_by_id")
    execute(f"DROP TABLE {UNWRITTEN}")
    values = [f"{name} = s.{name}" for name in FIRM_DETAILS]
    values += [f"{name} = {told(name, 's', FIGURES)}" for name in BLANKS]
    # A deprecated figure is never the chosen one; which is instead is decided when all are written.
    values.append(f"chosen = ({FIGURES}.chosen AND s.standing <> 'deprecated')")
    execute(
        f"UPDATE {FIGURES} SET {', '.join(values)}, import_run_id = %s FROM {NEWS} news, {STAGING} s"
        f" WHERE s.n = news.n AND news.id = {FIGURES}.id",
        [run.pk],
    )
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    copy_to_history(changed, "~", "%s", "%s", f"import run {run.pk}", [now, run.user_id])


def copy_to_history(
    figures: str, kind: str, day: str, user: str, reason: str | None = None, parameters: Sequence = ()
) -> None:
    """Write the present state of the figures whose keys a query gives into their history; `day` and `user` are SQL."""
    columns = ", ".join(HISTORY_COLUMNS)
    values = ", ".join(f"f.{name}" for name in HISTORY_COLUMNS)
    execute(
        f"INSERT INTO {HISTORY} ({columns}, history_type, history_change_reason, history_date, history_user_id)"
        f" SELECT {values}, %s, %s, {day}, {user} FROM {FIGURES} f WHERE f.id IN ({figures})",
        [kind, reason, *parameters],
    )
