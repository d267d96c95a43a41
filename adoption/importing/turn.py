"""One import writes at a time; another waits for its turn, and says so. What is stopped leaves nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from .progress import Progress

# Any number that no other program uses in this database.
LOCK = 4_210_977
# How long SQLite tries before it tells that the database is busy, and how long it may wait at a time after that.
SHORT_MS = 500
# So many steps of SQLite's machine pass between two looks at whether Ctrl-C was pressed.
STEPS = 500_000


@contextmanager
def my_turn(progress: Progress) -> Iterator[None]:
    """A transaction that no other import shares."""
    with stoppable(), writing(progress):
        yield


@contextmanager
def writing(progress: Progress) -> Iterator[None]:
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        wait_for_sqlite(progress)
    with unchecked_keys(), transaction.atomic():
        if connection.vendor == "postgresql":
            wait_for_postgresql(progress)
        yield


@contextmanager
def unchecked_keys() -> Iterator[None]:
    """SQLite would look up seven foreign keys for every row, a sixth of all time. An import takes each of them from
    the same database within the same transaction, and nobody else writes meanwhile."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    connection.disable_constraint_checking()
    try:
        yield
    finally:
        connection.enable_constraint_checking()


def wait_for_sqlite(progress: Progress) -> None:
    """Return when nobody else writes; the transaction that follows begins by taking the lock."""
    said = False
    while not is_free():
        if not said:
            progress.waiting()
            said = True


def is_free() -> bool:
    """Whether a writing transaction could begin, after a short time of trying."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        [usual] = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {SHORT_MS}")
        try:
            with transaction.atomic():
                return True
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            return False
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def wait_for_postgresql(progress: Progress) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        [got] = cursor.fetchone()
        if not got:
            progress.waiting()
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C stop SQLite in the middle of a long statement: it calls back into Python, which sees the signal."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    pressed: list[bool] = []

    def look() -> int:
        try:
            return 0
        except KeyboardInterrupt:
            pressed.append(True)
            raise

    connection.connection.set_progress_handler(look, STEPS)
    try:
        yield
    except OperationalError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise
    finally:
        connection.connection.set_progress_handler(None, 0)
