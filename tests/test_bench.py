"""The benchmark's data: always the same, plausible, and taken by the importer without a word."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from adoption.models import Figure
from bench import data
from bench.fill import fill

ROWS = 2000


def test_the_data_is_the_same_each_time(tmp_path: Path):
    for name in ("one.csv", "other.csv"):
        data.write(tmp_path / name, ROWS)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "other.csv").read_bytes()
    # Changed data makes new measurements incomparable with old ones.
    assert list(data.rows(1))[0][:5] == ["Assistant 001", "bench-visits", "2022-01", "WORLD", "3908588772"]


def test_the_periods_are_months_and_then_days():
    periods = list(data.periods())
    assert periods[35:37] == ["2024-12", "2025-01-01"]
    assert len(set(periods)) == len(periods) == data.MOST_ROWS / data.ROWS_OF_PERIOD


@pytest.mark.django_db
def test_the_importer_takes_the_first_rows_without_a_word(tmp_path: Path):
    fill()
    file, report = tmp_path / "figures.csv", tmp_path / "report.json"
    data.write(file, ROWS)
    call_command("import_figures", str(file), report=report)
    told = json.loads(report.read_text())
    assert (told["created"], told["errors"], told["warnings"]) == (ROWS, [], [])
    written = [dict(zip(data.COLUMNS, row, strict=True)) for row in data.rows(ROWS)]
    expected = {(row["service"], row["region"], int(row["value"]), row["quote"]) for row in written}
    assert set(Figure.objects.values_list("service__name", "region_id", "value", "quote")) == expected
