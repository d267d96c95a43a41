"""Write figures as CSV or JSON."""

import os
import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.importing.export import FORMATS, Export, ExportError, selected

from ..reporting import check_writable


class Command(BaseCommand):
    requires_system_checks = ()
    help = _(
        "Write figures in the long columns: one figure on a line, with its source. import_figures reads the file back "
        "with every row unchanged."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--metric", metavar="NAME", help=_("Only figures of this metric, by slug, name or alias."))
        parser.add_argument("--source", metavar="TITLE", help=_("Only figures of the sources with this title."))
        parser.add_argument(
            "--format", choices=[*FORMATS], default="csv", help=_("CSV, or JSON with one figure a line.")
        )
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help=_("The file to write; standard output without it.")
        )

    def handle(self, *, metric: str | None, source: str | None, format: str, output: Path | None, **options) -> None:
        try:
            export = Export(selected(metric, source), format)
            if output:
                with replacing(output) as file:
                    file.writelines(export.pieces())
            elif not self._print(export.pieces()):
                return
        except ExportError as error:
            raise CommandError(str(error)) from error
        told = ngettext("%(count)d figure written.", "%(count)d figures written.", export.count)
        self.stderr.write(told % {"count": export.count}, self.style.SUCCESS)

    def _print(self, pieces: Iterable[str]) -> bool:
        """Whether somebody read on to the end."""
        if hasattr(self.stdout, "reconfigure"):
            self.stdout.reconfigure(encoding="utf-8", newline="")
        try:
            for text in pieces:
                self.stdout.write(text, ending="")
            self.stdout.flush()
        except BrokenPipeError:
            # Python flushes once more at its end, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stdout.fileno())
            return False
        return True


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of `path` when it is complete. Raises CommandError where it cannot."""
    check_writable(path)
    place = path.resolve()
    if place.exists() and not place.is_file():
        raise CommandError(_("%(file)s is no regular file. Leave out --output to write elsewhere.") % {"file": path})
    try:
        # A folder, since a temporary file could be read by its owner only.
        with tempfile.TemporaryDirectory(prefix=".export-", dir=place.parent) as folder:
            new = Path(folder) / place.name
            with new.open("w", encoding="utf-8", newline="") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if place.exists():
                shutil.copymode(place, new)
            new.replace(place)
    except OSError as error:
        reason = {"file": path, "reason": error.strerror or error}
        raise CommandError(_("%(file)s cannot be written: %(reason)s.") % reason) from error
