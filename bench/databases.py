"""The databases that contestants work in: each a fresh copy of the prepared one, gone afterwards."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from . import process

if TYPE_CHECKING:
    import psycopg

# What a public site would have to be told; never more than a benchmark uses it.
ENVIRONMENT = {"SECRET_KEY": "a-key-that-only-the-benchmark-uses-and-nobody-else-should", "DEBUG": "0"}


class Database(Protocol):
    """`fetch` hands on rows as they come, so that this program stays small."""

    url: str

    def fetch(self, statement: str) -> Iterator[tuple]: ...

    def size_mb(self) -> float: ...

    def drop(self) -> None: ...


class SQLite:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"

    def copy(self, name: str) -> "SQLite":
        other = SQLite(self.path.with_name(f"{name}.sqlite3"))
        other.drop()
        shutil.copyfile(self.path, other.path)
        return other

    def fetch(self, statement: str) -> Iterator[tuple]:
        with closing(sqlite3.connect(self.path)) as connection:
            yield from connection.execute(statement)

    def size_mb(self) -> float:
        """With what is still in the write-ahead log."""
        return sum(file.stat().st_size for file in self._files()) / 1e6

    def drop(self) -> None:
        for file in self._files():
            file.unlink()

    def _files(self) -> list[Path]:
        return list(self.path.parent.glob(f"{self.path.name}*"))


class Postgres:
    """A database of a running server, whose own databases are not touched."""

    def __init__(self, server: str, name: str) -> None:
        self.server, self.name = server, name
        self.url = f"{server.rpartition('/')[0]}/{name}"

    def create(self) -> "Postgres":
        self._tell_server(f"CREATE DATABASE {self.name}")
        return self

    def copy(self, name: str) -> "Postgres":
        other = Postgres(self.server, f"bench_{name}")
        other.drop()
        self._tell_server(f"CREATE DATABASE {other.name} TEMPLATE {self.name}")
        return other

    def fetch(self, statement: str) -> Iterator[tuple]:
        with connect(self.url) as connection:
            yield from connection.execute(statement)

    def size_mb(self) -> float:
        [(size,)] = self.fetch(f"SELECT pg_database_size('{self.name}')")
        return size / 1e6

    def drop(self) -> None:
        self._tell_server(f"DROP DATABASE IF EXISTS {self.name}")

    def _tell_server(self, statement: str) -> None:
        with connect(self.server) as connection:
            connection.execute(statement)


def connect(url: str) -> "psycopg.Connection":
    # Imported only when needed: a small program keeps the measured peaks of its copies true.
    import psycopg

    return psycopg.connect(url, autocommit=True)


def environment(database: Database) -> dict[str, str]:
    return {**ENVIRONMENT, "DATABASE_URL": database.url}


def prepare(database: SQLite | Postgres) -> SQLite | Postgres:
    """Migrate it, and fill in all that the figures name."""
    for command in (["migrate", "--verbosity", "0"], ["shell", "-v", "0", "-c", "from bench.fill import fill; fill()"]):
        process.run([sys.executable, "manage.py", *command], environment(database))
    return database
