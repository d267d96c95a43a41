"""Text of a cell as people and programs write it -> plain characters."""

import re
import unicodedata

# Longer cells are no numbers and no periods; the bound keeps hostile cells cheap.
LONGEST = 80
INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"

# Full-width forms become ASCII one by one. NFKC would also turn the footnote mark of `500²` into a digit.
CHARACTERS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
CHARACTERS |= dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000"), " ")
CHARACTERS |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
CHARACTERS |= dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'")
CHARACTERS |= dict.fromkeys(map(ord, "\u223c\u301c"), "~")
CHARACTERS |= {0xFFE6: "₩"}
# Chinese and Japanese write numbers and dates as Korean does. 兆 is left out: it has two meanings.
CHARACTERS |= str.maketrans("万萬億亿千年月日人", "만만억억천년월일명")

# `800 million[3]`, as tables pasted from an encyclopedia have it.
FOOTNOTES = re.compile(r"(?:\s*\[(?:[0-9]{1,3}|[a-z])\])+$")


def plain(text: str) -> str:
    """The text in lower case without odd spaces, dashes, quotes, full-width forms and numbers of footnotes; East
    Asian signs in Hangul."""
    text = unicodedata.normalize("NFC", text).translate(CHARACTERS)
    return FOOTNOTES.sub("", text.strip().strip(INVISIBLE).strip().lower())


def shown(text: str) -> str:
    """The text for a message: short, on one line."""
    text = " ".join(text[: 2 * LONGEST].split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
