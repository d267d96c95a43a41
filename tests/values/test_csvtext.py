import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.values.csvtext import guard, unguard


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("https://example.com")',
        "+SUM(A1:A9)",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "＋1+1",
        "－2－3",
        "＠SUM(1)",
        " =1+1",
        "-",
        "-25 and falling",
        "'=1",
    ],
)
def test_a_formula_gets_an_apostrophe(cell):
    assert guard(cell) == "'" + cell
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "ChatGPT",
        "챗GPT",
        "-16500000",
        "+7.4",
        "-25%",
        "1,234.5",
        "'quoted'",
        "'25년 2월",
        "a=b",
        "-1,234",
    ],
)
def test_other_cells_stay_as_they_are(cell):
    assert guard(cell) == cell
    assert unguard(cell) == cell


@given(st.text() | st.text(alphabet="'=+-@\t\r\n ＝1a%", max_size=6))
def test_every_cell_comes_back(cell):
    assert unguard(guard(cell)) == cell


@given(st.text(alphabet="'=+-@\t\r＝＋ a1", max_size=6))
def test_no_guarded_cell_begins_like_a_formula(cell):
    first = guard(cell)[:1]
    assert first not in ("=", "@", "\t", "\r", "＝", "＋") and (first not in ("+", "-") or cell.strip("+-").isdigit())
