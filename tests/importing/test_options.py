"""Each option of import_figures once, as a maintainer types it, on files of the shapes that need it."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from adoption.models import Figure, ImportRun
from tests.world import TABLES

HEADER = "service,metric,period,region,value,source,publisher,measured_by,url,published"
ROW = "ChatGPT,monthly-visits,2025-03,WORLD,4500000000,Tracker,TechCrunch,Similarweb,https://example.com/1,2025-04-01"
FULL = dict(zip(HEADER.split(","), ROW.split(","), strict=True))
# What tables with services across do not say.
TOLD = ["--metric", "monthly-visits", "--region", "WORLD", "--measured-by", "Similarweb"]
HOURS = ["--metric", "app-use-hours", "--region", "KR", "--measured-by", "WiseApp"]
DAILY = ["--metric", "daily-visits", "--region", "WORLD", "--measured-by", "Similarweb"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_figures(world) -> None:
    for table in TABLES:
        table.objects.all()._raw_delete(connection.alias)


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "visits.csv"


def take_in(path: Path, text: str, *options: str, encoding: str = "utf-8") -> set[tuple]:
    """What is stored after the command: service, metric, period, region and value of each figure."""
    path.write_bytes(text.encode(encoding))
    call_command("import_figures", path, *options)
    return stored()


def stored() -> set[tuple]:
    figures = Figure.objects.select_related("service", "metric")
    return {(f.service.slug, f.metric.slug, f.period.code, f.region_id, float(f.value)) for f in figures}


def values(found: set[tuple]) -> set[tuple]:
    return {(service, period, value) for service, _metric, period, _region, value in found}


def table(cells: dict[str, str]) -> str:
    return f"{','.join(cells)}\n{','.join(cells.values())}\n"


UNTOLD = [
    ("service", "Claude", lambda figure: figure.service.name),
    ("metric", "mau", lambda figure: figure.metric.slug),
    ("period", "2025-Q1", lambda figure: figure.period.code),
    ("region", "KR", lambda figure: figure.region_id),
    ("source", "Another title", lambda figure: figure.source.title),
    ("publisher", "Semrush", lambda figure: figure.source.publisher.name),
    ("measured_by", "Semrush", lambda figure: figure.measured_by.name),
    ("url", "https://example.com/2", lambda figure: figure.source.url),
    ("published", "2025-05-02", lambda figure: f"{figure.source.published}"),
]


@pytest.mark.parametrize(("field", "text", "told"), UNTOLD, ids=[field for field, *_rest in UNTOLD])
@pytest.mark.parametrize("has_column", [True, False], ids=["blank", "no-column"])
def test_an_option_fills_what_the_file_does_not_say(path, field, text, told, has_column):
    cells = FULL | {field: ""} if has_column else {name: cell for name, cell in FULL.items() if name != field}
    take_in(path, table(cells), f"--{field.replace('_', '-')}", text)
    assert told(Figure.objects.get()) == text


@pytest.mark.parametrize(("field", "text", "told"), UNTOLD, ids=[field for field, *_rest in UNTOLD])
def test_what_the_file_says_goes_before_an_option(path, field, text, told):
    take_in(path, table(FULL), f"--{field.replace('_', '-')}", text)
    assert told(Figure.objects.get()) != text


READING = {
    "unit": (
        "Service,Period,Value\nChatGPT,2025-03,4500\n",
        [*TOLD, "--unit", "million"],
        {("chatgpt", "2025-03", 4_500_000_000)},
    ),
    "period-kind": (
        "Date,ChatGPT\n2025-03-01,4500000000\n",
        [*TOLD, "--period-kind", "month"],
        {("chatgpt", "2025-03", 4_500_000_000)},
    ),
    "columns": (
        "Wer,Wann,Wieviel,Wo\nChatGPT,2025-03,4500000000,KR\n",
        [*TOLD, "--columns", "service=Wer,period=Wann,value=Wieviel,region=Wo"],
        {("chatgpt", "2025-03", 4_500_000_000)},
    ),
    "columns that make a period": (
        "Y,Q,Service,Value\n2025,Q1,ChatGPT,4500000000\n2025,2,ChatGPT,4600000000\n",
        [*TOLD, "--columns", "period=Y+Q"],
        {("chatgpt", "2025-Q1", 4_500_000_000), ("chatgpt", "2025-Q2", 4_600_000_000)},
    ),
    "columns that make a name": (
        "Company,Product,Month,Value\nMicrosoft,Copilot,2025-03,96000000\nGoogle,Gemini,2025-03,284100000\n",
        [*TOLD, "--columns", "service=Company+Product"],
        {("microsoft-copilot", "2025-03", 96_000_000), ("google-gemini", "2025-03", 284_100_000)},
    ),
    "ignore-columns": (
        'Month,ChatGPT,Pages,"Share, rounded"\n2025-03,4500000000,3.8,77\n',
        [*TOLD, "--ignore-columns", 'Pages,"Share, rounded"'],
        {("chatgpt", "2025-03", 4_500_000_000)},
    ),
    "header-line": (
        "Month,ChatGPT,Claude\nMonth,Claude,ChatGPT\n2025-03,99700000,4500000000\n",
        [*TOLD, "--header-line", "2"],
        {("chatgpt", "2025-03", 4_500_000_000), ("claude", "2025-03", 99_700_000)},
    ),
    "delimiter": (
        "Service^Period^Value\nChatGPT^2025-03^4500000000\n",
        [*TOLD, "--delimiter", "^"],
        {("chatgpt", "2025-03", 4_500_000_000)},
    ),
    "decimal comma": (
        'Service,Period,Value\nChatGPT,2025-03,"4,500"\n',
        [*HOURS, "--decimal", "comma"],
        {("chatgpt", "2025-03", 4.5)},
    ),
    "decimal point": (
        'Service,Period,Value\nChatGPT,2025-03,"4,500"\n',
        [*HOURS, "--decimal", "point"],
        {("chatgpt", "2025-03", 4500)},
    ),
    "scale": (
        "Month,ChatGPT,Claude\n2025-03,4500,99.7\n",
        [*TOLD, "--scale", "1000000"],
        {("chatgpt", "2025-03", 4_500_000_000), ("claude", "2025-03", 99_700_000)},
    ),
    "dates dmy": (
        "Date,ChatGPT\n03/04/2025,150100000\n",
        [*DAILY, "--dates", "dmy"],
        {("chatgpt", "2025-04-03", 150_100_000)},
    ),
    "dates mdy": (
        "Date,ChatGPT\n03/04/2025,150100000\n",
        [*DAILY, "--dates", "mdy"],
        {("chatgpt", "2025-03-04", 150_100_000)},
    ),
    "layout wide-services": (
        "Month,Newbot\n2025-03,1000\n",
        [*TOLD, "--layout", "wide-services", "--create-missing"],
        {("newbot", "2025-03", 1000)},
    ),
}


@pytest.mark.parametrize("name", READING)
def test_a_file_is_read_as_it_was_told(path, name):
    text, options, figures = READING[name]
    assert values(take_in(path, text, *options)) == figures


def test_another_layout_than_the_file_has_is_refused(path):
    with pytest.raises(CommandError, match="--layout"):
        take_in(path, "Service,Month,Value\nChatGPT,2025-03,4500000000\n", *TOLD, "--layout", "wide-services")


def test_the_encoding_that_was_told_counts(path):
    text = "Service,Period,Value,Note\n豆包,2025-03,100000000,数据\n"
    with pytest.raises(CommandError, match="--encoding"):
        take_in(path, text, *TOLD, encoding="gb18030")
    take_in(path, text, *TOLD, "--encoding", "gb18030", encoding="gb18030")
    assert Figure.objects.get().note == "数据"


def test_an_encoding_that_cannot_be_right_names_the_line(path):
    with pytest.raises(CommandError, match="Line 2.*--encoding"):
        take_in(path, "Service,Period,Value,Note\nChatGPT,2025-03,1,é\n", *TOLD, "--encoding", "ascii")


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        ("--unit", "bananas", "--unit bananas"),
        ("--region", "Atlantis", "No region"),
        ("--metric", "mouhs", "No metric"),
        ("--service", "Cluade", "Did you mean Claude"),
        ("--period", "someday", "period"),
        ("--url", "nowhere", "address"),
        ("--published", "2090-01-01", "future"),
        ("--delimiter", "ab", "--delimiter"),
        ("--encoding", "klingon", "klingon"),
        ("--header-line", "77", "--header-line"),
        ("--columns", "value=Nothing", "no column “Nothing”"),
        ("--ignore-columns", "Nothing", "no column “Nothing”"),
    ],
)
def test_an_option_that_cannot_be_meant_is_refused(path, option, text, told, capsys):
    cells = {name: cell for name, cell in FULL.items() if name != option.lstrip("-").replace("-", "_")}
    with pytest.raises(CommandError) as refused:
        take_in(path, table(cells), option, text)
    assert told in f"{refused.value}\n{capsys.readouterr().err}"
    assert stored() == set()


BAD = table(FULL) + ROW.replace("ChatGPT", "Cluade") + "\n"


def test_partial_stores_the_good_rows_and_fails_all_the_same(path):
    with pytest.raises(CommandError, match="good rows were stored"):
        take_in(path, BAD, "--partial")
    assert {service for service, *_rest in stored()} == {"chatgpt"}


def test_without_partial_one_bad_row_keeps_all_out(path):
    with pytest.raises(CommandError, match="Nothing was stored"):
        take_in(path, BAD)
    assert stored() == set()


def test_a_dry_run_tells_and_stores_nothing(path, capsys):
    assert take_in(path, table(FULL), "--dry-run") == set()
    assert "1 created" in capsys.readouterr().out
    assert not ImportRun.objects.exists()


def test_strict_takes_warnings_for_errors(path):
    text = table(FULL | {"period": f"{date.today().year + 30}-01"})
    with pytest.raises(CommandError, match="1 rejected"):
        take_in(path, text, "--strict")
    assert stored() == set()
    assert len(take_in(path, text)) == 1


def test_the_report_has_what_the_contract_lists(path, tmp_path):
    report = tmp_path / "report.json"
    with pytest.raises(CommandError):
        take_in(path, BAD, "--report", str(report))
    told = json.loads(report.read_text())
    assert (told["file"], told["layout"], told["read"], told["created"], told["rejected"]) == (
        "visits.csv",
        "long",
        2,
        1,
        1,
    )
    assert len(told["sha256"]) == 64
    [error] = told["errors"]
    assert (error["line"], error["column"], error["value"]) == (3, "service", "Cluade")
    assert told["reading"]["columns"]["measured_by"] == "measured_by"
    assert {"updated", "unchanged", "created_services", "created_metrics", "warnings"} <= told.keys()


def test_quiet_leaves_out_how_the_file_was_read(path, capsys):
    take_in(path, table(FULL))
    assert "header in line 1" in capsys.readouterr().out
    take_in(path, table(FULL | {"value": "4600000000"}), "--quiet")
    told = capsys.readouterr().out
    assert "header in line 1" not in told
    assert "1 updated" in told


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table(FULL).encode("utf-16"))))
    call_command("import_figures", "-")
    assert stored() == {("chatgpt", "monthly-visits", "2025-03", "WORLD", 4_500_000_000)}


def test_reread_reads_a_known_file_again(path, tmp_path):
    report = tmp_path / "report.json"
    take_in(path, table(FULL))
    for options, is_known in (((), True), (("--reread",), False)):
        take_in(path, table(FULL), "--report", str(report), *options)
        told = json.loads(report.read_text())
        assert (told["same_as"] is not None) == is_known
        assert (told["created"], told["unchanged"]) == (0, 1)


def test_several_files_are_told_the_same(tmp_path):
    files = [tmp_path / "march.csv", tmp_path / "april.csv"]
    for month, file in enumerate(files, 3):
        file.write_text(f"Month,ChatGPT\n2025-{month:02},4500000000\n")
    call_command("import_figures", *files, *TOLD)
    assert {period for _service, period, _value in values(stored())} == {"2025-03", "2025-04"}
    assert ImportRun.objects.count() == 2
