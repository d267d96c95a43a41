"""Import conversions between metrics from a CSV file."""

from adoption.importing.reference import CONVERSIONS

from ..tables import ImportTableCommand


class Command(ImportTableCommand):
    help = "Import conversions between metrics from a CSV file. The same file twice changes nothing."
    table = CONVERSIONS
