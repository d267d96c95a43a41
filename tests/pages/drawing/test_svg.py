"""Elements as text: well-formed whatever goes in."""

import pytest

from adoption.pages.drawing import svg
from adoption.pages.drawing.measure import fit, lines, width

from .seen import tree


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a & b \"c\" 'd'", "a & b \"c\" 'd'"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("\u202eevil\u202c \u2066isolated\u2069", "evil isolated"),
        ("half \ud83d of a pair", "half of a pair"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("챗GPT · 豆包 · مرحبا", "챗GPT · 豆包 · مرحبا"),
    ],
)
def test_text_and_attributes_are_only_text(text, seen):
    drawn = tree(svg.element("text", svg.words(text), id=text))
    assert " ".join(drawn.text.split()) == seen
    assert " ".join(drawn.get("id").split()) == seen
    assert len(drawn) == 0


def test_attributes_without_a_value_are_left_out():
    assert (
        svg.element("path", d="M0 0", stroke_dasharray=None, stroke_width=1.25) == '<path d="M0 0" stroke-width="1.2"/>'
    )


def test_text_is_cut_to_its_room_with_an_ellipsis():
    assert fit("ChatGPT", 13, 100) == "ChatGPT"
    cut = fit("long " * 100, 13, 100)
    assert cut.startswith("long long")
    assert cut.endswith("…")
    assert width(cut, 13) <= 100


def test_hangul_is_wider_than_latin():
    assert width("가", 10) > width("m", 10) > width("i", 10)
    assert width("bold", 10, bold=True) > width("bold", 10)


def test_text_is_broken_at_spaces_and_cut_at_the_last_line():
    assert lines("one two three", 10, 45, 3) == ["one two", "three"]
    assert lines("one two three four five six", 10, 45, 2)[1].endswith("…")
    assert lines("", 10, 45, 2) == [""]
