"""Import events from a CSV file."""

from adoption.importing.reference import EVENTS

from ..tables import ImportTableCommand


class Command(ImportTableCommand):
    help = "Import events from a CSV file. The same file twice changes nothing."
    table = EVENTS
