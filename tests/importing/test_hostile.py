"""Whatever a file holds: it is stored as it stands or refused with a clear message, and never half stored."""

import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adoption.importing.options import Options
from adoption.importing.outcome import FileError, Outcome
from adoption.importing.run import import_figures
from adoption.models import Alias, Figure, ImportRun, Metric, Organization, Region, Service, Source
from tests.make import make_metric, make_organization, make_service

from .shapes_hostile import CELLS, FILES, HEADER, OTHER_CELLS, VALUES, with_row

KEPT = (Figure, Figure.history.model, Source, Service, Metric, Organization, Region, Alias, ImportRun)
TOLD = {"metric": "monthly-visits", "region": "WORLD", "measured_by": "Similarweb"}

pytestmark = pytest.mark.django_db
fuzzed = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def names() -> None:
    make_service(name="ChatGPT", slug="chatgpt")
    make_service(name="Claude", slug="claude")
    make_metric(name="Monthly visits", slug="monthly-visits")
    make_organization(name="Similarweb", slug="similarweb")


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "hostile.csv"


def counts() -> list[int]:
    return [table.objects.count() for table in KEPT]


def survive(path: Path, content: bytes, **options) -> tuple[Outcome | FileError, list[Decimal]]:
    """The outcome of a file or its refusal, and the values that were stored; all else is as it was, and so is
    everything where the file was refused. What was stored is taken back."""
    path.write_bytes(content)
    before, values = counts(), []
    with transaction.atomic():
        try:
            outcome = import_figures(path, Options(**options))
        except FileError as error:
            outcome = error
        if isinstance(outcome, Outcome) and outcome.stored:
            values = list(Figure.objects.values_list("value", flat=True))
            assert len(values) == outcome.created
            transaction.set_rollback(True)
        else:
            assert counts() == before
            assert str(outcome) if isinstance(outcome, FileError) else outcome.errors
    return outcome, values


@pytest.mark.parametrize("value", VALUES)
def test_a_value_that_is_no_number_is_an_error_of_its_cell(path, value):
    outcome, _values = survive(path, with_row(value=value).encode())
    [error] = outcome.errors
    assert (error.line, error.column, error.value) == (3, "value", value.strip())


@pytest.mark.parametrize(("column", "text"), OTHER_CELLS)
def test_a_cell_that_cannot_be_meant_is_an_error_of_its_cell(path, column, text):
    outcome, _values = survive(path, with_row(**{column: text}).encode())
    [error] = outcome.errors
    assert (error.line, error.column, error.value) == (3, column, text)


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_table_is_refused(path, name):
    content, told = FILES[name]
    outcome, _values = survive(path, content)
    assert isinstance(outcome, FileError)
    assert re.search(told, str(outcome))


def test_forty_lines_above_the_table_do_no_harm(path):
    outcome, _values = survive(path, b"Note\n" * 39 + with_row().encode())
    assert (outcome.created, outcome.errors) == (2, [])


def test_every_row_wrong_is_told_row_by_row(path):
    row = ",".join((CELLS | {"value": "many"}).values())
    outcome, _values = survive(path, (HEADER + f"{row}\n" * 2_000).encode())
    assert (outcome.rejected, len(outcome.errors), outcome.read) == (2_000, 2_000, 2_000)


def test_too_many_wrong_rows_are_a_file_that_was_misread(path, monkeypatch):
    monkeypatch.setattr("adoption.importing.outcome.MOST_REJECTED", 100)
    row = ",".join((CELLS | {"period": "soon"}).values())
    outcome, _values = survive(path, (HEADER + f"{row}\n" * 101).encode())
    assert isinstance(outcome, FileError)
    assert "--layout" in str(outcome)


@pytest.mark.parametrize("name", ["=1+1", "@here", "-x", '"quoted"', "%(name)s", "{}", "\u202exob"])
def test_a_name_that_looks_like_code_is_stored_as_text(path, name):
    outcome, _values = survive(path, with_row(service=name).encode(), create_missing=True)
    assert outcome.created_services == [name]


@fuzzed
@given(st.binary(max_size=400))
def test_any_bytes_are_survived(path, content):
    _outcome, values = survive(path, content, **TOLD)
    assert values == []


GOOD = [with_row(value="1234567"), with_row(value="10.9M"), "Month;ChatGPT;Claude\n2025-03;4500000;99,75\n"]
PIECES = st.one_of(
    st.binary(max_size=3), st.sampled_from([b'"', b",", b"\n", b"\r", b";", b"\t", b"-", b"0", b"\xef\xbb\xbf"])
)


@fuzzed
@given(
    st.sampled_from(GOOD), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 3), PIECES), min_size=1, max_size=4)
)
def test_a_damaged_file_gives_numbers_that_stand_in_it_or_none(path, text, damages):
    content = text.encode()
    for place, length, piece in damages:
        content = content[:place] + piece + content[place + length :]
    outcome, values = survive(path, content, **TOLD)
    for value in values:
        assert digits_of(f"{value.normalize():f}").rstrip("0") in digits_of(content.decode(outcome.reading["encoding"]))


def digits_of(text: str) -> str:
    return re.sub("[^0-9]", "", unicodedata.normalize("NFKC", text))


# What the cells of tables are made of: good ones, so that some are stored, and others.
NAMES = st.sampled_from(["ChatGPT", "claude", "ChatGPT (KR)", "Total", "Gemni", "", "=A1", "ChatGPT\u202e", "서비스"])
PERIODS = st.sampled_from(
    ["2025-03", "Mar 2025", "2025-W10", "3/4/2025", "31/3/2025", "2025년 3월", "2025", "202503", "2025.1", "", "soon"]
)
NUMBERS = {
    "1000": [1000],
    "4,500": [4500, Decimal("4.5")],
    "1,234,567": [1234567],
    "572.969": [572969, Decimal("572.969")],
    "40,72": [Decimal("40.72")],
    "12.5": [Decimal("12.5")],
    "10.9M": [10900000],
    "~2.4M": [2400000],
    "5.844bn": [5_844_000_000, 5_844_000_000_000],
    "1,650만": [16500000],
    "<1": [1],
    "1e3": [1000],
    "４５": [45],
    "1 234": [1234],
    # Periods that stand among the values are numbers, too.
    "2025": [2025],
    "202503": [202503],
    "2025.1": [Decimal("2025.1")],
    "64.5%": [],
    "-7": [],
    "NaN": [],
    "n/a": [],
    "": [],
    "=1+1": [],
    "1e400": [],
    "90-100": [],
}
VALUE = st.sampled_from(sorted(NUMBERS))
HEADERS = st.sampled_from(
    ["Service", "Period", "Month", "Value", "값", "Region", "ChatGPT", "Claude", "2025-03", "Note", "", "Total"]
)
NO_DIGITS = st.text(st.characters(exclude_categories=["Cs", "Nd", "Nl", "No"]), max_size=6)
ANY = st.one_of(NAMES, PERIODS, VALUE, HEADERS, NO_DIGITS)


@st.composite
def tables(draw) -> str:
    """A table with a header, sound rows among others, any delimiter, and lines around it."""
    kinds = draw(st.permutations([("Service", NAMES), ("Period", PERIODS), ("Value", VALUE), ("Note", ANY)]))
    if draw(st.booleans()):
        kinds = [("Month", PERIODS), ("ChatGPT", VALUE), ("Claude", VALUE)]
    rows = [[header for header, _kind in kinds]]
    for _number in range(draw(st.integers(0, 4))):
        rows.append([draw(kind) for _header, kind in kinds])
    for row in rows:
        if draw(st.integers(0, 9)) == 0:
            row[draw(st.integers(0, len(row) - 1))] = draw(ANY)
        if draw(st.integers(0, 19)) == 0:
            row.append(draw(ANY))
    delimiter = draw(st.sampled_from(",;\t|"))
    quote = draw(st.sampled_from(['"', '"', '"', ""]))
    ends = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lines = [delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in rows]
    above = draw(st.lists(st.sampled_from(["Report", "Visits, March", "", "Region: Japan"]), max_size=2))
    below = draw(st.lists(st.sampled_from(["Source: us", "", "* note", "Total;9", "2 rows"]), max_size=2))
    return ends.join([*above, *lines, *below])


@fuzzed
@given(tables(), st.sampled_from(["auto", "point", "comma"]), st.booleans())
def test_any_table_gives_its_own_figures_or_none(path, text, decimal, partial):
    _outcome, values = survive(path, text.encode(), **TOLD, decimal=decimal, partial=partial)
    possible = {Decimal(value) for cell, meant in NUMBERS.items() if cell in text for value in meant}
    assert set(values) <= possible
