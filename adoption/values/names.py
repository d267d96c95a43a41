"""Names as keys, and names beside other text."""

import re
import unicodedata

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
ISOLATES = dict.fromkeys(map(ord, (ISOLATE, END_OF_ISOLATE)))
# What turns the direction of writing: marks, embeddings, overrides and isolates.
TURNING = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# These, and the blocks of scripts that are written from right to left.
UNUSUAL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def fold(text: str) -> str:
    """The key by which a name is found: NFKC, case folded, spaces collapsed."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    # Folding can take characters apart again.
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def isolated(text: str) -> str:
    """The text to stand beside other text, whose order it leaves alone: without marks that turn the direction of
    writing, and a unit of its own where it is written from right to left."""
    if not UNUSUAL.search(text):
        return text
    text = text.translate(TURNING)
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if UNUSUAL.search(text) else text


def alone(text: str) -> str:
    """An isolated text as a cell of a table has it."""
    return text[1:-1] if text.startswith(ISOLATE) and text.endswith(END_OF_ISOLATE) else text
