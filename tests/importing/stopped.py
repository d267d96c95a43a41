"""`python -m tests.importing.stopped MOMENT ACTION FILE` imports a file, and something happens at that moment."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

import django
from django.core.management import ManagementUtility
from django.db import connection

LONG = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(600)",
}
# So long that the statement runs when the signal comes.
SOON = 0.3


def send(number: int) -> None:
    os.kill(os.getpid(), number)


def stop_within_a_statement(number: int) -> None:
    """The statement would never end."""
    Timer(SOON, send, [number]).start()
    with connection.cursor() as cursor:
        cursor.execute(LONG[connection.vendor])
        cursor.fetchall()


def fill_disk() -> None:
    """The database may grow no further, and neither may what it keeps aside."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        [pages] = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")


def wait() -> None:
    """Until this process is told to go on."""
    print("waiting to be told", flush=True)
    sys.stdin.readline()


def tell_of_keys() -> None:
    """Whether SQLite checks foreign keys in what this process does next."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys")
            print("keys are checked:", cursor.fetchone()[0])


ACTIONS = {
    "kill": lambda: send(signal.SIGKILL),
    "press": lambda: send(signal.SIGINT),
    "interrupt": lambda: stop_within_a_statement(signal.SIGINT),
    "terminate": lambda: stop_within_a_statement(signal.SIGTERM),
    "fill": fill_disk,
    "wait": wait,
    "nothing": lambda: None,
}


def main(moment: str, action: str, file: str) -> None:
    django.setup()
    from adoption.importing.progress import Progress
    from adoption.management.commands import import_figures

    class Eventful(Progress):
        def phase(self, name: str) -> None:
            self.happen(name)

        def committing(self) -> None:
            super().committing()
            self.happen("committing")

        def waiting(self) -> None:
            print("in use", flush=True)

        def happen(self, name: str) -> None:
            if name == moment:
                ACTIONS[action]()

    @contextmanager
    def eventful(*_) -> Iterator[Progress]:
        try:
            yield Eventful()
        finally:
            tell_of_keys()

    import_figures.progress_on = eventful
    ManagementUtility(["manage.py", "import_figures", file]).execute()


if __name__ == "__main__":
    main(*sys.argv[1:])
