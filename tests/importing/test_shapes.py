"""Files as other people and programs write them: the figures that a careful person would type, or a refusal that says
which line, column or option it is about. Never a wrong figure without a word."""

from pathlib import Path

import pytest
from django.db import connection

from adoption.importing.options import Options
from adoption.importing.outcome import FileError
from adoption.importing.run import import_figures
from adoption.models import Figure, ImportRun, Source
from tests.world import TABLES

from . import (
    shapes_days,
    shapes_ends,
    shapes_exports,
    shapes_korea,
    shapes_numbers,
    shapes_pasted,
    shapes_periods,
    shapes_spreadsheets,
    shapes_tables,
    shapes_units,
)
from .shapes import Shape

MODULES = (
    shapes_days,
    shapes_ends,
    shapes_exports,
    shapes_korea,
    shapes_numbers,
    shapes_pasted,
    shapes_periods,
    shapes_spreadsheets,
    shapes_tables,
    shapes_units,
)
SHAPES = [shape for module in MODULES for shape in module.SHAPES]

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_figures(world) -> None:
    """The names of the bundled data without its figures, which would give warnings of their own."""
    for table in TABLES:
        table.objects.all()._raw_delete(connection.alias)


def shapes(is_refused: bool) -> list:
    return [pytest.param(shape, id=shape.name) for shape in SHAPES if bool(shape.refused) == is_refused]


def write(shape: Shape, folder: Path) -> Path:
    path = folder / "export.csv"
    path.write_bytes(shape.content)
    return path


@pytest.mark.parametrize("shape", shapes(is_refused=False))
def test_figures_are_those_that_a_careful_person_would_type(no_figures, tmp_path, shape):
    outcome = import_figures(write(shape, tmp_path), Options(**shape.told))
    assert outcome.errors == []
    figures = list(Figure.objects.select_related("service", "metric").filter(import_run=outcome.run))
    found = {(f.service.slug, f.metric.slug, f.period.code, f.region_id, f.value, f.qualifier) for f in figures}
    assert found == shape.stated
    assert len(figures) == outcome.created == outcome.read
    changes = {(f.service.slug, f.period.code, f.reported_change_pct) for f in figures if f.reported_change_pct}
    assert changes == shape.stated_changes
    warnings = "\n".join(map(str, outcome.warnings))
    assert bool(warnings) == bool(shape.warned)
    assert [words for words in shape.warned if words not in warnings] == []


@pytest.mark.parametrize("shape", shapes(is_refused=True))
def test_a_refusal_says_where_and_what_to_do(no_figures, tmp_path, shape):
    try:
        said = "\n".join(map(str, import_figures(write(shape, tmp_path), Options(**shape.told)).errors))
    except FileError as error:
        said = str(error)
    assert [words for words in shape.refused if words not in said] == []
    assert not any(table.objects.exists() for table in (Figure, Source, ImportRun))


def test_every_shape_has_a_name_of_its_own():
    assert len({shape.name for shape in SHAPES}) == len(SHAPES)
