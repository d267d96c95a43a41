"""Statements that no model knows: those on the temporary tables of an import."""

from decimal import Decimal

from django.db import connection


def execute(statement: str, parameters: list | None = None) -> int:
    """Run a statement. Returns the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.rowcount


def fetch(statement: str, parameters: list | None = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def plain(number: Decimal | float) -> str:
    """A number from the database in plain digits, as a cell has it."""
    return f"{Decimal(str(number)).normalize():f}"
