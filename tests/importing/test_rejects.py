"""The file of rejected rows: mended and imported again with the same options, it gives what the whole file should."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from adoption.models import Figure, Source
from tests.make import make_metric, make_organization, make_service

LONG = """\
service,metric,period,region,value,source,measured_by
ChatGPT,monthly-visits,2025-03,WORLD,4500000000,Tracker,Similarweb
Cluade,monthly-visits,2025-03,WORLD,99700000,Tracker,Similarweb
"""

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names() -> None:
    make_service(name="ChatGPT", slug="chatgpt", name_ko="챗GPT")
    make_service(name="Claude", slug="claude", name_ko="클로드")
    make_metric(name="Monthly visits", slug="monthly-visits")
    make_organization(name="Similarweb", slug="similarweb")


@pytest.fixture
def rejects(tmp_path):
    """`rejects(text, *options)` imports the good rows of a file and gives the file of the others."""

    def rejects(text: str, *options: str, encoding: str = "utf-8") -> Path:
        path, target = tmp_path / "visits.csv", tmp_path / "mend.csv"
        path.write_bytes(text.encode(encoding))
        with pytest.raises(CommandError, match="good rows were stored"):
            call_command("import_figures", path, "--partial", "--quiet", "--rejects", target, *options)
        return target

    return rejects


def mend(path: Path, wrong: str, right: str, encoding: str = "utf-8-sig") -> None:
    path.write_bytes(path.read_bytes().decode(encoding).replace(wrong, right).encode(encoding))


def stored() -> set[tuple[str, str, int, str]]:
    figures = Figure.objects.select_related("service", "source")
    return {(f.service.slug, f.period.code, int(f.value), f.source.title) for f in figures}


def test_a_rejected_row_stands_there_with_its_reason(rejects):
    header, row = rejects(LONG).read_text(encoding="utf-8-sig").splitlines()
    assert header == "service,metric,period,region,value,source,measured_by,reason"
    assert row.startswith("Cluade,monthly-visits,2025-03,WORLD,99700000,Tracker,Similarweb,")
    assert "service: No service has this name" in row
    assert "Did you mean Claude?" in row


# Each with the options that are told both times, what is mended, and the encoding.
FILES = {
    "a long file": (LONG, [], "Cluade", "Claude"),
    "semicolons and decimal commas": (
        "Service;Period;Value\nChatGPT;2025-03;4,5B\nClaude;2025-13;99,7M\n",
        ["--delimiter", "semicolon", "--decimal", "comma"],
        "2025-13",
        "2025-03",
    ),
    "a unit above the table": (
        "Visits (단위: 만)\nService,Period,Value\nChatGPT,2025-03,450000\nCluade,2025-03,9970\n",
        [],
        "Cluade",
        "Claude",
    ),
    "a header that was told": (
        "Report: visits\n\nService,Period,Value\nChatGPT,2025-03,4500000000\nCluade,2025-03,99700000\n",
        ["--header-line", "3"],
        "Cluade",
        "Claude",
    ),
    "services across, one cell wrong": (
        "Month,ChatGPT,Claude\n2025-03,4500000000,99700000?\n",
        [],
        "99700000?",
        "99700000",
    ),
    "services across, one of them unknown": (
        "Month,ChatGPT,Cluade\n2025-03,4500000000,99700000\n",
        [],
        "Cluade",
        "Claude",
    ),
    "JSON": (
        '{"service": "ChatGPT", "period": "2025-03", "value": 4500000000}\n'
        '{"service": "Cluade", "period": "2025-03", "value": 99700000}\n',
        [],
        "Cluade",
        "Claude",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_mended_file_completes_the_first(rejects, name):
    text, told, wrong, right = FILES[name]
    options = ["--quiet", *told]
    if "measured_by" not in text:
        options += ["--metric", "monthly-visits", "--region", "WORLD", "--measured-by", "Similarweb"]
    target = rejects(text, *options)
    mend(target, wrong, right)
    call_command("import_figures", target, *options)
    [title] = Source.objects.values_list("title", flat=True)
    assert stored() == {("chatgpt", "2025-03", 4_500_000_000, title), ("claude", "2025-03", 99_700_000, title)}


def test_an_encoding_that_was_told_is_kept(rejects):
    told = ["--encoding", "cp949", "--metric", "monthly-visits", "--region", "WORLD", "--measured-by", "Similarweb"]
    target = rejects("서비스,기간,값\n챗GPT,2025-03,45억\n클러드,2025-03,9970만\n", *told, encoding="cp949")
    mend(target, "클러드", "클로드", "cp949")
    call_command("import_figures", target, "--quiet", *told)
    assert {row[:3] for row in stored()} == {
        ("chatgpt", "2025-03", 4_500_000_000),
        ("claude", "2025-03", 99_700_000),
    }


def test_a_row_that_is_too_short_is_filled_up(rejects):
    row = rejects(LONG + "Claude,monthly-visits\n").read_text(encoding="utf-8-sig").splitlines()[-1]
    assert row.startswith("Claude,monthly-visits,,,,,,")
    assert "2 cells where the header has 7" in row


def test_what_a_spreadsheet_would_run_is_neutralized(rejects):
    row = rejects(LONG.replace("Cluade", '"=HYPERLINK(""x"")"')).read_text(encoding="utf-8-sig").splitlines()[-1]
    assert row.startswith('"\'=HYPERLINK(""x"")"')


def test_a_file_that_is_refused_as_a_whole_has_no_rejected_rows(tmp_path):
    path, target = tmp_path / "visits.csv", tmp_path / "mend.csv"
    path.write_text("Month,ChatGPT\n2025-03,4500000000\n")
    with pytest.raises(CommandError, match="--metric"):
        call_command("import_figures", path, "--rejects", target)
    assert not target.exists()
