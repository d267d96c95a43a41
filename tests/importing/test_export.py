"""What is exported is imported again with every row unchanged, whatever it says."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adoption.importing import export as exporting
from adoption.importing.export import COLUMNS, CONTROLS, FORMATS, Export, ExportError, selected
from adoption.importing.formats.jsonlines import records
from adoption.importing.options import Options
from adoption.importing.outcome import FileError, Outcome
from adoption.importing.run import import_figures
from adoption.importing.sources import Sources
from adoption.models import Figure, Metric, Organization, Region, Source
from adoption.values.period import KINDS, Period
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db

HOSTILE = (
    "=1+1|'=x|''=x|'|''|+82|-|--|@x|=|' =x| =x|－１|a,b|a;b\tc|\"|a\"b\"|'\"|a\nb|a\r\nb|a\rb|\u200fעברית|챗GPT|é|ê|"
    "n/a|:|..|Total|합계|1,234|572.969|2025-03|NOT STATED|WORLD|service|\u2028|\u3000=|%s|{}|null|\\u0000|<script>"
).split("|")


def door(text: str) -> str:
    """A text as both doors, the importer and the admin, store it: no spaces around it, but before a formula."""
    return text.rstrip() if text.lstrip()[:1] in ("=",) else text.strip()


def texts(longest: int) -> st.SearchStrategy[str]:
    """What can be stored as a name, title, quote or note."""
    random = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    all_texts = st.one_of(
        st.sampled_from(HOSTILE), random, st.just("x" * longest), st.builds("{}{}".format, random, random)
    )
    return all_texts.map(door).filter(lambda text: text and not CONTROLS.search(text) and "\0" not in text)


def scaled(largest: int, places: int) -> st.SearchStrategy[Decimal]:
    """Numbers from -largest to largest, each divided by a power of ten."""
    return st.builds(
        lambda whole, power: Decimal(whole).scaleb(-power), st.integers(-largest, largest), st.integers(0, places)
    )


VALUES = {
    "visits": st.one_of(
        scaled(10**15 - 1, 6).map(abs),
        st.integers(0, 10**15 - 1).map(lambda n: Decimal(n) * 100),
        scaled(9999, 3).map(abs),
    ),
    "percent": scaled(10**8, 6).map(abs).filter(lambda value: value <= 100),
}
DAYS = st.dates(date(1991, 1, 1), date(2099, 12, 1))
PERIODS = st.one_of(
    st.builds(Period.containing, st.sampled_from(KINDS), DAYS), st.builds(Period, st.sampled_from(["week"]), DAYS)
)
ADDRESSES = ["", "https://example.com/a", 'http://example.com/?q=\'=a,"b"&c=%20']


@st.composite
def figures(draw: Callable) -> list[dict]:
    """The fields of figures, with numbers for the rows that they refer to."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        standing = draw(st.sampled_from(Figure.Standing.values))
        note = draw(texts(500) if standing == "deprecated" else st.one_of(st.just(""), texts(500)))
        own, unit = draw(PERIODS), draw(st.sampled_from(sorted(VALUES)))
        found.append(
            {
                "service": draw(st.integers(0, 2)),
                "metric": unit,
                "region_id": draw(st.sampled_from(["WORLD", "KR", "US"])),
                "period_kind": own.kind,
                "period_start": own.start,
                "value": draw(VALUES[unit]),
                "qualifier": draw(st.sampled_from(Figure.Qualifier.values)),
                "reported_change_pct": draw(
                    st.one_of(st.none(), scaled(10**12 - 1, 4).filter(lambda n: abs(n) < 10**8))
                ),
                "standing": standing,
                "quote": draw(st.one_of(st.just(""), texts(500))),
                "source": draw(st.integers(0, 4)),
                "measured_by": draw(st.integers(0, 3)),
                "note": note,
            }
        )
    return found


@st.composite
def worlds(draw: Callable) -> dict[str, list]:
    """The names and titles of a small world, and its figures."""
    names = [draw(st.lists(texts(500), min_size=3, max_size=3, unique=True)) for _ in range(2)]
    titles = st.one_of(st.sampled_from(["Same title", *names[1]]).map(lambda text: text[:300]), texts(300))
    sources = st.tuples(titles, st.sampled_from(ADDRESSES), st.none() | st.dates(date(1991, 1, 1), date(2025, 1, 1)))
    return {
        "services": names[0],
        "organizations": names[1],
        "sources": draw(st.lists(sources, min_size=5, max_size=5, unique_by=lambda one: one[:2])),
        "figures": draw(figures()),
    }


def build(world: dict[str, list]) -> None:
    """Stores the world; figures of the same identity once."""
    metrics = {unit: make_metric(unit=unit) for unit in VALUES}
    organizations = [make_organization(name=name) for name in world["organizations"]]
    organizations.append(Organization.not_stated())
    services = [make_service(name=name, provider=organizations[0]) for name in world["services"]]
    # Of one publisher, so that their addresses meet; the last one is another's.
    sources = [
        make_source(title=title, url=url, published=day, publisher=organizations[number // 4])
        for number, (title, url, day) in enumerate(world["sources"])
    ]
    owners = {"service": services, "metric": metrics, "source": sources, "measured_by": organizations}
    Figure.objects.bulk_create(
        [Figure(**fields | {name: rows[fields[name]] for name, rows in owners.items()}) for fields in world["figures"]],
        ignore_conflicts=True,
    )


def write(path: Path, format_name: str, **what: str) -> Export:
    export = Export(selected(**what), format_name)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(export.pieces())
    return export


def imported_again(path: Path) -> Outcome:
    return import_figures(path, Options(reread=True))


def state() -> list:
    return [
        list(model.objects.order_by("pk").values())
        for model in (Figure, Source, Metric, Organization, Region, Figure.history.model)
    ]


def assert_unchanged(path: Path, count: int) -> None:
    before = state()
    outcome = imported_again(path)
    assert [str(error) for error in outcome.errors] == []
    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 0, count)
    assert state() == before


@pytest.mark.parametrize("format_name", FORMATS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(world=worlds())
def test_whatever_is_stored_comes_back_unchanged(tmp_path, regions, format_name, world):
    path = tmp_path / f"figures.{format_name}"
    with transaction.atomic():
        build(world)
        export = write(path, format_name)
        assert export.count == Figure.objects.count()
        assert_unchanged(path, export.count)
        transaction.set_rollback(True)


@pytest.fixture
def regions() -> None:
    for code in ("WORLD", "KR", "US"):
        Region.objects.get_or_create(code=code)


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_bundled_data_comes_back_unchanged(tmp_path, world, format_name):
    path = tmp_path / f"figures.{format_name}"
    assert write(path, format_name).count == Figure.objects.count()
    assert_unchanged(path, Figure.objects.count())


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("usual", ["month", "week", ""])
def test_days_are_not_taken_for_the_months_or_weeks_that_they_begin(tmp_path, format_name, usual):
    metric = make_metric(usual_period=usual)
    for day in ("2024-01-01", "2024-04-01", "2024-07-01"):
        make_figure(metric=metric, period=day)
    path = tmp_path / f"figures.{format_name}"
    write(path, format_name)
    assert_unchanged(path, 3)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_lone_value_with_three_decimals_is_read_as_it_is(tmp_path, format_name):
    make_figure(value=Decimal("572.969"), reported_change_pct=Decimal("-7.412"))
    path = tmp_path / f"figures.{format_name}"
    write(path, format_name)
    assert_unchanged(path, 1)


def test_names_that_mean_another_row_give_way_to_the_slug(tmp_path):
    make_service(name="Aaa", slug="zzz")
    make_figure(service=make_service(name="Zzz", slug="last"), measured_by=make_organization(name="n/a", slug="nobody"))
    path = tmp_path / "figures.csv"
    write(path, "csv")
    assert path.read_text().splitlines()[1].startswith("last,")
    assert_unchanged(path, 1)


def test_a_code_that_reads_like_none_stays_a_code(tmp_path):
    Region.objects.get_or_create(code="NA")
    make_figure(region="NA")
    write(tmp_path / "figures.json", "json")
    assert json.loads((tmp_path / "figures.json").read_text())[0]["region"] == "NA"
    assert_unchanged(tmp_path / "figures.json", 1)


def test_a_row_that_no_name_leads_to_is_told(tmp_path):
    make_service(name="Aaa", slug="zzz", name_ko="qqq")
    make_figure(service=make_service(name="Zzz", slug="qqq", name_ko="=x"))
    make_service(name="=X", slug="bbb")
    with pytest.raises(ExportError, match="“Zzz” .* alias"):
        write(tmp_path / "figures.csv", "csv")


def test_rows_come_in_the_order_in_which_they_were_stored_with_all_columns(tmp_path, monkeypatch):
    monkeypatch.setattr(exporting, "BATCH", 2)
    stored = [make_figure(value=value) for value in (30, 10, 20, 50, 40)]
    path = tmp_path / "figures.json"
    write(path, "json")
    rows = json.loads(path.read_text())
    assert [row["value"] for row in rows] == [30, 10, 20, 50, 40]
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["service"] == stored[0].service.name
    assert rows[0]["note"] is None
    assert path.read_text().startswith('[\n{"service": ')
    assert path.read_text().endswith("}\n]\n")


def test_spreadsheets_run_nothing(tmp_path):
    make_figure(note="=HYPERLINK(1)", quote="@x")
    path = tmp_path / "figures.csv"
    write(path, "csv")
    assert path.read_text().rstrip().endswith(",'@x,'=HYPERLINK(1)")


def test_a_control_character_goes_into_json_only(tmp_path):
    make_figure(note="a\x1bb")
    with pytest.raises(ExportError, match="note .* 0x1B.* --format json"):
        write(tmp_path / "figures.csv", "csv")
    write(tmp_path / "figures.json", "json")
    assert_unchanged(tmp_path / "figures.json", 1)


def test_all_sources_with_the_title_are_exported(tmp_path):
    for _ in range(2):
        make_figure(source=make_source(title="Annual report"))
    make_figure(source=make_source(title="Annual Report 2"))
    assert write(tmp_path / "a.csv", "csv", source="Annual report").count == 2
    assert write(tmp_path / "b.csv", "csv", source="annual  report").count == 2


def test_a_metric_is_found_by_slug_and_name(tmp_path):
    make_figure(metric=make_metric(name="Weekly users", slug="wau"))
    make_figure()
    for name in ("wau", "weekly USERS"):
        assert write(tmp_path / "a.csv", "csv", metric=name).count == 1


def test_an_unknown_metric_or_source_is_told_with_near_names():
    make_figure(metric=make_metric(name="Weekly users", slug="wau"), source=make_source(title="Annual report"))
    with pytest.raises(ExportError, match="“weekly user”. Did you mean “wau”"):
        selected(metric="weekly user")
    with pytest.raises(ExportError, match="“Anual report”. Did you mean “Annual report”"):
        selected(source="Anual report")


def test_without_figures_there_is_only_the_frame(tmp_path):
    for format_name, text in (("csv", ",".join(COLUMNS) + "\n"), ("json", "[\n]\n")):
        assert write(tmp_path / "a", format_name).count == 0
        assert (tmp_path / "a").read_text() == text


def test_two_sources_of_one_address_stay_two(tmp_path):
    press = make_organization(name="The Press", slug="the-press")
    for title in ("The Press", "An article"):
        make_figure(source=make_source(title=title, publisher=press, url="https://example.com/1"), value=len(title))
    write(tmp_path / "a.csv", "csv")
    assert_unchanged(tmp_path / "a.csv", 2)


def test_only_days_of_known_sources_are_remembered_for_undoing():
    known = make_source(published=date(2024, 1, 1))
    sources = Sources()
    new = sources.find(known.publisher, "New", "", None)
    for title, url in ((known.title, known.url), ("New", "")):
        sources.find(known.publisher, title, url, date(2024, 2, 2))
    assert sources.made == [new]
    assert sources.dated == {known.pk: date(2024, 1, 1)}
    assert set(Source.objects.values_list("published", flat=True)) == {date(2024, 2, 2)}


def test_the_number_of_queries_does_not_grow_with_the_figures():
    source, metric = make_source(), make_metric()
    counts = []
    for _ in range(2):
        for _ in range(5):
            make_figure(source=source, metric=metric)
        with CaptureQueriesContext(connection) as queries:
            list(Export(selected(), "csv").pieces())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def read_json(tmp_path: Path, text: str) -> list[tuple[int, list[str]]]:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with path.open(encoding="utf-8", newline="") as file:
        return list(records(file))


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "x", "b": 1}\n{"b": 2.50, "a": null}\r\n\n{"a": "y"}\n',
        '[\n{"a": "x", "b": 1},\n{"b": 2.50, "a": null},\n\n{"a": "y"}\n]\n',
        '[{"a": "x", "b": 1},\n{"b": 2.50, "a": null},\n\n{"a": "y"}]',
    ],
)
def test_lists_and_json_lines_are_read_alike(tmp_path, text):
    (header_line, header), *rows = read_json(tmp_path, text)
    assert header == ["a", "b"]
    assert header_line == rows[0][0]
    assert [cells for _line, cells in rows] == [["x", "1"], ["", "2.50"], ["y", ""]]
    assert [line - header_line for line, _cells in rows] == [0, 1, 3]


def test_numbers_stay_as_written(tmp_path):
    numbers = ["12345678901234567890123", "1.0", "1e400", "-0.10", "572.969"]
    rows = read_json(tmp_path, "".join(f'{{"value": {number}}}\n' for number in numbers))[1:]
    # A zero more, or the point of the last could set thousands apart.
    assert [cell for _line, [cell] in rows] == [*numbers[:-1], "572.9690"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1}\n{"a": 1, "b": 2}\n', "Line 2 has a key that the first object lacks: “b”"),
        ('{"a": 1}\n{"a": 1, "a": 2}\n', "Line 2 has the key “a” twice"),
        ('{"a": 1, "a": 2}\n', "Line 1 has the key “a” twice"),
        ('{"a": true}\n', "Line 1, “a”: true"),
        ('{"a": NaN}\n', "Line 1, “a”: NaN"),
        ('{"a": -Infinity}\n', "Line 1, “a”: -Infinity"),
        ('{"a": {"b": 1}}\n', "Line 1, “a”: {…}"),
        ('{"a": ["b"]}\n', "Line 1, “a”: […]"),
        ('{"a": "\\u0000"}\n', "Line 1, “a”: U+0000"),
        ('{"a": "\\ud800"}\n', "Line 1, “a”: U+D800"),
        (
            '[\n  {\n    "a": 1\n  }\n]\n',
            "Line 2 is not one JSON object. Write each figure as an object on a line of its own",
        ),
        ('[{"a": 1}, {"a": 2}]\n', "Line 1 is not one JSON object"),
        ('{"a": 1} {"a": 2}\n', "Line 1 is not one JSON object"),
        ('{"a": 1},\n{"a": 2}\n', "Line 1 is not one JSON object"),
        ("[" * 100_000, "Line 1 is not one JSON object"),
        ("[1, 2]\n", "Line 1 is not one JSON object"),
        ('[\n{"a": 1}\n{"a": 2}\n]\n', "comma is missing before line 3"),
        ('[\n{"a": 1},\n{"a": 2},\n', "not closed"),
        ('[\n{"a": 1}\n]\n{"a": 2}\n', "Line 4 follows the end"),
        ("[\n]\n", "no JSON object"),
        ("", "no JSON object"),
    ],
)
def test_other_json_is_refused_with_its_line(tmp_path, text, told):
    with pytest.raises(FileError) as caught:
        read_json(tmp_path, text)
    assert told in str(caught.value)


def test_a_file_that_was_cut_off_is_not_stored(tmp_path):
    for value in (1, 2):
        make_figure(value=value)
    path = tmp_path / "a.json"
    write(path, "json")
    Figure.objects.all().delete()
    path.write_text(path.read_text().removesuffix("\n]\n"))
    with pytest.raises(FileError, match="not closed"):
        imported_again(path)
    assert not Figure.objects.exists()
