"""Import breaks from a CSV file."""

from adoption.importing.reference import BREAKS

from ..tables import ImportTableCommand


class Command(ImportTableCommand):
    help = "Import breaks from a CSV file. The same file twice changes nothing."
    table = BREAKS
