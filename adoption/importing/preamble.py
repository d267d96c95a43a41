"""The lines above a table: its title, and what they say of its region and unit."""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from adoption.values.names import fold

from .columns import Unit, unit_of
from .outcome import FileError
from .resolve import Names

# Shorter names, country codes among them, are words of their own too: in, it, no.
SHORTEST_NAME = 4
SHORTEST_HANGUL = 2
HANGUL = re.compile("[가-힣]")
STATED_UNIT = re.compile(r"(?:단위|\bunits?\b)\s*[:：]\s*([^,;)\]\n]+)", re.IGNORECASE)
# `500 million users` is a number, `visits, 1 million` and `in millions` are units.
SCALE_WORD = re.compile(
    r"(?:(?P<number>[0-9][0-9.,]*)\s*)?(?<![^\W\d_])(?P<word>thousands?|millions?|billions?)\b"
    r"|'000|\b000s\b|[x×]\s*10(?:[,.]?00|\s*\^?\s*[3-9³⁶⁹])",
    re.IGNORECASE,
)
# Where a unit stands without a word for it: `Visits (M)`, `이용자 수(만 명)`, `Visits, mn`.
ASIDES = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]|[,:]\s*([^\s,:]+)\s*$")


def title_in(preamble: Sequence[str]) -> str:
    """The first line above the table that is more than a word and a value."""
    return next((text for text in preamble if " " in text and ":" not in text.split(" ")[0]), "")


def region_in(preamble: Iterable[str], names: Names) -> str:
    """The name of the one region that the lines speak of, or nothing where there are none or several."""
    text = fold(" ".join(preamble))
    found = {}
    for name, region in names.regions.rows.items():
        is_long = len(name) >= (SHORTEST_HANGUL if HANGUL.match(name) else SHORTEST_NAME)
        if is_long and name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            found[region.pk] = name
    return found.popitem()[1] if len(found) == 1 else ""


def unit_in(preamble: Sequence[str], is_scale_told: bool) -> Unit | None:
    """The unit that a line states (`단위: 만명`). Raises FileError where one only speaks of thousands or millions."""
    for text in preamble:
        if match := STATED_UNIT.search(text):
            unit = unit_of(match[1])
            if unit is not None:
                return unit
    refuse_unit(preamble, is_scale_told)
    return None


def refuse_unit(texts: Iterable[str], is_scale_told: bool) -> None:
    """Raises FileError where a line beside the table speaks of thousands or millions."""
    for text in texts:
        word = "" if is_scale_told else scale_in(text)
        if word:
            raise FileError(
                _(
                    "The lines around the table speak of “%(word)s”: “%(text)s”. Say how the values are meant: with"
                    " --scale 1000 or --scale 1000000, or with --scale 1 where they stand in full."
                )
                % {"word": word, "text": text[:80]}
            )


def scale_in(text: str) -> str:
    """The word by which a text says that values are in thousands, 만 or millions; blank where it does not."""
    for match in SCALE_WORD.finditer(text):
        if match["number"] in (None, "1"):
            return match["word"] or match[0]
    stated = STATED_UNIT.search(text)
    asides = [stated[1]] if stated else [text]
    asides += [inside or last for inside, last in ASIDES.findall(text)]
    return next((aside.strip() for aside in asides if (unit := unit_of(aside)) and unit.scale > 1), "")
