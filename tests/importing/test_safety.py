"""Whatever happens to the process of an import, the database is as before or has the whole file."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from django.conf import settings

from bench import data
from bench.databases import Postgres, SQLite, prepare

PROJECT = Path(__file__).resolve().parent.parent.parent
IS_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
ROWS, ROWS_BEFORE = 1500, 500
# Far more than any of these takes.
PATIENCE = 60
STORED = f"{ROWS - ROWS_BEFORE} created, 0 updated, {ROWS_BEFORE} unchanged, 0 rejected."


class Imports:
    """Imports as processes of their own, into a database of their own."""

    def __init__(self, database: SQLite | Postgres, folder: Path) -> None:
        self.database = database
        self.file = folder / "figures.csv"
        self.processes: list[subprocess.Popen] = []

    def start(self, moment: str = "", action: str = "nothing", file: Path | None = None) -> subprocess.Popen:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "tests.importing.stopped", moment, action, str(file or self.file)],
            cwd=PROJECT,
            env={**os.environ, "DATABASE_URL": self.database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.processes.append(process)
        return process

    def kill_all(self) -> None:
        for process in self.processes:
            process.kill()

    def run(self, moment: str = "", action: str = "nothing", file: Path | None = None) -> tuple[int, str, str]:
        return ended(self.start(moment, action, file))

    def state(self) -> list:
        counts = [
            next(self.database.fetch(f"SELECT count(*) FROM adoption_{table}"))  # noqa: S608
            for table in ("figure", "historicalfigure", "source", "importrun", "service")
        ]
        if IS_SQLITE:
            assert list(self.database.fetch("PRAGMA integrity_check")) == [("ok",)]
            assert list(self.database.fetch("PRAGMA foreign_key_check")) == []
        return counts


def ended(process: subprocess.Popen) -> tuple[int, str, str]:
    """Its exit code and what it said."""
    output, errors = process.communicate()
    if IS_SQLITE and process.returncode >= 0:
        assert "keys are checked: 1" in output
    return process.returncode, output, errors


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Iterator[SQLite | Postgres]:
    """A database that has some figures already."""
    folder = tmp_path_factory.mktemp("safety")
    if IS_SQLITE:
        database = prepare(SQLite(folder / "prepared.sqlite3"))
    else:
        database = prepare(Postgres(os.environ["DATABASE_URL"], f"safety_{os.getpid()}").create())
    imports = Imports(database, folder)
    data.write(imports.file, ROWS_BEFORE)
    assert imports.run()[0] == 0
    yield database
    database.drop()


@pytest.fixture
def imports(prepared, tmp_path) -> Iterator[Imports]:
    database = prepared.copy(f"safety_{os.getpid()}_copy")
    imports = Imports(database, tmp_path)
    data.write(imports.file, ROWS)
    # Where one would never end, its killing lets the test fail.
    patience = Timer(PATIENCE, imports.kill_all)
    patience.start()
    yield imports
    patience.cancel()
    imports.kill_all()
    for process in imports.processes:
        process.communicate()
    database.drop()


def test_a_killed_import_leaves_the_database_as_before_and_the_next_one_works(imports):
    before = imports.state()
    for moment in ("checking", "storing", "committing"):
        assert imports.run(moment, "kill")[0] == -9
        assert imports.state() == before
    assert STORED in imports.run()[1]


@pytest.mark.parametrize("action", ["interrupt", "terminate"])
def test_a_signal_stops_an_import_in_the_middle_of_a_long_statement(imports, action):
    before = imports.state()
    code, _output, errors = imports.run("storing", action)
    assert (code, errors) == (1, f"CommandError: {imports.file}: stopped. Nothing of it was stored.\n")
    assert imports.state() == before


def test_a_signal_that_comes_with_the_commit_does_not_make_the_import_deny_what_it_stored(imports):
    code, output, errors = imports.run("committing", "press")
    assert (code, errors) == (0, "")
    assert STORED in output
    assert imports.state()[0] == (ROWS,)


@pytest.mark.skipif(not IS_SQLITE, reason="a limit that only SQLite has")
def test_a_full_disk_is_told_and_nothing_is_stored(imports):
    before = imports.state()
    code, _output, errors = imports.run("storing", "fill")
    assert code == 1
    assert "database or disk is full. Nothing was stored." in errors
    assert "Traceback" not in errors
    assert imports.state() == before


def test_of_two_imports_at_once_one_says_that_it_waits_and_both_end_right(imports):
    first = imports.start("storing", "wait")
    assert first.stdout.readline() == "waiting to be told\n"
    second, third = imports.start(), imports.start()
    assert [second.stdout.readline(), third.stdout.readline()] == ["in use\n", "in use\n"]
    third.send_signal(2)
    code, _output, errors = ended(third)
    assert (code, errors) == (1, f"CommandError: {imports.file}: stopped. Nothing of it was stored.\n")
    first.stdin.write("\n")
    first.stdin.flush()
    assert STORED in ended(first)[1]
    assert f"0 created, 0 updated, {ROWS} unchanged" in ended(second)[1]
    assert imports.state()[0] == (ROWS,)


def test_readers_see_the_figures_of_before_until_the_import_has_ended(imports):
    before = imports.state()
    process = imports.start("committing", "wait")
    assert process.stdout.readline() == "waiting to be told\n"
    assert imports.state() == before
    process.stdin.write("\n")
    process.stdin.flush()
    assert ended(process)[0] == 0
    assert imports.state()[0] == (ROWS,)


def test_foreign_keys_are_checked_again_after_a_file_that_was_refused(imports, tmp_path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(imports.file.read_bytes().replace(b"Assistant 001", b"Nobody"))
    code, _output, errors = imports.run(file=wrong)
    assert code == 1
    assert "Nothing was stored" in errors
