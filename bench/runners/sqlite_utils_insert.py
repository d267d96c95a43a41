"""`python -m bench.runners.sqlite_utils_insert DATABASE FILE`: `sqlite-utils insert` with types and key."""

import sys

from sqlite_utils.cli import cli

from .clock import timed

KEY = ("service", "metric", "period", "region", "source", "measured_by")
# Named types spare it the detecting, after which it would write the whole table anew.
NUMBERS = ("value", "reported_change_pct")


def main() -> None:
    database, file = sys.argv[1:]
    command = ["insert", database, "figures", file, "--csv", "--no-detect-types"]
    command += [part for column in KEY for part in ("--pk", column)]
    command += [part for column in NUMBERS for part in ("--type", column, "float")]
    with timed():
        cli.main(command, standalone_mode=False)


if __name__ == "__main__":
    main()
