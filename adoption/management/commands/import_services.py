"""Import services from a CSV file."""

from adoption.importing.reference import SERVICES

from ..tables import ImportTableCommand


class Command(ImportTableCommand):
    help = "Import services from a CSV file. The same file twice changes nothing."
    table = SERVICES
