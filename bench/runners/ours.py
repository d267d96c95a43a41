"""`python -m bench.runners.ours FILE …` is `manage.py import_figures FILE …`, timed from when Django stands."""

import os
import runpy
import sys
from importlib import import_module

import django

from .clock import timed


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "adoption.settings"
    django.setup()
    import_module("adoption.management.commands.import_figures")
    sys.argv = ["manage.py", "import_figures", *sys.argv[1:]]
    with timed():
        runpy.run_path("manage.py", run_name="__main__")


if __name__ == "__main__":
    main()
