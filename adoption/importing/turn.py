"""One import writes at a time; another waits for its turn, and says so. What is stopped leaves nothing behind."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import OperationalError, connection, transaction

from .progress import Progress

# Any number that no other program uses in this database.
LOCK = 4_210_977
# How long SQLite tries to begin before it tells that the database is busy; Ctrl-C must wait for so long, too.
SHORT_MS = 500
# So many steps of SQLite's machine pass between two looks at whether Ctrl-C was pressed.
STEPS = 500_000


@contextmanager
def my_turn(progress: Progress) -> Iterator[None]:
    """A transaction that no other import shares."""
    with unchecked_keys(), writing(progress):
        yield
        if connection.vendor == "postgresql" and not connection.needs_rollback:
            # PostgreSQL leaves foreign keys to the commit, where they would take half a minute for a million rows.
            connection.check_constraints()
        progress.committing()


@contextmanager
def writing(progress: Progress) -> Iterator[None]:
    """A transaction for one who writes much: it waits, however long, until no other such one is at work."""
    with stoppable(), ExitStack() as transactions:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            begin_in_sqlite(transactions, progress)
        else:
            transactions.enter_context(transaction.atomic())
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


def begin_in_sqlite(transactions: ExitStack, progress: Progress) -> None:
    """Begin the transaction, which takes SQLite's only lock for writing, as soon as nobody else has it.

    The lock is not looked at first and taken then: of two who wait, the other may have been quicker."""
    said = False
    while not begins(transactions):
        if not said:
            progress.waiting()
            said = True


def begins(transactions: ExitStack) -> bool:
    """Whether the transaction could begin, after a short time of trying."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        [usual] = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {SHORT_MS}")
        try:
            transactions.enter_context(transaction.atomic())
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            return False
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
    return True


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
    driver = connection.connection
    # Nothing is to be done there: Python looks for signals whenever a function begins.
    driver.set_progress_handler(lambda: 0, STEPS)
    try:
        yield
    except OperationalError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise
    finally:
        # Django closes a connection that could not even roll back.
        if connection.connection is driver:
            driver.set_progress_handler(None, 0)
