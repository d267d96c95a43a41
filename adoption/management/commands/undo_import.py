"""Take back what an import did."""

from argparse import ArgumentParser
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from adoption.importing.undo import LaterWorkError, UndoError, Undone, undo
from adoption.models import ImportRun

from ..progress import progress_on

MOST_RUNS = 20
MOST_LEFT = 20


class Command(BaseCommand):
    help = (
        "Take back what an import run of figures did: what it created is deleted, what it changed is put back. "
        "Where that would lose later work, nothing is changed and the later work is listed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", nargs="?", metavar="RUN", help="Number of the import run; --list shows it.")
        parser.add_argument("--list", action="store_true", help="Show the newest import runs and their numbers.")
        parser.add_argument(
            "--keep-later", action="store_true", help="Leave alone what was changed later, and take back the rest."
        )
        parser.add_argument("--dry-run", action="store_true", help="Tell what would be done, and change nothing.")

    def handle(self, *, run: str | None, keep_later: bool, dry_run: bool, **options) -> None:
        if options["list"]:
            self._list()
            return
        found = find(run)
        try:
            with progress_on(self, _("Import run %(run)d") % {"run": found.pk}, quiet=False) as progress:
                undone = undo(found, keep_later=keep_later, dry_run=dry_run, progress=progress)
        except LaterWorkError as error:
            hint = _("Take back the later imports first, the newest first, or leave these figures with --keep-later.")
            raise CommandError(f"{error}\n{hint}") from error
        except UndoError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError(_("Stopped. Nothing was changed.")) from None
        for line in told(found, undone):
            self.stdout.write(line)
        if dry_run:
            self.stdout.write(_("Dry run: nothing was changed."))

    def _list(self) -> None:
        runs = ImportRun.objects.defer("errors", "warnings", "made", "state")[:MOST_RUNS]
        self.stdout.write("\n".join(map(line_of, runs)) or _("No import has been run yet."))


def told(run: ImportRun, undone: Undone) -> Iterator[str]:
    """What was taken back and what was not, in lines."""
    counts = _("Import run %(run)d: %(deleted)d figures deleted, %(restored)d put back.")
    yield counts % {"run": run.pk, "deleted": undone.deleted, "restored": undone.restored}
    for model, count in undone.removed.items():
        if count:
            yield _("Deleted %(names)s: %(count)d.") % {"names": model._meta.verbose_name_plural, "count": count}
    if undone.redated:
        yield _("Days of publication put back: %(count)d.") % {"count": undone.redated}
    if undone.gone:
        yield _("Figures that the run had changed and that were deleted since: %(count)d.") % {"count": undone.gone}
    if undone.kept:
        yield _("Figures left alone for later work: %(count)d.") % {"count": undone.kept}
        yield from first(undone.later, undone.kept)
    if undone.left:
        yield _("Left as they are: %(count)d.") % {"count": len(undone.left)}
        yield from first(undone.left[:MOST_LEFT], len(undone.left))


def first(lines: list[str], count: int) -> Iterator[str]:
    yield from (f"  {line}" for line in lines)
    if more := count - len(lines):
        yield "  " + _("… and %(count)d more.") % {"count": more}


def find(number: str | None) -> ImportRun:
    """The run of that number. Raises CommandError that says how to find the right one."""
    if number is None:
        raise CommandError(_("Name the number of the import run; --list shows the newest."))
    run = ImportRun.objects.filter(pk=number).first() if str(number).isdecimal() else None
    if run is None:
        hint = _("There is no import run %(number)s. --list shows the newest runs, the admin shows all.")
        raise CommandError(hint % {"number": number})
    return run


def line_of(run: ImportRun) -> str:
    """The run in a line of the list."""
    line = _("%(run)6d  %(time)s  %(kind)s  %(file)s: %(created)d created, %(updated)d updated") % {
        "run": run.pk,
        "time": f"{timezone.localtime(run.started_at):%Y-%m-%d %H:%M}",
        "kind": run.get_kind_display(),
        "file": run.file_name,
        "created": run.created,
        "updated": run.updated,
    }
    return _("%(line)s, undone") % {"line": line} if run.undone_at else line
