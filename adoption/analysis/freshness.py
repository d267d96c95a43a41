"""How far the data has come: what is kept of an answer is good while this stays the same."""

from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet, Subquery

from adoption.models import WORLD, Figure, ImportRun, Region


def state_of_data() -> tuple:
    """The newest keys of figures, of their history, of imports and of edits in the admin, and the last undoing.
    One query."""
    undone = ImportRun.objects.filter(undone_at__isnull=False).order_by("-undone_at")
    newest = (
        _last(Figure.objects.all()),
        _last(Figure.history.all(), "history_id"),
        _last(ImportRun.objects.all()),
        _last(LogEntry.objects.all()),
        Subquery(undone.values("undone_at")[:1]),
    )
    # The row of the world is always there.
    return Region.objects.filter(pk=WORLD).values_list(*newest).first() or ()


def _last(rows: QuerySet, key: str = "pk") -> Subquery:
    return Subquery(rows.order_by(f"-{key}").values(key)[:1])
