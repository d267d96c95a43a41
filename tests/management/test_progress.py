"""What an import shows while it works, and what it says where something beside it fails."""

import io
import re
import signal
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from adoption.importing.progress import Progress
from adoption.management import progress as module
from adoption.management.commands import import_figures as command
from adoption.management.stopping import stopping
from adoption.models import Figure

HEADER = "service,metric,period,region,value,source,publisher,measured_by,url,published"
ROW = (
    "ChatGPT,daily-avg-visits,2031-0{},WORLD,1000,Of the future,TechCrunch,Similarweb,https://example.com/1,2025-04-01"
)
UNKNOWN = ROW.replace("ChatGPT", "Nobody’s Chat")
SIZE = 4_000_000

pytestmark = pytest.mark.django_db


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def file(tmp_path):
    """Writes a file of figures; its name."""

    def file(*rows: str, name: str = "figures.csv") -> str:
        path: Path = tmp_path / name
        path.write_text("\n".join([HEADER, *rows]) + "\n")
        return str(path)

    return file


@pytest.fixture
def clock(monkeypatch):
    """`clock.now` is the time in seconds."""

    class Clock:
        now = 100.0

    monkeypatch.setattr(module, "monotonic", lambda: Clock.now)
    return Clock


@pytest.fixture
def long_work(monkeypatch, clock):
    """An import that seems to read a large file for twelve seconds."""
    work = command.import_figures

    def long_work(path, options, progress):
        for second in range(1, 13):
            clock.now += 1
            progress.rows(second * 10_000, SIZE * second // 12, SIZE)
        progress.phase("checking")
        return work(path, options, progress=progress)

    monkeypatch.setattr(command, "import_figures", long_work)


def run(*files: str, **options) -> tuple[str, str]:
    """What stands on standard output and on standard error."""
    output, errors = io.StringIO(), io.StringIO()
    call_command("import_figures", *files, stdout=output, stderr=errors, **options)
    return output.getvalue(), errors.getvalue()


def test_without_a_terminal_a_line_tells_every_five_seconds_how_far_it_is(world, file, long_work):
    output, errors = run(file(ROW.format(1)))
    lines = output.splitlines()
    assert lines[:3] == [
        "figures.csv: 50,000 rows read, 41 %",
        "figures.csv: 100,000 rows read, 83 %",
        "figures.csv: 120,000 rows read, checking",
    ]
    assert lines[3].startswith("figures.csv: read as utf-8")
    assert lines[-1] == "figures.csv: 1 created, 0 updated, 0 unchanged, 0 rejected."
    assert errors.startswith("figures.csv: warning: line 2, column period")


def test_a_short_import_says_how_the_file_was_read_and_what_was_done(world, file):
    output, _errors = run(file(ROW.format(1)))
    assert "rows read" not in output
    assert "column" in output


def test_on_a_terminal_a_bar_shows_rows_rate_and_time_left(world, file, long_work, monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    output, _errors = run(file(ROW.format(1)))
    shown = screen.getvalue().split("\r")
    checking = next(bar for bar in shown if "figures.csv, checking" in bar)
    assert re.search(r"100%.* 4.00M/4.00M \[\d\d:\d\d<\d\d:\d\d, .*B/s, 120,000 rows\]", checking)
    # The bar is wiped away, and never stands among what is redirected into a file.
    assert shown[-1].strip() == ""
    assert "B/s" not in output


def test_quiet_tells_counts_and_problems_only(world, file, long_work):
    output, errors = run(file(ROW.format(1)), quiet=True)
    assert output == "figures.csv: 1 created, 0 updated, 0 unchanged, 0 rejected.\n"
    assert errors.startswith("figures.csv: warning: line 2, column period")
    with pytest.raises(CommandError, match="1 rejected. Nothing was stored"):
        run(file(UNKNOWN.format(1)), quiet=True)


def test_a_report_that_fails_at_last_does_not_hide_what_was_stored(world, file, tmp_path, monkeypatch):
    def full(*_, **__) -> None:
        raise OSError(28, "No space left on device")

    name, output = file(ROW.format(1)), io.StringIO()
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(CommandError, match=r"report.json cannot be written: No space left on device"):
        call_command("import_figures", name, stdout=output, report=tmp_path / "report.json")
    assert "1 created" in output.getvalue()
    assert Figure.objects.filter(source__title="Of the future").count() == 1


def test_standard_input_that_does_not_fit_on_the_disk_is_told(monkeypatch):
    def full(*_) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "copyfileobj", full)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a,b\n")))
    with pytest.raises(CommandError, match=r"Standard input cannot be kept in .*: No space left.* set TMPDIR"):
        run("-")


def test_files_after_the_one_that_was_stopped_are_not_begun(world, file, monkeypatch):
    def press(*_, **__) -> None:
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(command, "import_figures", press)
    errors = io.StringIO()
    with pytest.raises(CommandError, match=r"b.csv: stopped. Nothing of it was stored."):
        call_command("import_figures", file(name="a.csv"), file(name="b.csv"), stderr=errors, quiet=True)
    assert "a.csv: stopped. Nothing of it was stored." in errors.getvalue()


def test_the_file_that_was_stored_when_the_signal_came_is_told_before_the_command_stops(world, file, monkeypatch):
    work = command.import_figures

    def press_late(path, options, progress):
        outcome = work(path, options, progress=progress)
        signal.raise_signal(signal.SIGINT)
        return outcome

    monkeypatch.setattr(command, "import_figures", press_late)
    output = io.StringIO()
    with pytest.raises(CommandError, match=r"b.csv: stopped"):
        names = file(ROW.format(1), name="a.csv"), file(ROW.format(2), name="b.csv")
        call_command("import_figures", *names, stdout=output, quiet=True)
    assert output.getvalue() == "a.csv: 1 created, 0 updated, 0 unchanged, 0 rejected.\n"


def test_signals_mean_again_afterwards_what_they_meant_before(monkeypatch):
    usual = signal.getsignal(signal.SIGTERM)
    hangup = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping() as stop:
            # nohup has the command go on when the terminal is closed.
            signal.raise_signal(signal.SIGHUP)
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGTERM)
            stop.progress = Progress()
            stop.progress.committing()
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is usual
    finally:
        signal.signal(signal.SIGHUP, hangup)
