"""Figures from a file: created, brought up to date with their history, or refused whole."""

import csv
from pathlib import Path

import pytest

from adoption.importing.outcome import FileError
from adoption.importing.run import Options, import_figures
from adoption.models import Figure, ImportRun, Source
from tests.make import make_metric, make_organization, make_service

HEADER = (
    "service,metric,period,region,value,qualifier,reported_change_pct,source,publisher,measured_by,url,published,note"
)
GROK = 'Grok,daily-avg-visits,2025-03,WORLD,16500000,approx,,"Not the only chatbot",TechCrunch,Similarweb,https://example.com/1,2025-04-01,'

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names() -> None:
    xai = make_organization(name="xAI", slug="xai", kind="vendor")
    make_service(name="Grok", name_ko="그록", slug="grok", provider=xai)
    make_metric(name="Average daily web visits", slug="daily-avg-visits")
    make_organization(name="TechCrunch", slug="techcrunch", kind="press")
    make_organization(name="Similarweb", name_ko="시밀러웹", slug="similarweb")


@pytest.fixture
def write(tmp_path):
    """Writes a file of figures below the usual header."""

    def write(*lines: str, header: str = HEADER, encoding: str = "utf-8", end: str = "\n") -> Path:
        path = tmp_path / "figures.csv"
        path.write_bytes((end.join([header, *lines]) + end).encode(encoding))
        return path

    return write


def test_a_figure_is_stored_with_its_source_and_run(write):
    outcome = import_figures(write(GROK))
    figure = Figure.objects.select_related("source", "measured_by").get()
    assert (outcome.created, outcome.stored) == (1, True)
    assert (figure.value, figure.qualifier, figure.chosen) == (16_500_000, "approx", True)
    assert (figure.source.title, str(figure.source.published)) == ("Not the only chatbot", "2025-04-01")
    assert figure.import_run == ImportRun.objects.get()
    assert ImportRun.objects.get().created == 1


@pytest.mark.parametrize("variant", [{"encoding": "utf-8-sig"}, {"end": "\r\n"}, {"end": "\n\n"}])
def test_byte_order_marks_line_ends_and_empty_lines_do_no_harm(write, variant):
    assert import_figures(write(GROK, **variant)).created == 1


def test_columns_come_in_any_order_and_in_korean(write):
    header = "측정,서비스,지표,기간,지역,값,출처,매체"
    line = "시밀러웹,그록,daily-avg-visits,2025-03,한국,16500000,제목,TechCrunch"
    assert import_figures(write(line, header=header)).created == 1
    assert Figure.objects.get().region_id == "KR"


def test_the_same_file_again_changes_nothing(write):
    path = write(GROK)
    import_figures(path)
    outcome = import_figures(path)
    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 0, 1)
    assert not Figure.history.exists()


def test_a_corrected_value_keeps_its_history_with_the_run_as_reason(write):
    import_figures(write(GROK))
    outcome = import_figures(write(GROK.replace("16500000", "16600000")))
    assert outcome.updated == 1
    first, second = Figure.history.order_by("history_id")
    assert [(first.history_type, first.value), (second.history_type, second.value)] == [
        ("+", 16_500_000),
        ("~", 16_600_000),
    ]
    assert second.history_change_reason == f"import run {ImportRun.objects.first().pk}"


def test_a_blank_cell_erases_nothing(write):
    import_figures(write(GROK.replace(",approx,,", ",approx,800,") + "visitors meant"))
    outcome = import_figures(write(GROK))
    assert outcome.unchanged == 1
    figure = Figure.objects.get()
    assert (figure.note, figure.reported_change_pct) == ("visitors meant", 800)


def test_an_unstated_measurer_is_an_organization_too(write):
    import_figures(write(GROK.replace("Similarweb", "")))
    assert Figure.objects.get().measured_by.slug == "not-stated"


def test_a_table_that_names_only_the_publisher_finds_the_article_by_its_address(write):
    import_figures(write(GROK))
    header = "service,metric,period,region,value,source,measured_by,url"
    line = "Grok,daily-avg-visits,2025-03,WORLD,16500000,TechCrunch,Similarweb,https://example.com/1"
    import_figures(write(line, header=header))
    assert Source.objects.count() == 1
    assert Figure.objects.count() == 1


def test_one_bad_row_keeps_the_whole_file_out(write):
    outcome = import_figures(write(GROK, GROK.replace("2025-03", "2025-13")))
    assert not outcome.stored
    assert not Figure.objects.exists()
    assert not Source.objects.exists()
    assert not ImportRun.objects.exists()


def test_lines_are_counted_as_an_editor_shows_them(write):
    quoted = GROK.replace("Not the only chatbot", "Not the\nonly chatbot")
    outcome = import_figures(write(quoted, GROK.replace("Grok", "Grog")))
    [error] = outcome.errors
    assert (error.line, error.column, error.value) == (4, "service", "Grog")
    assert "Did you mean" in error.message
    assert "Grok" in error.message


def test_a_dry_run_stores_nothing_and_tells_what_it_would_do(write):
    outcome = import_figures(write(GROK), Options(dry_run=True))
    assert (outcome.created, outcome.stored) == (1, False)
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("service,metric,period,region,value,source,likes", "likes"),
        ("service,metric,period,value,source", "region"),
        ("service,service,metric,period,region,value,source", "service"),
    ],
)
def test_a_header_that_is_not_understood_is_refused(write, header, told):
    cells = dict(zip(HEADER.split(","), next(csv.reader([GROK])), strict=True)) | {"likes": "many"}
    line = ",".join(cells[name] for name in header.split(","))
    with pytest.raises(FileError, match=told):
        import_figures(write(line, header=header))


def test_a_missing_an_empty_and_a_foreign_file_are_refused(tmp_path, write):
    with pytest.raises(FileError, match="cannot be read"):
        import_figures(tmp_path / "nowhere.csv")
    empty = tmp_path / "empty.csv"
    empty.touch()
    with pytest.raises(FileError, match="empty"):
        import_figures(empty)


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("reported_change_pct", "99999999999999", "at most eight digits"),
        ("reported_change_pct", "a lot", "number"),
        ("url", "javascript:alert(1)", "no address of the web"),
        ("url", "not a url", "no address of the web"),
        ("url", f"https://example.com/{'a' * 1400}", "longer than 1400"),
        ("published", "2090-01-01", "future"),
        ("published", "April", "period"),
        ("qualifier", "perhaps", "approx"),
        ("standing", "deprecated", "says why"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_column(write, column, text, told):
    cells = dict(zip((HEADER + ",standing").split(","), [*next(csv.reader([GROK])), ""], strict=True))
    cells[column] = text
    outcome = import_figures(write(",".join(f'"{cell}"' for cell in cells.values()), header=",".join(cells)))
    assert not Figure.objects.exists()
    assert any(told in error.message for error in outcome.errors)


def test_one_source_has_one_day_in_a_file(write):
    other = GROK.replace("2025-03,", "2025-02,").replace("2025-04-01", "2025-04-02")
    [error] = import_figures(write(GROK, other)).errors
    assert (error.line, error.column, error.value) == (3, "published", "2025-04-02")
    assert "2025-04-01" in error.message


def test_a_zero_byte_is_no_text(write):
    with pytest.raises(FileError, match="Line 2 .*no text"):
        import_figures(write(GROK + "a\0b"))


def test_hostile_names_are_stored_as_text(write):
    make_service(name="<script>alert(1)</script>", slug="script")
    import_figures(write(GROK.replace("Grok", "<script>alert(1)</script>")))
    assert Figure.objects.get().service.slug == "script"


def test_a_file_may_deprecate_the_figure_that_was_shown(write):
    header = HEADER + ",standing"
    other = GROK.replace("example.com/1", "example.com/2").replace("2025-04-01", "2025-04-02")
    import_figures(write(f"{GROK},normal", f"{other},normal", header=header))
    shown = Figure.objects.get(chosen=True)
    assert shown.source.url == "https://example.com/2"
    withdrawn = other + "a misprint"
    assert import_figures(write(f"{withdrawn},deprecated", header=header)).updated == 1
    shown.refresh_from_db()
    assert (shown.standing, shown.chosen) == ("deprecated", False)
    assert Figure.objects.get(chosen=True).source.url == "https://example.com/1"
