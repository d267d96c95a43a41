"""Import organizations from a CSV file."""

from adoption.importing.reference import ORGANIZATIONS

from ..tables import ImportTableCommand


class Command(ImportTableCommand):
    help = "Import organizations from a CSV file. The same file twice changes nothing."
    table = ORGANIZATIONS
