"""Text as records: the delimiter found or told, cells with the line they begin on, refusals with their line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.importing.dialect import delimiter_named, records
from adoption.importing.outcome import FileError


def read(text: str, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    return list(records(io.StringIO(text, newline=""), delimiter))


@pytest.mark.parametrize(
    ("told", "delimiter"),
    [
        ("comma", ","),
        ("Semicolon", ";"),
        ("tab", "\t"),
        ("pipe", "|"),
        (r"\t", "\t"),
        ("\t", "\t"),
        (":", ":"),
        ("¦", "¦"),
    ],
)
def test_a_delimiter_is_told_as_a_character_or_a_word(told, delimiter):
    assert delimiter_named(told) == delimiter


@pytest.mark.parametrize("told", ["", " ", ",,", "colon", "a", "5", '"', "\n", "\0", "_"])
def test_what_parts_no_cells_is_refused(told):
    with pytest.raises(FileError, match="--delimiter .* comma, semicolon, tab or pipe"):
        delimiter_named(told)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_record_has_the_number_of_its_first_line(end):
    text = end.join(["a,b", "", '1,"two', 'lines"', "", "2,x"])
    assert read(text) == [(1, ["a", "b"]), (3, ["1", f"two{end}lines"]), (6, ["2", "x"])]


def test_line_ends_may_be_mixed():
    assert read("a,b\r\n1,2\n3,4\r5,6") == [(1, ["a", "b"]), (2, ["1", "2"]), (3, ["3", "4"]), (4, ["5", "6"])]


def test_the_line_that_names_the_delimiter_is_no_record():
    assert read("sep=;\r\na;b\n", ";") == [(2, ["a", "b"])]
    assert read('"sep=,"\na,b\n') == [(2, ["a", "b"])]
    assert read("a,b\nsep=;,1\n") == [(1, ["a", "b"]), (2, ["sep=;", "1"])]


def test_a_space_before_a_quote_does_not_break_the_cell():
    assert read('a, "b, c", d\n') == [(1, ["a", "b, c", "d"])]
    assert read('Pad 12" wide,"say ""hi"""\n') == [(1, ['Pad 12" wide', 'say "hi"'])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('a,b\n1,"x\n2,y\n3,z\n', "opens in the record of line 2 is never closed"),
        ('a,b\n1,"x\n2,"y",3\n', "Line 3, in the record that begins on line 2: something follows a closing quote"),
        ('a,b\n"The "best" AI",5\n', "Line 2, in the record that begins on line 2"),
        ("a,b\n1," + "x" * 131_073, "record of line 2 has a cell of more than 131,072 characters"),
        ('a,b\n1,"x' + "y\n" * 70_000, "record of line 2 .* a quote is not closed"),
        ("a,b\n\n" + "," * 5_000, "Line 3 has more than 5,000 cells"),
    ],
)
def test_what_is_no_csv_is_refused_with_its_line(text, told):
    with pytest.raises(FileError, match=told):
        read(text)


def test_as_many_cells_and_as_long_ones_as_may_be_are_read():
    assert len(read("," * 4_999)[0][1]) == 5_000
    assert len(read("x" * 131_072)[0][1][0]) == 131_072


def test_a_table_with_bars_comes_without_its_frame():
    text = 'Visits\n\n| Service | Value |\n|:---|---:|\n| "Grok" |  |\n| | 5 |\n|Claude|6\nSource: us\n'
    assert read(text, "|") == [
        (1, ["Visits"]),
        (3, ["Service", "Value"]),
        (5, ['"Grok"', ""]),
        (6, ["", "5"]),
        (7, ["Claude", "6"]),
        (8, ["Source: us"]),
    ]


def test_a_table_from_a_terminal_comes_without_its_rules():
    text = "+----+---+\n| a  | b |\n+----+---+\n| -1 | - |\n+----+---+\n"
    assert read(text, "|") == [(2, ["a", "b"]), (4, ["-1", "-"])]
    assert read(" a | b\n---+---\n x | 5\n", "|") == [(1, ["a", "b"]), (3, ["x", "5"])]


def test_blank_cells_at_the_edge_of_a_table_without_frame_stay():
    assert read("note|service|value|extra\n|Grok|5|\n", "|") == [
        (1, ["note", "service", "value", "extra"]),
        (2, ["", "Grok", "5", ""]),
    ]


def test_a_line_without_the_frame_of_its_table_is_refused():
    with pytest.raises(FileError, match="Line 3 does not begin with a bar"):
        read("| a | b |\n|---|---|\n1 | 2 | 3\n", "|")


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12).map(str.lstrip)


@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=6),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_the_csv_module_writes_is_read_back(rows, delimiter, end):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [cells for _line, cells in read(buffer.getvalue(), delimiter)] == rows


@given(text=st.text(st.sampled_from("ab,;|\t\"'\r\n -:=+\\"), max_size=60), delimiter=st.sampled_from(",;\t|"))
def test_any_text_is_records_or_a_refusal(text, delimiter):
    try:
        lines = [line for line, _cells in read(text, delimiter)]
    except FileError as error:
        assert "ine" in str(error)
        return
    assert lines == sorted(set(lines))
