"""An import run is taken back whole, or not at all where later work would be lost."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.admin.figure_store import delete_figure, save_figure
from adoption.importing import undo as module
from adoption.importing.options import Options
from adoption.importing.run import import_figures
from adoption.importing.undo import LaterWorkError, UndoError, undo
from adoption.models import Alias, Figure, ImportRun, Metric, Organization, Region, Service, Source
from tests.make import make_figure, make_metric, make_organization, make_service

HEADER = "service,metric,period,region,value,standing,source,publisher,measured_by,url,published,note"
MARCH = "Grok,daily-avg-visits,2025-03,WORLD,16500000,,Not the only chatbot,TechCrunch,Similarweb,https://example.com/1,2025-04-01,"
APRIL = MARCH.replace("2025-03", "2025-04")
# The same fact by another source.
OTHER = MARCH.replace("Not the only chatbot", "Grok grows").replace("/1,2025-04-01", "/2,2025-05-01")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names() -> None:
    make_service(name="Grok", slug="grok", provider=make_organization(name="xAI", slug="xai", kind="vendor"))
    make_metric(name="Average daily web visits", slug="daily-avg-visits")
    make_organization(name="TechCrunch", slug="techcrunch", kind="press")
    make_organization(name="Similarweb", slug="similarweb")


@pytest.fixture
def take_in(tmp_path):
    """Imports lines below the usual header; the run."""

    def take_in(*lines: str, **options) -> ImportRun:
        path: Path = tmp_path / "figures.csv"
        path.write_text("\n".join([HEADER, *lines]) + "\n")
        outcome = import_figures(path, Options(**options))
        assert outcome.stored, outcome.errors
        return ImportRun.objects.get(pk=outcome.run)

    return take_in


@pytest.fixture
def editor() -> User:
    return User.objects.create(username="anna")


def worth(line: str, value: int) -> str:
    return line.replace("16500000", str(value))


def edit(figure: Figure, editor: User, reason: str = "misprint", **changes) -> None:
    for name, value in changes.items():
        setattr(figure, name, value)
    assert save_figure(figure, editor, reason)


def log_change(row: Source | Service, editor: User) -> None:
    LogEntry.objects.log_actions(editor.pk, [row], CHANGE, single_object=True)


def everything() -> dict[str, list[dict]]:
    models = (Figure, Source, Service, Metric, Organization, Region, Alias)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def history_of(figure: Figure | int) -> list[tuple]:
    rows = Figure.history.filter(id=getattr(figure, "pk", figure)).order_by("history_id")
    return list(rows.values_list("history_type", "value", "import_run_id", "history_change_reason"))


def command(*arguments: object, **options) -> str:
    output = io.StringIO()
    call_command("undo_import", *arguments, stdout=output, stderr=output, **options)
    return output.getvalue()


def test_what_a_run_created_goes_and_leaves_its_trace(take_in, editor):
    run = take_in(MARCH)
    figure = Figure.objects.get()
    undone = undo(run, editor)
    assert (undone.deleted, undone.restored, undone.removed[Source]) == (1, 0, 1)
    assert not Figure.objects.exists()
    assert not Source.objects.exists()
    assert history_of(figure) == [
        ("+", 16_500_000, run.pk, None),
        ("-", 16_500_000, run.pk, f"undo of import run {run.pk}"),
    ]
    born, died = Figure.history.order_by("history_id")
    assert (born.history_date, died.history_user) == (figure.added_at, editor)
    assert ImportRun.objects.get().undone_at == died.history_date


def test_what_a_run_changed_is_put_back(take_in, editor):
    first = take_in(MARCH)
    second = take_in(worth(MARCH, 17_000_000))
    undone = undo(second, editor)
    figure = Figure.objects.get()
    assert (undone.deleted, undone.restored) == (0, 1)
    assert (figure.value, figure.import_run, figure.chosen) == (16_500_000, first, True)
    assert history_of(figure)[1:] == [
        ("~", 17_000_000, second.pk, f"import run {second.pk}"),
        ("~", 16_500_000, first.pk, f"undo of import run {second.pk}"),
    ]
    assert figure.history.first().history_user == editor


def test_all_is_as_it_was_before_a_run_of_every_kind_of_work(take_in, editor):
    take_in(MARCH, OTHER, f"{APRIL}as printed")
    edit(Figure.objects.get(period_start="2025-04-01"), editor, value=1)
    hand_made = make_figure(service=Service.objects.get(slug="grok"))
    before = everything()
    run = take_in(
        worth(MARCH, 17_000_000).replace("2025-04-01", "2025-06-01"),
        OTHER.replace("2025-05-01", ""),
        f"{worth(APRIL, 2)}corrected".replace("2025-04-01", "2025-06-01"),
        "Newcomer,new-metric,2025-03,XK-1,5,,New article,New Press,New Lab,,,",
        create_missing=True,
    )
    assert everything()["Service"] != before["Service"]
    undone = undo(run)
    assert (undone.deleted, undone.restored, undone.redated, undone.left) == (1, 2, 1, [])
    assert everything() == before
    assert hand_made.history.count() == 1


def test_another_figure_is_chosen_when_the_chosen_one_goes(take_in):
    take_in(MARCH)
    run = take_in(worth(OTHER, 1))
    assert Figure.objects.get(chosen=True).import_run == run
    undo(run)
    assert Figure.objects.get(chosen=True).value == 16_500_000


def test_a_figure_that_was_deprecated_is_so_again(take_in):
    take_in(MARCH.replace("16500000,,", "16500000,deprecated,") + "withdrawn")
    run = take_in(MARCH.replace("16500000,,", "16500000,preferred,"))
    assert Figure.objects.get().chosen
    undo(run)
    figure = Figure.objects.get()
    assert (figure.standing, figure.chosen) == ("deprecated", False)


def test_the_same_file_creates_the_figures_anew(take_in):
    undo(take_in(MARCH, APRIL))
    again = take_in(MARCH, APRIL)
    assert (again.created, again.updated, again.unchanged) == (2, 0, 0)
    assert Figure.objects.count() == 2
    undo(again)
    assert not Figure.objects.exists()


def test_later_runs_are_taken_back_before_earlier_ones(take_in):
    first = take_in(MARCH, APRIL)
    second = take_in(worth(MARCH, 17_000_000))
    third = take_in(worth(MARCH, 18_000_000))
    before = everything()
    for run in (first, second):
        with pytest.raises(LaterWorkError, match=f"Grok · Average .* · 2025-03: changed by import run {third.pk} on"):
            undo(run)
    assert everything() == before
    assert not ImportRun.objects.exclude(undone_at=None).exists()
    for run, value in ((third, 17_000_000), (second, 16_500_000)):
        undo(run)
        assert Figure.objects.get(period_start="2025-03-01").value == value
    march = Figure.objects.get(period_start="2025-03-01")
    assert undo(first).deleted == 2
    assert not Figure.objects.exists()
    assert "".join(row[0] for row in history_of(march)) == "+~~~~-"


def test_the_list_of_later_work_is_short(take_in):
    months = [MARCH.replace("2025-03", f"{year}-{month:02}") for year in (2023, 2024) for month in range(1, 13)]
    first = take_in(*months)
    take_in(*(worth(line, 5) for line in months))
    with pytest.raises(LaterWorkError) as caught:
        undo(first)
    lines = str(caught.value).splitlines()
    assert "on 24 figures" in lines[0]
    assert (len(lines), lines[-1]) == (22, "… and 4 more.")


@pytest.mark.parametrize("reason", ["", "misprint", "import run {}", "undo of import run {}"])
def test_an_editors_work_on_a_created_figure_is_later_work(take_in, editor, reason):
    run = take_in(MARCH, APRIL)
    edit(Figure.objects.get(period_start="2025-03-01"), editor, reason.format(run.pk), value=5)
    with pytest.raises(LaterWorkError, match="2025-03: changed by anna on"):
        undo(run)
    undone = undo(run, keep_later=True)
    assert (undone.deleted, undone.kept, len(undone.later)) == (1, 1, 1)
    assert Figure.objects.get().value == 5
    assert len(undone.left) == 1
    assert "Not the only chatbot" in undone.left[0]


@pytest.mark.parametrize("reason", ["", "misprint", "import run {}", "undo of import run {}"])
def test_an_editors_work_on_a_changed_figure_is_later_work(take_in, editor, reason):
    take_in(MARCH)
    run = take_in(worth(MARCH, 17_000_000), worth(APRIL, 1))
    edit(Figure.objects.get(value=17_000_000), editor, reason.format(run.pk), value=5)
    with pytest.raises(LaterWorkError, match="2025-03: changed by anna on"):
        undo(run)
    undone = undo(run, keep_later=True)
    assert (undone.deleted, undone.restored, undone.kept) == (1, 0, 1)
    assert Figure.objects.get().value == 5


def test_an_editors_work_before_the_run_comes_back(take_in, editor):
    first = take_in(MARCH)
    edit(Figure.objects.get(), editor, value=5)
    undo(take_in(MARCH))
    figure = Figure.objects.get()
    assert (figure.value, figure.import_run) == (5, first)
    with pytest.raises(LaterWorkError, match="changed by anna"):
        undo(first)


def test_a_figure_that_an_editor_entered_comes_back(take_in):
    take_in(MARCH)
    Figure.objects.update(import_run=None)
    undo(take_in(worth(MARCH, 5)))
    undo(take_in(worth(MARCH, 6)))
    figure = Figure.objects.get()
    assert (figure.value, figure.import_run) == (16_500_000, None)


def test_a_state_that_an_editor_took_from_the_history_is_later_work(take_in, editor):
    first = take_in(MARCH)
    second = take_in(worth(MARCH, 5))
    figure = Figure.history.get(history_type="+").instance
    edit(figure, editor)
    for run in (first, second):
        with pytest.raises(LaterWorkError, match="changed by anna"):
            undo(run)


def test_a_figure_that_an_editor_brought_back_is_later_work(take_in, editor):
    run = take_in(MARCH)
    delete_figure(Figure.objects.get(), editor, "doubtful")
    figure = Figure.history.get().instance
    edit(figure, editor, "right after all")
    with pytest.raises(LaterWorkError, match="changed by anna"):
        undo(run)


def test_figures_deleted_since_stand_in_nobodys_way(take_in, editor):
    first = take_in(MARCH, APRIL)
    second = take_in(worth(MARCH, 5))
    delete_figure(Figure.objects.get(value=5), editor, "doubtful")
    undone = undo(second)
    assert (undone.restored, undone.kept, undone.gone) == (0, 0, 1)
    undone = undo(first)
    assert (undone.deleted, undone.kept, undone.gone) == (1, 0, 0)
    assert not Figure.objects.exists()


def test_nothing_comes_back_that_was_taken_back(take_in):
    """An earlier run was taken back but for what a later one had changed; then that one goes too."""
    first = take_in(MARCH, APRIL)
    wrong = take_in(worth(MARCH, 1), worth(OTHER, 1))
    last = take_in(worth(MARCH, 2), worth(OTHER, 2))
    undone = undo(wrong, keep_later=True)
    assert (undone.restored, undone.kept) == (0, 2)
    undone = undo(last)
    assert (undone.deleted, undone.restored) == (1, 1)
    march = Figure.objects.get(period_start="2025-03-01")
    assert (march.value, march.import_run) == (16_500_000, first)
    undo(first)
    assert not Figure.objects.exists()


def test_an_editors_work_comes_back_though_the_run_below_it_was_taken_back(take_in, editor):
    first = take_in(MARCH)
    edit(Figure.objects.get(), editor, value=5)
    last = take_in(worth(MARCH, 6))
    undo(first, keep_later=True)
    undo(last)
    assert Figure.objects.get().value == 5


def test_a_dry_run_tells_all_and_changes_nothing(take_in):
    take_in(MARCH)
    run = take_in(worth(MARCH, 5), worth(OTHER, 6))
    before = everything()
    told = undo(run, dry_run=True)
    assert everything() == before
    assert ImportRun.objects.get(pk=run.pk).undone_at is None
    assert run.undone_at is None
    assert told == undo(run)


def test_what_fails_in_the_middle_leaves_all_as_it_was(take_in, monkeypatch):
    run = take_in(MARCH)
    before = everything()

    def fail(*_arguments) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(module, "put_days_back", fail)
        with pytest.raises(OSError, match="disk full"):
            undo(run)
    assert everything() == before
    assert not Figure.history.exists()
    assert undo(run).deleted == 1


def test_the_number_of_queries_does_not_grow_with_the_figures(take_in):
    counts = []
    # The first time, Django looks up what it then remembers.
    for months in (1, 2, 12):
        run = take_in(*(MARCH.replace("2025-03", f"2024-{month:02}") for month in range(1, months + 1)))
        with CaptureQueriesContext(connection) as queries:
            undo(run)
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_a_run_is_taken_back_once(take_in):
    run = take_in(MARCH)
    undo(ImportRun.objects.get(pk=run.pk))
    with pytest.raises(UndoError, match="taken back already"):
        undo(run)


def test_only_figures_are_taken_back():
    run = ImportRun.objects.create(kind="services", file_name="services.csv", sha256="")
    with pytest.raises(UndoError, match="took in services. Only figures"):
        undo(run)


def test_what_others_use_or_edited_stays(take_in, editor):
    run = take_in(
        "Newcomer,new-metric,2025-03,XK-1,5,,First article,New Press,New Lab,,,",
        "Upstart,new-metric,2025-03,WORLD,5,,Second article,New Press,New Lab,,,",
        create_missing=True,
    )
    Alias.objects.create(text="Beginner", service=Service.objects.get(name="Newcomer"))
    log_change(Source.objects.get(title="Second article"), editor)
    undone = undo(run)
    assert undone.left == [
        "source “Second article”: edited since",
        "service “Newcomer”: still in use",
        "organization “New Press”: still in use",
    ]
    assert not Metric.objects.filter(name="new-metric").exists()
    assert not Service.objects.filter(name="Upstart").exists()
    assert not Organization.objects.filter(name="New Lab").exists()


def test_a_day_of_publication_goes_back_and_the_facts_are_decided_anew(take_in):
    take_in(MARCH, OTHER)
    run = take_in(MARCH.replace("2025-04-01", "2025-06-01"))
    assert Figure.objects.get(chosen=True).source.title == "Not the only chatbot"
    assert undo(run).redated == 1
    assert Figure.objects.get(chosen=True).source.title == "Grok grows"
    assert Source.objects.get(title="Not the only chatbot").published == date(2025, 4, 1)


def test_a_source_that_had_no_day_has_none_again(take_in):
    take_in(MARCH.replace("2025-04-01", ""))
    assert undo(take_in(MARCH)).redated == 1
    assert Source.objects.get().published is None


def test_a_day_that_an_editor_set_stays(take_in, editor):
    take_in(MARCH)
    run = take_in(MARCH.replace("2025-04-01", "2025-06-01"))
    log_change(Source.objects.get(), editor)
    undone = undo(run)
    assert (undone.redated, undone.left) == (0, ["source “Not the only chatbot”: edited since"])
    assert Source.objects.get().published == date(2025, 6, 1)


def test_an_edit_before_the_run_is_no_later_work(take_in, editor):
    take_in(MARCH)
    log_change(Source.objects.get(), editor)
    assert undo(take_in(MARCH.replace("2025-04-01", "2025-06-01"))).redated == 1


def test_a_later_day_that_was_taken_back_is_in_nobodys_way(take_in):
    take_in(MARCH)
    second, third = (take_in(MARCH.replace("-04-01", f"-0{month}-01")) for month in (6, 7))
    assert (undo(third).redated, undo(second).redated) == (1, 1)
    assert Source.objects.get().published == date(2025, 4, 1)


def test_days_go_back_in_any_order(take_in):
    first, second, third, fourth = (take_in(MARCH.replace("-04-01", f"-0{month}-01")) for month in (4, 5, 6, 7))
    undone = undo(second)
    assert (undone.redated, undone.left) == (0, ["source “Not the only chatbot”: dated by a later import"])
    assert Source.objects.get().published == date(2025, 7, 1)
    # The third returns to what was before the second, which is no more.
    for run, day in ((fourth, date(2025, 6, 1)), (third, date(2025, 4, 1))):
        assert undo(run).redated == 1
        assert Source.objects.get().published == day
    assert undo(first).removed[Source] == 1


def test_the_command_tells_what_it_did(take_in):
    run = take_in(MARCH)
    told = command(str(run.pk), dry_run=True)
    assert "1 figures deleted, 0 put back" in told
    assert "Dry run: nothing was changed." in told
    told = command(str(run.pk))
    assert "Deleted sources: 1." in told
    assert "Dry run" not in told
    assert not Figure.objects.exists()


def test_the_command_names_later_work_and_the_way_out(take_in, editor):
    run = take_in(MARCH, APRIL)
    edit(Figure.objects.get(period_start="2025-03-01"), editor, value=5)
    with pytest.raises(CommandError, match="(?s)2025-03: changed by anna.*--keep-later"):
        command(str(run.pk))
    told = command(str(run.pk), keep_later=True)
    assert "Figures left alone for later work: 1." in told
    assert "2025-03: changed by anna" in told
    assert "“Not the only chatbot”: still in use" in told


def test_the_command_tells_of_figures_deleted_since(take_in, editor):
    take_in(MARCH)
    run = take_in(worth(MARCH, 5))
    delete_figure(Figure.objects.get(), editor, "doubtful")
    assert "deleted since: 1." in command(str(run.pk))


def test_runs_are_found_by_their_numbers(take_in):
    assert "No import has been run yet" in command(list=True)
    first, second = take_in(MARCH), take_in(APRIL)
    undo(second)
    newest, oldest = command(list=True).splitlines()
    assert newest.split()[0] == str(second.pk)
    assert newest.endswith("figures.csv: 1 created, 0 updated, undone")
    assert oldest.split()[0] == str(first.pk)
    assert oldest.endswith("figures.csv: 1 created, 0 updated")


@pytest.mark.parametrize("number", ["999999999", "99999999999999999999999", "grok", "-"])
def test_an_unknown_number_gets_a_hint(number):
    with pytest.raises(CommandError, match=f"no import run {number}. --list shows"):
        command(number)


def test_a_missing_number_gets_a_hint():
    with pytest.raises(CommandError, match="Name the number"):
        command()
