"""The bundled data set: loaded once through the real importer, taken away where a test begins with nothing."""

from adoption.importing.bundled import import_bundled
from adoption.models import Alias, Event, Figure, ImportRun, Metric, Organization, SeriesBreak, Service, Source
from adoption.models.reference_rows import make_reference_rows

# In the order in which the rows refer to one another.
HISTORY = Figure.history.model
TABLES = (Figure, HISTORY, ImportRun, Source, SeriesBreak, Event.services.through, Event, Alias, Service, Metric, Organization)


def load_world() -> None:
    for outcome in import_bundled():
        assert not outcome.errors, outcome.errors


def leave_world() -> None:
    """Empty the tables, but for the rows that every database has."""
    for table in TABLES:
        table.objects.all()._raw_delete("default")
    make_reference_rows()
