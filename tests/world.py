"""The bundled data set: loaded once through the real importer, taken away where a test begins with nothing."""

from django.db import connection

from adoption.importing.bundled import import_bundled
from adoption.models import (
    Alias,
    Conversion,
    Event,
    Figure,
    ImportRun,
    Metric,
    Organization,
    SeriesBreak,
    Service,
    Source,
)
from adoption.models.organization import NOT_STATED_SLUG

# In the order in which the rows refer to one another.
TABLES = (Conversion, Figure, Figure.history.model, ImportRun, Source, SeriesBreak, Event.services.through, Event)


def load_world() -> None:
    for outcome in import_bundled():
        assert not outcome.errors, outcome.errors


def leave_world() -> None:
    """Empty the tables, but for the rows that every database has."""
    for rows in (
        *(table.objects.all() for table in TABLES),
        Alias.objects.filter(region=None),
        Service.objects.all(),
        Metric.objects.all(),
        Organization.objects.exclude(slug=NOT_STATED_SLUG),
    ):
        rows._raw_delete(connection.alias)
