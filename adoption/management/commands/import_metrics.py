"""Import metrics from a CSV file."""

from adoption.importing.reference import METRICS

from ..tables import ImportTableCommand


class Command(ImportTableCommand):
    help = "Import metrics from a CSV file. The same file twice changes nothing."
    table = METRICS
