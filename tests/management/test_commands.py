"""What maintainers see of the import commands."""

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from adoption.models import Figure, Organization

FILES = Path(__file__).resolve().parent.parent / "importing" / "files"

pytestmark = pytest.mark.django_db


def run(command: str, *arguments: str, **options) -> str:
    output = io.StringIO()
    call_command(command, *arguments, stdout=output, stderr=output, **options)
    return output.getvalue()


def test_counts_are_told(tmp_path):
    path = tmp_path / "organizations.csv"
    path.write_text("name,kind\nOpenAI,vendor\n")
    assert "1 created, 0 updated, 0 unchanged" in run("import_organizations", str(path))
    assert "0 created, 0 updated, 1 unchanged" in run("import_organizations", str(path))


def test_a_dry_run_says_that_nothing_was_stored(tmp_path):
    path = tmp_path / "organizations.csv"
    path.write_text("name,kind\nOpenAI,vendor\n")
    assert "Dry run" in run("import_organizations", str(path), dry_run=True)
    assert not Organization.objects.filter(name="OpenAI").exists()


def test_a_report_that_cannot_be_written_stops_before_anything_is_stored(tmp_path):
    path = tmp_path / "organizations.csv"
    path.write_text("name,kind\nOpenAI,vendor\n")
    with pytest.raises(CommandError, match="cannot be written"):
        run("import_organizations", str(path), report=tmp_path / "nowhere" / "report.json")
    assert not Organization.objects.filter(name="OpenAI").exists()


def test_every_file_gets_its_turn_and_is_named(world):
    missing = FILES / "missing.csv"
    with pytest.raises(CommandError, match="bad-rows.csv"):
        run("import_figures", str(missing), str(FILES / "bad-rows.csv"))
    with pytest.raises(CommandError, match="missing.csv"):
        run("import_figures", str(FILES / "bad-rows.csv"), str(missing))


def test_one_report_is_for_one_file(tmp_path):
    with pytest.raises(CommandError, match="--report"):
        run("import_figures", "a.csv", "b.csv", report=tmp_path / "report.json")


def test_bundled_data_is_left_alone_where_there_are_figures(world):
    Figure.objects.filter(metric__slug="wau").delete()
    assert run("load_bundled_data", if_empty=True) == ""
    assert not Figure.objects.filter(metric__slug="wau").exists()


def test_an_editor_may_enter_data_and_manage_no_accounts(monkeypatch):
    monkeypatch.setenv("EDITOR_PASSWORD", "a-long-enough-phrase")
    assert "can sign in" in run("make_editor", username="anna")
    anna = User.objects.get(username="anna")
    assert anna.is_staff
    assert anna.has_perm("adoption.add_source")
    assert not anna.has_perm("auth.change_user")
    assert "has a new password" in run("make_editor", username="anna")


def test_a_weak_password_is_refused(monkeypatch):
    monkeypatch.setenv("EDITOR_PASSWORD", "12345")
    with pytest.raises(CommandError, match="too short"):
        run("make_editor", username="anna")
    assert not User.objects.exists()


def test_what_is_left_out_and_what_was_stored_before_is_told(world, tmp_path):
    path = tmp_path / "left-out.csv"
    path.write_text("Month,ChatGPT\n2030-01,7\n2030-02,8\nTotal,15\nSource: a panel,\n")
    options = {"metric": "chatbot-referral-share", "region": "WORLD", "measured_by": "StatCounter"}
    told = run("import_figures", str(path), **options)
    assert "2 lines are no figures and were left out; the first: line 4, a total" in told
    assert "nothing has changed since" in run("import_figures", str(path), **options)
