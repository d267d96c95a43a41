"""Files that say something else than what is stored, and files that were imported before."""

from collections.abc import Callable

import pytest

from adoption.importing.options import Options
from adoption.importing.run import import_figures
from adoption.importing.undo import undo
from adoption.models import Alias, Figure, ImportRun
from tests.make import make_metric, make_organization, make_service

FIRST = "Service,Period,Value\nChatGPT,2025-02,3905000000\nChatGPT,2025-03,4500000000\n"
CORRECTED = FIRST.replace("4500000000", "4510000000") + "ChatGPT,2025-04,4700000000\n"
TOLD = {"metric": "monthly-visits", "region": "WORLD", "source": "Tracker", "measured_by": "Similarweb"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names() -> None:
    make_service(name="ChatGPT", slug="chatgpt")
    make_metric(name="Monthly visits", slug="monthly-visits")
    make_organization(name="Similarweb", slug="similarweb")


@pytest.fixture
def take_in(tmp_path):
    """Imports a text with options beside the usual ones."""

    def take_in(text: str, **options):
        path = tmp_path / "visits.csv"
        path.write_text(text)
        return import_figures(path, Options(**TOLD | options))

    return take_in


def values() -> dict[str, int]:
    return {figure.period.code: int(figure.value) for figure in Figure.objects.all()}


def test_update_takes_what_the_file_says_and_keeps_the_history(take_in):
    take_in(FIRST)
    outcome = take_in(CORRECTED)
    assert (outcome.created, outcome.updated, outcome.unchanged) == (1, 1, 1)
    assert values() == {"2025-02": 3_905_000_000, "2025-03": 4_510_000_000, "2025-04": 4_700_000_000}
    changed = Figure.objects.get(period_start="2025-03-01")
    assert changed.history.first().history_change_reason == f"import run {outcome.run}"
    assert [int(row.value) for row in changed.history.all()] == [4_510_000_000, 4_500_000_000]


def test_keep_leaves_what_is_stored_and_takes_what_is_new(take_in):
    take_in(FIRST)
    outcome = take_in(CORRECTED, on_conflict="keep")
    assert (outcome.created, outcome.updated, outcome.unchanged, outcome.errors) == (1, 0, 2, [])
    assert values() == {"2025-02": 3_905_000_000, "2025-03": 4_500_000_000, "2025-04": 4_700_000_000}


def test_fail_says_what_is_stored_and_stores_nothing(take_in):
    take_in(FIRST)
    outcome = take_in(CORRECTED, on_conflict="fail")
    [error] = outcome.errors
    assert (error.line, error.value) == (3, "4510000000")
    assert "4500000000" in error.message
    assert "--on-conflict" in error.message
    assert values() == {"2025-02": 3_905_000_000, "2025-03": 4_500_000_000}


def test_fail_has_nothing_against_what_is_as_it_was(take_in):
    take_in(FIRST)
    outcome = take_in(FIRST, on_conflict="fail")
    assert (outcome.unchanged, outcome.errors) == (2, [])


def test_fail_stores_the_rest_when_told_so(take_in):
    take_in(FIRST)
    outcome = take_in(CORRECTED, on_conflict="fail", partial=True)
    assert (outcome.created, outcome.updated, outcome.rejected) == (1, 0, 1)
    assert values() == {"2025-02": 3_905_000_000, "2025-03": 4_500_000_000, "2025-04": 4_700_000_000}


def test_the_same_file_is_known_again_and_leaves_no_second_run(take_in):
    first = take_in(FIRST)
    again = take_in(FIRST)
    assert (first.same_as, again.same_as) == (None, first.run)
    assert (again.created, again.updated, again.unchanged, again.read) == (0, 0, 2, 2)
    assert again.layout == first.layout
    assert ImportRun.objects.count() == 1


def test_a_known_file_is_read_again_when_told_so(take_in):
    take_in(FIRST)
    outcome = take_in(FIRST, reread=True)
    assert outcome.same_as is None
    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 0, 2)


def edit_a_figure(run: ImportRun) -> None:
    figure = Figure.objects.get(period_start="2025-03-01")
    figure.value = 1
    figure.save()


def delete_a_figure(run: ImportRun) -> None:
    Figure.objects.get(period_start="2025-03-01").delete()


def add_an_alias(run: ImportRun) -> None:
    Alias.objects.create(text="Chat GPT 5", service=Figure.objects.first().service)


def undo_the_run(run: ImportRun) -> None:
    undo(run)


@pytest.mark.parametrize(
    ("change", "created", "updated"),
    [(edit_a_figure, 0, 1), (delete_a_figure, 1, 0), (add_an_alias, 0, 0), (undo_the_run, 2, 0)],
)
def test_a_known_file_is_read_again_after_a_change(
    take_in, change: Callable[[ImportRun], None], created: int, updated: int
) -> None:
    change(ImportRun.objects.get(pk=take_in(FIRST).run))
    outcome = take_in(FIRST)
    assert outcome.same_as is None
    assert (outcome.created, outcome.updated) == (created, updated)
    assert values() == {"2025-02": 3_905_000_000, "2025-03": 4_500_000_000}


def test_other_options_make_it_another_import(take_in):
    take_in(FIRST)
    outcome = take_in(FIRST, region="KR")
    assert (outcome.same_as, outcome.created) == (None, 2)
    assert set(Figure.objects.values_list("region", flat=True)) == {"WORLD", "KR"}


def test_a_file_of_which_rows_were_rejected_is_read_again(take_in):
    text = FIRST + "Cluade,2025-03,99700000\n"
    take_in(text, partial=True)
    outcome = take_in(text, partial=True)
    assert (outcome.same_as, outcome.rejected, outcome.unchanged) == (None, 1, 2)


def test_a_dry_run_is_no_run_to_be_known_by(take_in):
    take_in(FIRST, dry_run=True)
    outcome = take_in(FIRST)
    assert (outcome.same_as, outcome.created) == (None, 2)
