"""docs/data-format.md tells the truth: its examples import, its numbers read, its messages are those of the code."""

import ast
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class

from adoption.importing import columns
from adoption.importing.outcome import Outcome
from adoption.importing.plan import Plan
from adoption.models import Figure, ImportRun
from adoption.values import period, quantity
from adoption.values.digits import tidy

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs/data-format.md").read_text()
EXAMPLE = re.compile(
    r"```sh\nmanage\.py (?P<command>[^\n]+)\n```\n+```(?:csv|json)\n(?P<table>.*?)```\n+"
    r"```(?P<kind>\w+)\n(?P<said>.*?)```",
    re.DOTALL,
)
EXAMPLES = [match.groupdict() for match in EXAMPLE.finditer(DOCUMENT)]
TODAY = re.compile(r"(?<=today, )[-0-9]+")


def section(heading: str) -> str:
    """What stands below a heading, up to the next one of the same or a higher rank."""
    rank, _space, _name = heading.partition(" ")
    below = DOCUMENT.split(f"\n{heading}\n")[1]
    return re.split(rf"\n#{{1,{len(rank)}}} ", below)[0]


def rows(heading: str) -> list[list[str]]:
    """The cells of the tables below a heading, without the heads of the tables."""
    tables = re.findall(r"(?:^\|.*\|\n)+", section(heading) + "\n", re.MULTILINE)
    lines = [line for table in tables for line in table.splitlines()[2:]]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def code(cell: str) -> list[str]:
    """What stands in code style."""
    return re.findall("`([^`]+)`", cell)


def listed(text: str) -> set[str]:
    return set(text.split(", "))


def run(example: dict[str, str], folder: Path) -> str:
    """What the command of an example prints, as far as a maintainer sees it."""
    arguments = shlex.split(example["command"])
    (folder / arguments[1]).write_text(example["table"])
    output = io.StringIO()
    try:
        call_command(*arguments, stdout=output, stderr=output, no_color=True)
    except CommandError as error:
        output.write(f"{error}\n")
    return output.getvalue()


def told(figure: Figure) -> str:
    words = [str(figure.service), figure.metric.slug, figure.period.code, figure.region_id, f"{tidy(figure.value):f}"]
    return " · ".join([*words, figure.qualifier] if figure.qualifier != "exact" else words)


def examples_of(kind: str) -> list:
    return [pytest.param(one, id=shlex.split(one["command"])[1]) for one in EXAMPLES if one["kind"] == kind]


def test_every_table_of_the_document_is_an_example():
    files = {one["command"].split()[1] for one in EXAMPLES}
    assert len(EXAMPLES) == len(re.findall("```(?:csv|json)\n", DOCUMENT)) == len(files)
    assert {one["kind"] for one in EXAMPLES} == {"figures", "prints", "refused"}


@pytest.mark.parametrize("example", examples_of("figures"))
def test_an_example_gives_the_figures_that_it_states(example, world, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    printed = run(example, tmp_path)
    assert ", 0 rejected." in printed, printed
    figures = Figure.objects.filter(import_run=ImportRun.objects.first()).select_related("service", "metric")
    assert sorted(map(told, figures)) == sorted(example["said"].splitlines())


@pytest.mark.parametrize("example", [*examples_of("prints"), *examples_of("refused")])
def test_an_example_prints_what_it_states(example, world, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert TODAY.sub("…", run(example, tmp_path)) == TODAY.sub("…", example["said"])


@pytest.mark.parametrize("example", examples_of("refused"))
def test_nothing_of_a_refused_example_is_stored(example, world, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    count = Figure.objects.count()
    run(example, tmp_path)
    assert Figure.objects.count() == count


def test_every_name_of_a_column_is_listed():
    stated = {code(field)[0]: listed(names) for field, _meaning, names in rows("## Columns")}
    assert stated == {field: set(names.split(" | ")) for field, names in columns.NAMES.items()}


@pytest.mark.parametrize(
    "said, words", [("decided by what stands below it", columns.BY_CONTENT), ("a total", columns.TOTALS)]
)
def test_other_words_of_headers_are_listed(said, words):
    [names] = re.findall(rf"{said}: (.+)\.$", DOCUMENT, re.MULTILINE)
    assert listed(names) == set(words.split(" | "))


def test_every_mark_of_a_missing_value_is_listed():
    [line] = [line for line in DOCUMENT.splitlines() if line.startswith("No value: ")]
    assert set(code(line)) == quantity.MISSING - {""}


@pytest.mark.parametrize("text, value, more", rows("### Numbers that are read"))
def test_a_number_is_read_as_stated(text, value, more):
    read = quantity.parse(code(text)[0])
    assert (f"{read.value:f}", set(code(more))) == (code(value)[0], {read.qualifier, read.unit} - {"exact", ""})


@pytest.mark.parametrize("cells", rows("### Numbers with two readings"))
def test_a_number_with_two_readings_is_asked_for(cells):
    text, point, comma = code(" ".join(cells))
    with pytest.raises(quantity.AmbiguousQuantity):
        quantity.parse(text)
    assert [f"{quantity.parse(text, decimal=sign).value:f}" for sign in ("point", "comma")] == [point, comma]


@pytest.mark.parametrize("text, _why", rows("### Numbers that are refused"))
def test_a_number_is_refused(text, _why):
    with pytest.raises(quantity.QuantityError):
        quantity.parse(code(text)[0])


@pytest.mark.parametrize("own, kind, texts", rows("### Periods that are read"))
def test_a_period_is_read_as_stated(own, kind, texts):
    [own] = code(own)
    assert period.parse(own).kind == kind.split()[0]
    assert {text: period.parse(text).code for text in [own, *code(texts)]} == dict.fromkeys([own, *code(texts)], own)


@pytest.mark.parametrize("cells", rows("### Days with two readings"))
def test_a_day_with_two_readings_is_asked_for(cells):
    text, dmy, mdy = code(" ".join(cells))
    with pytest.raises(period.AmbiguousPeriod):
        period.parse(text)
    assert [period.parse(text, dates=order).code for order in ("dmy", "mdy")] == [dmy, mdy]


@pytest.mark.parametrize("text, _why", rows("### Periods that are refused"))
def test_a_period_is_refused(text, _why):
    with pytest.raises(period.PeriodError):
        period.parse(code(text)[0])


def test_every_key_of_the_report_is_listed():
    stated = [code(key)[0] for key, _meaning in rows("## The report")]
    reading = Plan("long", 1, [], {}).as_report()
    assert stated == [*Outcome("table.csv").as_report(), *(f"reading.{key}" for key in reading)]


def test_every_option_is_named_and_none_that_is_not_there():
    options = {}
    for command in ("import_figures", "undo_import", "export_figures"):
        parser = load_command_class(get_commands()[command], command).create_parser("manage.py", command)
        options[command] = {name for action in parser._actions for name in action.option_strings if len(name) > 2}
    of_django = {"--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color"}
    of_django |= {"--force-color", "--skip-checks"}
    named = set(re.findall(r"--[a-z][-a-z]+", DOCUMENT))
    assert options["import_figures"] - of_django <= named <= set.union(*options.values())


def messages(package: str) -> Iterator[str]:
    """Every text that a package gives to gettext, with … for what is filled in."""
    for path in (ROOT / package).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext"):
                for text in call.args:
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield re.sub(r"%\(\w+\)[sd]", "…", text.value).replace("%%", "%").strip()


def test_every_message_is_listed_and_none_that_is_not_there():
    stated = [message for message, *_mending in rows("## Every message")]
    assert len(stated) == len(set(stated))
    assert set(stated) == {*messages("adoption/importing"), *messages("adoption/values")}


def test_every_message_has_its_mending():
    assert [cells[0] for cells in rows("## Every message") if len(cells) != 2 or not cells[1]] == []
