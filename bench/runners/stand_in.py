"""`python -m bench.runners.stand_in DATABASE FILE`: the reference where there is no sqlite3 on the command line."""

import csv
import sqlite3
import sys
from contextlib import closing

from bench.data import COLUMNS
from bench.reference import CHANGES, PRAGMAS, STAGING, UPSERT

from .clock import timed


def main() -> None:
    database, file = sys.argv[1:]
    with timed(), closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.executescript(PRAGMAS + STAGING)
        connection.execute("BEGIN IMMEDIATE")
        with open(file, encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            marks = ", ".join("?" * len(COLUMNS))
            connection.executemany(f"INSERT INTO staging VALUES ({marks})", rows)  # noqa: S608 - question marks only
        connection.execute(UPSERT)
        [(changes,)] = connection.execute(CHANGES).fetchall()
        connection.execute("COMMIT")
    print(changes)


if __name__ == "__main__":
    main()
