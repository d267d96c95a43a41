"""`python -m bench` prints the benchmark table; `make bench` sets up what it needs first."""

import signal
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from . import data, machine, table
from .contestants import BY_IMPORT_EXPORT, BY_SQLITE_UTILS, OURS, PURE_SQL, Contestant
from .databases import Postgres, SQLite, prepare
from .process import BenchError
from .reference import CLI
from .rounds import Results, compete, say

USUAL_ROWS = (100_000, 1_000_000)
MILLION = 1_000_000
# django-import-export takes two milliseconds for a row, sqlite-utils a minute for a million.
ROWS_OF_IMPORT_EXPORT = 10_000
ROWS_OF_SQLITE_UTILS = 100_000
ROWS_OF_POSTGRES = 100_000
ROWS_OF_TRIAL = 1000
PEERS = ("sqlite_utils", "import_export")


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m bench", description="How fast figures are imported, beside others.")
    parser.add_argument(
        "--rows",
        type=int,
        nargs="+",
        default=USUAL_ROWS,
        metavar="N",
        help="Rows of the files (100000 1000000). More than a million brings the million along, to compare with. "
        "Ten millions need about 10 GB in the directory for temporary files (TMPDIR).",
    )
    parser.add_argument("--rounds", type=int, default=5, help="How often each case runs (5).")
    parser.add_argument("--full", action="store_true", help="sqlite-utils also with a million rows.")
    parser.add_argument("--no-peers", action="store_true", help="Without sqlite-utils and django-import-export.")
    parser.add_argument("--postgres", action="store_true", help="Ours also on a temporary PostgreSQL.")
    options = parser.parse_args()
    if options.rounds < 1 or not all(ROWS_OF_TRIAL <= rows <= data.MOST_ROWS for rows in options.rows):
        parser.error(f"Ask for at least one round, and for {ROWS_OF_TRIAL:,} to {data.MOST_ROWS:,} rows.")
    missing = [] if options.no_peers else [name for name in PEERS if not find_spec(name)]
    if missing:
        parser.error(f"Not installed: {', '.join(missing)}. `make bench` installs all; --no-peers goes without.")
    return options


def sizes(options: Namespace) -> list[int]:
    rows = set(options.rows)
    if max(rows) > MILLION:
        rows.add(MILLION)
    if not options.no_peers:
        rows.add(ROWS_OF_IMPORT_EXPORT)
    return sorted(rows)


def contestants(rows: int, options: Namespace) -> list[Contestant]:
    taking_part = [OURS, PURE_SQL]
    if options.no_peers:
        return taking_part
    if rows <= (MILLION if options.full else ROWS_OF_SQLITE_UTILS):
        taking_part.append(BY_SQLITE_UTILS)
    if rows <= ROWS_OF_IMPORT_EXPORT:
        taking_part.append(BY_IMPORT_EXPORT)
    return taking_part


def on_sqlite(options: Namespace, folder: Path) -> list[Results]:
    """A short trial first: it shows what fails before long work is lost, and compiles every module."""
    prepared = prepare(SQLite(folder / "prepared.sqlite3"))
    trial = contestants(ROWS_OF_TRIAL, options)
    compete(trial, made(folder, ROWS_OF_TRIAL), ROWS_OF_TRIAL, 1, prepared, "A trial")
    all_results = []
    for rows in sizes(options):
        file = made(folder, rows)
        all_results.append(compete(contestants(rows, options), file, rows, options.rounds, prepared, "SQLite"))
        file.unlink()
    return all_results


def on_postgres(options: Namespace, folder: Path) -> Results:
    from tests.postgres import temporary_postgres

    with temporary_postgres() as server:
        prepared = prepare(Postgres(server, "bench_prepared").create())
        file = made(folder, ROWS_OF_POSTGRES)
        return compete([OURS], file, ROWS_OF_POSTGRES, options.rounds, prepared, "PostgreSQL")


def made(folder: Path, rows: int) -> Path:
    """A file with so many rows."""
    file = folder / f"figures-{rows}.csv"
    data.write(file, rows)
    return file


def show(title: str, all_results: Sequence[Results]) -> None:
    print(f"\n{title}\n{table.measurements(all_results)}")
    for results in all_results:
        if results.warnings:
            print(f"!! Ours warned {results.warnings} times of {results.rows:,} plausible rows.")


def main() -> None:
    # A killed run takes its files and its server with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    options = arguments()
    if not CLI:
        say("!! No sqlite3 command here (Debian: apt install sqlite3): Python's csv and sqlite3 stand in for it.")
    facts = machine.facts()
    with tempfile.TemporaryDirectory(prefix="adoption-bench-") as name:
        all_results = on_sqlite(options, Path(name))
        postgres = [on_postgres(options, Path(name))] if options.postgres else []
    print(facts)
    show("Imports into SQLite: medians (lowest–highest); ratios are taken within a round", all_results)
    if postgres:
        show("Ours into PostgreSQL (memory without the server's)", postgres)
    print(f"\nWhat is to be reached (speeds, but where it says otherwise)\n{table.aims(all_results)}")


if __name__ == "__main__":
    try:
        main()
    except BenchError as error:
        sys.exit(f"!! {error}")
