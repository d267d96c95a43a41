#!/usr/bin/env python
"""Django's command line for maintainers: imports, exports, checks."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adoption.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except SystemExit as stop:
        # What argparse calls a usage error ends like any other failure.
        sys.exit(1 if stop.code == 2 else stop.code)


if __name__ == "__main__":
    main()
