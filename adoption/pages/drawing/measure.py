"""About how wide text is, without a font at hand: the widths of Pretendard, by kinds of characters."""

import unicodedata

from .svg import clean

WIDTHS = {
    0.27: "'ijlI.:;!,| ",
    0.35: '/\\()[]ft{}r"',
    0.46: "-^*`?1_",
    0.54: "sxzJkLcvya7eu",
    0.7: "VACDGHUNOQw",
    0.89: "mM%@W",
}
OF_CHARACTERS = {character: width for width, characters in WIDTHS.items() for character in characters}
USUAL = 0.61
WIDE = 0.9
BOLDER = 1.06
# Longer text is cut before it is measured.
LONGEST = 300


def width(text: str, size: float, *, bold: bool = False) -> float:
    """In the unit of the size of the type."""
    return sum(map(_width_of, text)) * size * (BOLDER if bold else 1)


def _width_of(character: str) -> float:
    if character.isascii():
        return OF_CHARACTERS.get(character, USUAL)
    return WIDE if unicodedata.east_asian_width(character) in "WF" else USUAL


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of it as there is room for, with an ellipsis."""
    text = clean(text[: 2 * LONGEST])
    if len(text) <= LONGEST and width(text, size, bold=bold) <= room:
        return text
    text = text[:LONGEST]
    while text and width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip(' ,.:;')}…"


def lines(text: str, size: float, room: float, most: int) -> list[str]:
    """The text broken at its spaces; what is too much for the lines is cut."""
    found = [""]
    for word in clean(text[: 2 * LONGEST]).split():
        longer = f"{found[-1]} {word}".strip()
        if len(found) == most or not found[-1] or width(longer, size) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return [fit(one, size, room) for one in found]
