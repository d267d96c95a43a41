"""A file with every mistake people make: nothing is stored, and every bad line is told."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from adoption.importing.run import Options, import_figures
from adoption.models import Figure, ImportRun, Source

HERE = Path(__file__).parent / "files"
BAD_ROWS = HERE / "bad-rows.csv"
BAD_LINES = {4, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17, 18, 20, 21}

pytestmark = pytest.mark.django_db


def test_every_bad_line_is_told_and_no_other(world):
    outcome = import_figures(BAD_ROWS)
    assert {error.line for error in outcome.errors} == BAD_LINES
    assert outcome.rejected == 14
    assert outcome.read == 18


@pytest.mark.parametrize(
    ("line", "column", "value", "told"),
    [
        (4, "service", "Gemeni Ultra Pro", "No service has this name"),
        (6, "period", "2025-13", "13"),
        (7, "period", "2025-02-30", "30"),
        (8, "value", "-16500000", "below zero"),
        (9, "value", "", "missing"),
        (11, "value", "10900000", "line 2"),
        (13, "value", "191", "over 100"),
        (14, "14", "extra", "15 cells where the header has 13"),
        (15, "metric", "number-of-likes", "No metric has this name"),
        (16, "value", "twenty-two million", "number"),
        (17, "region", "KOREA", "two-letter country code"),
        (18, "reported_change_pct", "", "6 cells where the header has 13"),
        (20, "value", "17000000", "16500000"),
        (21, "", "", "blank"),
    ],
)
def test_an_error_says_where_what_and_how_to_mend_it(world, line, column, value, told):
    errors = [error for error in import_figures(BAD_ROWS).errors if error.line == line]
    [error] = [error for error in errors if error.column == column]
    assert error.value == value
    assert told in error.message


def test_nothing_is_stored(world):
    before = (Figure.objects.count(), Source.objects.count(), ImportRun.objects.count())
    with pytest.raises(CommandError, match="Nothing was stored"):
        call_command("import_figures", str(BAD_ROWS))
    assert (Figure.objects.count(), Source.objects.count(), ImportRun.objects.count()) == before


def test_partial_stores_the_good_rows(world, tmp_path):
    Figure.objects.filter(metric__slug="daily-avg-visits").delete()
    outcome = import_figures(BAD_ROWS, Options(partial=True))
    assert outcome.stored
    assert (outcome.created, outcome.unchanged, outcome.rejected) == (2, 4, 14)
    assert Figure.objects.filter(metric__slug="daily-avg-visits").count() == 2


def test_the_report_has_the_shape_of_the_contract(world, tmp_path):
    report = tmp_path / "report.json"
    with pytest.raises(CommandError):
        call_command("import_figures", str(BAD_ROWS), report=report)
    content = json.loads(report.read_text())
    assert set(content) >= {
        "file",
        "sha256",
        "layout",
        "read",
        "created",
        "updated",
        "unchanged",
        "rejected",
        "created_services",
        "created_metrics",
        "errors",
        "warnings",
        "reading",
    }
    assert content["errors"][0].keys() == {"line", "column", "value", "message"}
    assert content["rejected"] == 14
