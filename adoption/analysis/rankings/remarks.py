"""What is noted about figures."""

from collections.abc import Iterable

from adoption.models import Figure
from adoption.values.names import isolated

from ..series import FigureRow


def remarks(rows: Iterable[FigureRow]) -> dict[int, str]:
    """{figure: its note} of those that have one. One query."""
    figures = Figure.objects.filter(pk__in=[row.figure for row in rows]).exclude(note="")
    return {pk: isolated(note) for pk, note in figures.values_list("pk", "note")}
