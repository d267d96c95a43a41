"""Taking back what an import run did, set by set, unless that would lose later work.

The history tells who wrote a figure: a run changes the run that the figure names and gives itself as the
reason, an editor does not. A figure that an import created has no history until something changes it."""

# Table and column names come from the models; every value is a parameter.
# ruff: noqa: S608

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext as _

from adoption.models import Figure, ImportRun, Metric, Organization, Region, Service, Source, refresh_chosen

from .progress import Progress
from .sql import execute, fetch
from .staging import DETAILS, FIGURES, SAME_FACT, batches
from .store import FACT, HISTORY, copy_to_history
from .turn import writing

RUNS = ImportRun._meta.db_table
PLAN = "undo_plan"
FACTS = "undo_fact"
FACT_OF_FIGURE = ", ".join(f"f.{name}" for name in FACT)

# Reasons in the history, before the number of the run.
WROTE, UNDID = "import run ", "undo of import run "
# What can become of a figure that the run wrote.
DELETE, RESTORE, KEEP, GONE, NOTHING = "delete", "restore", "keep", "gone", "nothing"
# What a run makes beside figures, in the order in which it can be deleted.
MADE: tuple[type[Model], ...] = (Source, Service, Metric, Organization, Region)
BATCH = 500
MOST_TOLD = 20


@dataclass
class Undone:
    """What was taken back and what was not."""

    deleted: int = 0
    restored: int = 0
    # Figures that were changed later: how many, and the first of them with by whom and when.
    kept: int = 0
    later: list[str] = field(default_factory=list)
    # Figures that the run had changed and that somebody deleted since.
    gone: int = 0
    # What the run made beside figures: rows deleted by model, days put back, and what was left, and why.
    removed: Counter[type[Model]] = field(default_factory=Counter)
    redated: int = 0
    left: list[str] = field(default_factory=list)

    def leave(self, row: Model, why: str) -> None:
        self.left.append(f"{row._meta.verbose_name} “{row}”: {why}")


class UndoError(ValueError):
    """A run that cannot be taken back: the message says why."""


class LaterWorkError(UndoError):
    """Taking the run back would lose later work: the message says which."""

    def __init__(self, run: ImportRun, undone: Undone) -> None:
        intro = _("Taking back import run %(run)d would lose later work on %(count)d figures:")
        lines = [intro % {"run": run.pk, "count": undone.kept}, *undone.later]
        if more := undone.kept - len(undone.later):
            lines.append(_("… and %(count)d more.") % {"count": more})
        super().__init__("\n".join(lines))


def undo(
    run: ImportRun,
    user: AbstractBaseUser | None = None,
    keep_later: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Undone:
    """Take back what the run did. Raises UndoError, and changes nothing, where that cannot be done.

    `keep_later` leaves alone the figures that were changed later; `dry_run` only tells what would be done."""
    with alone(progress or Progress()):
        check(run)
        undone = plan(run)
        if undone.kept and not keep_later:
            raise LaterWorkError(run, undone)
        now = timezone.now()
        take_back_figures(f"{UNDID}{run.pk}", connection.ops.adapt_datetimefield_value(now), user and user.pk)
        remove_made(run, undone)
        put_days_back(run, undone)
        touched = RawSQL(f"SELECT f.id FROM {FIGURES} f JOIN {FACTS} s ON {SAME_FACT}", ())  # noqa: S611
        refresh_chosen(Figure.objects.filter(pk__in=touched))
        for table in (PLAN, FACTS):
            execute(f"DROP TABLE {table}")
        if dry_run:
            transaction.set_rollback(True)
        else:
            run.undone_at = now
            run.save(update_fields=["undone_at"])
    return undone


@contextmanager
def alone(progress: Progress) -> Iterator[None]:
    """A transaction in which nobody else writes figures."""
    with writing(progress):
        if connection.vendor == "postgresql":
            # Imports wait for one another; editors wait here.
            execute(f"LOCK TABLE {FIGURES} IN SHARE ROW EXCLUSIVE MODE")
        yield


def check(run: ImportRun) -> None:
    """Raises UndoError where the run is none that can be taken back."""
    run.refresh_from_db()
    if run.kind != ImportRun.Kind.FIGURES:
        told = _("Import run %(run)d took in %(kind)s. Only figures can be taken back; mend these in the admin.")
        raise UndoError(told % {"run": run.pk, "kind": run.get_kind_display()})
    if run.undone_at:
        told = _("Import run %(run)d was taken back already, on %(time)s. Import the file again to have it back.")
        raise UndoError(told % {"run": run.pk, "time": clock(run.undone_at)})


def plan(run: ImportRun) -> Undone:
    """Decide the fate of every figure that the run wrote, and count.

    `target` is the row of the history to go back to, `later` the newest one that tells of later work.
    What was written by runs that are taken back already is no target."""
    execute(f"CREATE TEMPORARY TABLE {PLAN} (id bigint, fate text, target bigint, later bigint, has_past boolean)")
    execute(
        f"INSERT INTO {PLAN} (id, fate, target, later, has_past)"
        f" WITH written AS ("
        f" SELECT id FROM {FIGURES} WHERE import_run_id = %s UNION SELECT id FROM {HISTORY} WHERE import_run_id = %s"
        f"), past AS ("
        f" SELECT h.id, history_id, history_type, import_run_id, history_change_reason AS reason,"
        f" lag(import_run_id) OVER (PARTITION BY h.id ORDER BY history_id) AS run_before,"
        f" min(CASE WHEN import_run_id = %s THEN history_id END) OVER (PARTITION BY h.id) AS own"
        f" FROM {HISTORY} h JOIN written ON written.id = h.id"
        f"), judged AS ("
        f" SELECT id, history_id, own, {written_by_run()} AS by_run,"
        f" EXISTS (SELECT 1 FROM {RUNS} r WHERE r.id = import_run_id AND undone_at IS NOT NULL) AS is_void FROM past"
        f"), summed AS ("
        f" SELECT id, min(history_id) < min(own) AS was_there, max(history_id) AS newest,"
        f" max(CASE WHEN history_id < own AND NOT (by_run AND is_void) THEN history_id END) AS target,"
        f" max(CASE WHEN history_id >= own AND NOT by_run THEN history_id END) AS edited"
        f" FROM judged GROUP BY id"
        f"), decided AS ("
        f" SELECT w.id, f.id AS here, was_there, target, newest IS NOT NULL AS has_past,"
        f" CASE WHEN f.import_run_id = %s THEN edited ELSE newest END AS later"
        f" FROM written w LEFT JOIN summed s ON s.id = w.id LEFT JOIN {FIGURES} f ON f.id = w.id"
        f") SELECT id, CASE WHEN here IS NULL AND was_there THEN '{GONE}' WHEN here IS NULL THEN '{NOTHING}'"
        f" WHEN later IS NOT NULL THEN '{KEEP}' WHEN target IS NULL THEN '{DELETE}' ELSE '{RESTORE}' END,"
        f" target, later, has_past FROM decided",
        [run.pk] * 4,
    )
    if connection.vendor == "postgresql":
        # Without a look at the table it takes every fate for a rare one.
        execute(f"ANALYZE {PLAN}")
    counts = Counter(dict(fetch(f"SELECT fate, count(*) FROM {PLAN} GROUP BY fate")))
    return Undone(counts[DELETE], counts[RESTORE], counts[KEEP], later_work(run), counts[GONE])


def written_by_run() -> str:
    """SQL that is true where a row of the history is the work of a run, or of taking one back."""
    return (
        f"COALESCE(history_type = '+' AND import_run_id IS NOT NULL OR history_type = '~'"
        f" AND COALESCE(run_before, 0) <> COALESCE(import_run_id, 0)"
        f" AND reason IN ('{WROTE}' || import_run_id, '{UNDID}' || run_before), false)"
    )


def later_work(run: ImportRun) -> list[str]:
    """The first of the figures that were changed later, by whom and when."""
    told = RawSQL(f"SELECT later FROM {PLAN} WHERE fate = %s ORDER BY id LIMIT %s", (KEEP, MOST_TOLD))  # noqa: S611
    rows = Figure.history.filter(history_id__in=told).select_related("history_user").order_by("id")
    figures = Figure.objects.select_related("service", "metric").in_bulk([row.id for row in rows])
    line = _("%(figure)s: changed by %(writer)s on %(time)s")
    return [
        line % {"figure": figures[row.id], "writer": writer_of(row, run), "time": clock(row.history_date)}
        for row in rows
    ]


def writer_of(row: Model, run: ImportRun) -> str:
    """Who wrote the state that a row of the history keeps, after the run did."""
    reason = row.history_change_reason or ""
    if row.import_run_id not in (None, run.pk) and reason.startswith((WROTE, UNDID)):
        return _("import run %(run)d") % {"run": row.import_run_id}
    return str(row.history_user or _("somebody without an account"))


def clock(time: datetime) -> str:
    return f"{timezone.localtime(time):%Y-%m-%d %H:%M}"


def take_back_figures(reason: str, now: str | datetime, user_id: int | None) -> None:
    """Delete what the run created and put back what it changed; the history keeps both."""
    created, changed = (f"SELECT id FROM {PLAN} WHERE fate = '{fate}'" for fate in (DELETE, RESTORE))
    execute(
        f"CREATE TEMPORARY TABLE {FACTS} AS SELECT DISTINCT {FACT_OF_FIGURE}"
        f" FROM {FIGURES} f WHERE f.id IN ({created}) OR f.id IN ({changed})"
    )
    copy_to_history(f"{created} AND NOT has_past", "+", "f.added_at", "f.added_by_id")
    copy_to_history(created, "-", "%s", "%s", reason, [now, user_id])
    execute(f"DELETE FROM {FIGURES} WHERE id IN ({created})")
    before = ", ".join(f"{name} = h.{name}" for name in (*DETAILS, "import_run_id"))
    # Which one is chosen is decided at the end, but a deprecated one may not be meanwhile.
    execute(
        f"UPDATE {FIGURES} AS f SET {before}, chosen = f.chosen AND h.standing <> %s FROM {PLAN} p, {HISTORY} h"
        f" WHERE p.id = f.id AND h.history_id = p.target AND fate = '{RESTORE}'",
        [Figure.Standing.DEPRECATED],
    )
    copy_to_history(changed, "~", "%s", "%s", reason, [now, user_id])


def remove_made(run: ImportRun, undone: Undone) -> None:
    """Delete what the run made beside figures, where nothing refers to it and no editor worked on it."""
    for model in MADE:
        edited = edited_since(run, model)
        for keys in batches(run.made.get(model._meta.model_name, []), BATCH):
            rows = model.objects.in_bulk(keys)
            used = used_among(model, list(rows))
            kept = [key for key in rows if key in used or str(key) in edited]
            for key in kept:
                undone.leave(rows.pop(key), _("still in use") if key in used else _("edited since"))
            model.objects.filter(pk__in=list(rows)).delete()
            undone.removed[model] += len(rows)


def edited_since(run: ImportRun, model: type[Model]) -> set[str]:
    """The keys of the rows that editors saved after the run began, by the log of the admin."""
    kind = ContentType.objects.get_for_model(model)
    entries = LogEntry.objects.filter(content_type=kind, action_time__gte=run.started_at)
    return set(entries.order_by().values_list("object_id", flat=True))


def used_among(model: type[Model], keys: list) -> set:
    """Those of the keys to which a row of another table refers."""
    used = set()
    for relation in model._meta.related_objects:
        name = relation.field.name
        users = relation.related_model._base_manager.filter(**{f"{name}__in": keys})
        used |= set(users.order_by().values_list(name, flat=True).distinct())
    return used


def put_days_back(run: ImportRun, undone: Undone) -> None:
    """Give sources the day of publication that they had before the run, unless it was set again since."""
    before = dict(run.made.get("dated", {}))
    dated_again, edited = hand_over(before, run), edited_since(run, Source)
    for keys in batches([*before, *dated_again], BATCH):
        changed = []
        for source in Source.objects.filter(pk__in=keys):
            key = str(source.pk)
            if key in dated_again or key in edited:
                undone.leave(source, _("dated by a later import") if key in dated_again else _("edited since"))
            else:
                source.published = before[key] and date.fromisoformat(before[key])
                changed.append(source)
        redate(changed)
        undone.redated += len(changed)


def hand_over(before: dict[str, str | None], run: ImportRun) -> set[str]:
    """Take off the sources that a later run dated again; it then returns to the day that this run would have."""
    taken = set()
    later = ImportRun.objects.filter(pk__gt=run.pk, undone_at=None, made__has_key="dated").only("made")
    for other in later.order_by("pk"):
        if shared := before.keys() & other.made["dated"].keys():
            other.made["dated"] |= {key: before.pop(key) for key in shared}
            other.save(update_fields=["made"])
            taken |= shared
    return taken


def redate(sources: list[Source]) -> None:
    """Store the days; saving the sources one by one would decide anew on each fact they state."""
    Source.objects.bulk_update(sources, ["published"])
    marks = ", ".join(["%s"] * len(sources)) or "NULL"
    stated = f"SELECT DISTINCT {FACT_OF_FIGURE} FROM {FIGURES} f WHERE source_id IN ({marks})"
    execute(f"INSERT INTO {FACTS} {stated}", [source.pk for source in sources])
