"""What maintainers see of export_figures."""

import io
import json
import os
import stat
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from adoption.importing.export import COLUMNS, Export
from adoption.models import Figure
from tests.make import make_figure, make_metric

pytestmark = pytest.mark.django_db


def run(**options) -> tuple[str, str]:
    """What the command writes to standard output and tells beside it."""
    output, told = io.StringIO(newline=""), io.StringIO()
    call_command("export_figures", stdout=output, stderr=told, **options)
    return output.getvalue(), told.getvalue()


def test_the_figures_go_to_standard_output_and_their_number_beside_it():
    make_figure(value=5)
    output, told = run()
    assert output.startswith(",".join(COLUMNS) + "\r\n")
    assert len(output.splitlines()) == 2
    assert told == "1 figure written.\n"


def test_json_is_a_list_that_any_program_reads():
    make_figure(value=5, note="비고")
    [row] = json.loads(run(format="json")[0])
    assert (row["value"], row["note"], row["reported_change_pct"]) == (5, "비고", None)


def test_metric_and_source_narrow_it():
    figure = make_figure(metric=make_metric(slug="wau"))
    make_figure()
    assert run(metric="wau", source=figure.source.title)[1] == "1 figure written.\n"
    with pytest.raises(CommandError, match="Did you mean “wau”"):
        run(metric="wuau")


def test_a_file_is_written_and_imported_again(tmp_path, world):
    path = tmp_path / "figures.csv"
    assert run(output=path) == ("", f"{Figure.objects.count()} figures written.\n")
    output = io.StringIO()
    call_command("import_figures", str(path), quiet=True, stdout=output, stderr=output)
    assert f"0 created, 0 updated, {Figure.objects.count()} unchanged, 0 rejected" in output.getvalue()


def test_a_file_is_replaced_only_when_all_is_written(tmp_path, monkeypatch):
    make_figure()
    path = tmp_path / "figures.csv"
    path.write_text("as before")
    path.chmod(0o640)
    pieces = Export.pieces

    def broken(self):
        yield from pieces(self)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Export, "pieces", broken)
        with pytest.raises(CommandError, match="figures.csv cannot be written: No space left on device"):
            run(output=path)
    assert path.read_text() == "as before"
    assert os.listdir(tmp_path) == ["figures.csv"]
    run(output=path)
    assert path.read_text().startswith("service,")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_goes_on_leading_to_the_file(tmp_path):
    make_figure()
    (tmp_path / "new.csv").touch()
    (tmp_path / "latest.csv").symlink_to(tmp_path / "new.csv")
    run(output=tmp_path / "latest.csv")
    assert (tmp_path / "latest.csv").is_symlink()
    assert (tmp_path / "new.csv").read_text().startswith("service,")


@pytest.mark.parametrize("place", ["nowhere/figures.csv", ".", "/dev/null"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path, monkeypatch, place):
    monkeypatch.setattr(Export, "pieces", lambda self: pytest.fail("the work had begun"))
    with pytest.raises(CommandError, match="cannot be written|no regular file"):
        run(output=tmp_path / place)
    assert not os.listdir(tmp_path)
    assert not Path("/dev/null").is_file()


def test_a_reader_that_leaves_early_ends_it_quietly(monkeypatch):
    make_figure(note="x" * 200_000)
    reading, writing = os.pipe()
    told = io.StringIO()
    reader = threading.Thread(target=lambda: (os.read(reading, 10), os.close(reading)))
    reader.start()
    with open(writing, "w") as output:
        call_command("export_figures", stdout=output, stderr=told)
    reader.join()
    assert told.getvalue() == ""
