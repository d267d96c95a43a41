"""PNG: the right size, and the same text with and without fonts on the machine."""

import struct

import pytest

from adoption.pages.drawing import svg
from adoption.pages.drawing.png import png


def drawing(text: str, **attributes) -> str:
    return svg.document(60, 30, "ko", "A test", svg.text(5, 20, svg.words(text), **attributes))


def size(image: bytes) -> tuple[int, int]:
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", image[16:24])


def test_a_picture_has_twice_the_size_of_the_drawing():
    assert size(png(drawing("text"))) == (120, 60)


@pytest.mark.parametrize("text", ["ChatGPT", "챗GPT", "뷁", "−7.4% ▲"])
def test_text_is_drawn_with_our_own_fonts(text):
    assert len(png(drawing(text))) > len(png(drawing(" "))) + 50


def test_hangul_is_drawn_as_hangul_and_in_both_weights():
    pictures = {png(drawing(text, font_weight=weight)) for text in ("한", "글") for weight in (400, 600)}
    assert len(pictures) == 4
