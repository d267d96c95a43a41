"""How an import's progress is shown: a bar on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm

from adoption.importing.plan import Plan
from adoption.importing.progress import Progress

# Where no bar can be drawn, so many seconds pass between two lines.
PAUSE = 5
PHASES = {"checking": gettext_lazy("checking"), "storing": gettext_lazy("storing")}


class Lines(Progress):
    """How the file was read, and now and then a line of how far it is."""

    def __init__(self, command: BaseCommand, name: str) -> None:
        self.command = command
        self.name = name
        self.began = self.last = monotonic()
        self.count = 0

    def say(self, text: str) -> None:
        self.command.stdout.write(f"{self.name}: {text}")

    def understood(self, plan: Plan) -> None:
        self.began = self.last = monotonic()
        for line in told(plan):
            self.say(line)

    def rows(self, count: int, bytes_read: int, size: int) -> None:
        self.count = count
        if monotonic() - self.last >= PAUSE:
            self.last = monotonic()
            self.say(
                _("%(rows)s rows read, %(percent)d %%") % {"rows": f"{count:,}", "percent": 100 * bytes_read // size}
            )

    def phase(self, name: str) -> None:
        # What comes may take as long as what was, and has no measure.
        if monotonic() - self.began >= PAUSE:
            self.say(_("%(rows)s rows read, %(phase)s") % {"rows": f"{self.count:,}", "phase": PHASES[name]})

    def waiting(self) -> None:
        self.say(_("the database is in use, most likely by another import; waiting for that to end."))


class Bar(Lines):
    """A bar over the bytes of the file, with rows, rate and time left."""

    bar: tqdm | None = None

    def rows(self, count: int, bytes_read: int, size: int) -> None:
        if self.bar is None:
            self.bar = tqdm(total=size, unit="B", unit_scale=True, desc=self.name, leave=False, file=sys.stderr)
        self.bar.set_postfix_str(_("%(rows)s rows") % {"rows": f"{count:,}"}, refresh=False)
        self.bar.update(bytes_read - self.bar.n)

    def phase(self, name: str) -> None:
        if self.bar:
            self.bar.set_description_str(f"{self.name}, {PHASES[name]}")

    def close(self) -> None:
        if self.bar:
            self.bar.close()


@contextmanager
def progress_on(command: BaseCommand, name: str, quiet: bool) -> Iterator[Progress]:
    """What listens to an import of the command."""
    if quiet:
        yield Progress()
    elif sys.stderr.isatty():
        bar = Bar(command, name)
        try:
            yield bar
        finally:
            bar.close()
    else:
        yield Lines(command, name)


def told(plan: Plan) -> Iterator[str]:
    """How a file is read, in lines."""
    report = plan.as_report()
    names = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("pipe")}
    yield _("read as %(encoding)s, separated by %(delimiter)s, header in line %(line)d, layout %(layout)s") % {
        "encoding": report["encoding"],
        "delimiter": names.get(report["delimiter"], report["delimiter"]),
        "line": report["header_line"],
        "layout": report["layout"],
    }
    yield _("columns: %(columns)s") % {
        "columns": ", ".join(f"“{header}” → {meaning}" for header, meaning in report["columns"].items())
    }
    for text, value in (
        (_("left out: %(value)s"), ", ".join(f"“{header}”" for header in report["ignored_columns"])),
        (_("not in the file: %(value)s"), ", ".join(f"{name} = {text}" for name, text in report["filled"].items())),
        (_("every period is a %(value)s"), report["period_kind"]),
        (_("days are written %(value)s"), report["dates"]),
        (_("decimal sign: %(value)s"), report["decimal"]),
        (_("values are multiplied by %(value)s"), f"{report['scale']:,}" if report["scale"] != 1 else ""),
    ):
        if value:
            yield text % {"value": value}
