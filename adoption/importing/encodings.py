"""The encoding of a file. That bytes can be decoded proves nothing: the words must read as words of a language.

What is no UTF-8 is read in the code pages of Windows and in the encodings of other machines, which are never taken but
must not be mistaken for them. Each reading is weighed by how likely its letters are in the languages of its encoding;
the best is taken where no reading that gives another text comes near."""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from math import log

from django.utils.translation import gettext as _

from ..values.names import fold
from .outcome import FileError

# The letters beyond ASCII of each language, the most frequent first.
WEST = "éééèàêçôîâûùëïœ äüöß óíáéñúü ãçáéíóêõúàâô àèùòìé äöåé øåæéö ðáíýþóéöúæ éëïüöè äõüöšž".split()
EAST = "łąęóżśćńź íáéěščřžýůúóťňď áíéčšžýúľťňôóä áéöóőüíűú čšžćđ ăîşţâ äüöß ëç".split()
TURKISH = ["ışğüöçİâî", *WEST]
BALTIC = "ėųšūžįčąę āīēšūžņļčķģ äõüöšž äüöß".split()
CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё оанивіретсклудмпязьбгчїйхюжцщєфшґ аоиетнрсвлкдпмзугъябчжйщцхшфюь".split()
GREEK = ["αοιετνσηυρπκμλςωόίάήέύδγχθφβξώζψϊϋ"]
HEBREW = ["יוהלארמבתשנכדםחפקעןסזגטצךףץ"]
ARABIC = ["اليمنورتبهدسعفحكقجشةطصخذزثضىغظءئأإآؤ"]
VIETNAMESE = ["đưôâêăơáàéíóúèù\u0300\u0301\u0309\u0303\u0323"]
# About two thirds of all syllables in Korean tables and press; misread Chinese or Japanese has one in twenty.
HANGUL = frozenset(
    "이다는의에하고지가한을사기은도를로서대시나자어인아해일것리있정전수들그과적보부제구상스으장여만원주게라성안동조년국"
    "공용면소무관마와화선업경비방위행생분신계모오개월연유중세내히실물산금당회재반미러데트간드역문명치체표출처값네카버"
    "챗피티클딥크록래픽파퍼평균활건억천요앱웹점율매순달바타터브코플메임운현토입글덱우테포료변"
)
KOREAN = "cp949"
PAGES = {
    **{"cp1252": WEST, "cp1250": EAST, "cp1251": CYRILLIC, "cp1253": GREEK, "cp1254": TURKISH},
    **{"cp1255": HEBREW, "cp1256": ARABIC, "cp1257": BALTIC, "cp1258": VIETNAMESE},
}
RIVALS = {
    **dict.fromkeys(("mac_roman", "cp850", "cp437", "iso8859_15"), WEST),
    **dict.fromkeys(("mac_latin2", "cp852", "iso8859_2"), EAST),
    **dict.fromkeys(("koi8_r", "koi8_u", "cp866", "mac_cyrillic", "iso8859_5"), CYRILLIC),
    **dict.fromkeys(("mac_greek", "cp737", "iso8859_7"), GREEK),
    **dict.fromkeys(("mac_turkish", "cp857"), TURKISH),
    **dict.fromkeys(("cp775", "iso8859_13", "iso8859_4"), BALTIC),
    **{"cp862": HEBREW, "iso8859_6": ARABIC},
}
# Logarithms of probabilities: of what should not be there, of a file from another machine, of one in a code page that
# is seldom met; and by how much the best reading must be likelier than any other text.
ODD, RIVAL, RARE, MARGIN = log(1e-5), log(0.008), log(0.03), log(200)
MOST_ODD = 0.1
WORD = re.compile(r"(?:[^\W\d_ª²³¹º¼½¾]|[\u0300-\u0323])+|[^\x00-\x7f]")
SIGNS = (
    dict.fromkeys("\xa0’–", log(0.2))
    | dict.fromkeys("—…•·€£°®™©§±×½", log(0.05))
    | dict.fromkeys("¥¢¼¾²³¹ªºµ÷†‰‹›‚´№", log(0.002))
)
# The quotes that go with a quote.
PARTNERS = {"“": "”„", "”": "“„", "„": "“”", "‘": "’‚", "«": "»", "»": "«"}
# These never stand right before a letter.
CLOSING = "™®©²³¼½¾±×"
# Signs between letters: the apostrophe of English and French (OpenAI’s, l’usage), the dash, the middle dot.
ENGLISH = re.compile(r".*’(?:s|t|re|ll|ve|d|m)\b", re.IGNORECASE)
FRENCH = re.compile(r"(?:.*\W)?(?:[cdjlmnst]|qu)’", re.IGNORECASE)
JOINTS = dict.fromkeys("’–—·", log(0.01))
# What the spelling of a letter's languages forbids: Spanish ñ and Polish ń, Slovak ŕ, Polish ę, Czech ů,
# German ä, Turkish ş, Icelandic þ and ð, Romanian ţ and ă.
MISSPELT = re.compile(r"ñ(?![aeiouáéíóú])|ń(?=[aeiouyó])|ŕ$|^ę|^ů|aä|[dt][şþţð]|ăo", re.IGNORECASE)
SEPARATORS = bytes.maketrans(b',;|\t"\r', b"\n" * 6)
# Alphabets with more letters than this are written without ASCII letters.
FULL = 21
# Bounds of what is looked at.
MOST_CELLS, MOST_BYTES, MOST_TIMES, LONGEST_TEXT, LONGEST_WORD = 500, 2**15, 3, 300, 40
# Bytes that are both the two-byte characters of UTF-8 and Korean syllables.
CHANCE = bytes(range(0x80)) + bytes(range(0xA1, 0xC0)) + bytes(range(0xC2, 0xC9))
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Python's codecs that are text encodings by name only.
NO_ENCODINGS = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}

Evidence = Callable[[str], bool]


def named(encoding: str) -> str:
    """The encoding that `--encoding` means. Raises FileError for an unknown one."""
    try:
        name = codecs.lookup(encoding).name
        b"a".decode(name, "replace")
    except (LookupError, ValueError):
        name = ""
    if not name or name in NO_ENCODINGS:
        raise FileError(
            _("--encoding %(value)s is unknown. Give one such as utf-8, cp949, cp1252 or utf-16.")
            % {"value": repr(encoding)}
        )
    return name


def with_mark(told: str, head: bytes) -> str:
    """The encoding as told, or as a byte order mark or the zero bytes of UTF-16 show it; else blank."""
    for mark, encoding in MARKS.items():
        if head.startswith(mark) and (not told or told.startswith(encoding.removesuffix("-sig"))):
            return encoding
    even, odd = head[::2].count(0), head[1::2].count(0)
    if told or max(even, odd) * 10 < len(head) // 2 or min(even, odd) * 4 > max(even, odd):
        return told
    return "" if not even + odd else "utf-16-le" if odd > even else "utf-16-be"


def is_valid_by_chance(chunk: bytes) -> bool:
    """Whether UTF-8 with these bytes could as well be Korean: 챗GPT in CP949 is êGPT in UTF-8."""
    return not chunk.translate(None, CHANCE)


def judge(chunks: Iterable[bytes], evidence: Evidence | None, is_utf8: bool = False) -> str:
    """The encoding of the lines. Raises FileError where more than one text, or none, reads well."""
    lines = _sample(chunks)
    cells = list(lines)
    if is_utf8:
        korean, utf8 = _read(KOREAN, cells, evidence), _read("utf-8", cells, evidence)
        return KOREAN if korean and korean.is_known and korean.is_sound and not (utf8 and utf8.is_known) else "utf-8"
    readings = [found for encoding in (KOREAN, *PAGES, *RIVALS) if (found := _read(encoding, cells, evidence))]
    known = [reading for reading in readings if reading.is_known and reading.is_sound]
    ranked = sorted(known or readings, key=lambda reading: -reading.weight)
    best = next((reading for reading in ranked if reading.is_sound), ranked[0])
    others = [reading for reading in ranked if reading.texts != best.texts]
    same = [one.encoding for one in ranked if one.texts == best.texts and one.encoding not in RIVALS]
    if best.is_sound and same and (not others or others[0].weight < best.weight - MARGIN):
        return same[0]
    others = others or [reading for reading in readings if reading.texts != best.texts]
    raise FileError(_question(lines, [best, *others]))


def _question(lines: dict[bytes, int], readings: list["Reading"]) -> str:
    """The refusal, with a word that reads differently in the two likeliest encodings."""
    if len(readings) < 2:
        return _(
            "The file is not UTF-8, and line %(line)d cannot be read in any other encoding that is known here. "
            "Give its encoding as --encoding, or save the file as UTF-8."
        ) % {"line": next(iter(lines.values()))}
    one, two = readings[:2]
    line, first, second = next(
        found for found in zip(lines.values(), one.texts, two.texts, strict=True) if found[1] != found[2]
    )
    return _(
        "The encoding of the file cannot be told: on line %(line)d, “%(one)s” in %(first)s is “%(two)s” in %(second)s. "
        "Give the right one as --encoding, or save the file as UTF-8."
    ) % {"line": line, "one": first, "first": one.encoding, "two": second, "second": two.encoding}


def _sample(chunks: Iterable[bytes]) -> dict[bytes, int]:
    """Cells that are not ASCII, with their line: the first ones, and any that holds a byte not seen before."""
    found: dict[bytes, int] = {}
    seen: set[int] = set()
    line, size = 1, 0
    for chunk in chunks:
        for cell in dict.fromkeys(chunk.translate(SEPARATORS).split(b"\n")):
            if cell.isascii() or cell in found:
                continue
            if (len(found) < MOST_CELLS and size < MOST_BYTES) or not seen.issuperset(cell):
                seen.update(cell)
                size += len(cell)
                found[cell] = line + chunk.count(b"\n", 0, chunk.find(cell))
        line += chunk.count(b"\n")
    return found


@dataclass(slots=True)
class Reading:
    """The cells as one encoding reads them."""

    encoding: str
    texts: list[str]
    # How likely the text is: the logarithm of a probability.
    weight: float = 0
    # How many words and signs were weighed, and how many of them should not be there.
    size: int = 0
    odd: int = 0
    # Whether it holds a name that the importer knows, and whether it looks like its language at all.
    is_known: bool = False
    is_language: bool = True

    @property
    def is_sound(self) -> bool:
        return (self.is_language or self.is_known) and self.odd <= MOST_ODD * max(self.size - 10, 0)


def _read(encoding: str, cells: list[bytes], evidence: Evidence | None) -> Reading | None:
    """The cells in this encoding, weighed; None where it has no such bytes."""
    try:
        reading = Reading(encoding, [cell.decode(encoding)[:LONGEST_TEXT] for cell in cells])
    except UnicodeDecodeError:
        return None
    words = {word for text in reading.texts for word in (text.strip(), *WORD.findall(text)) if not word.isascii()}
    reading.is_known = bool(evidence) and any(evidence(fold(word)) for word in words)
    _weigh_korean(reading) if encoding == KOREAN else _weigh(reading)
    return reading


def _weigh_korean(reading: Reading) -> None:
    """Korean is told by its syllables: those of everyday use, and no Chinese characters among them."""
    characters = Counter(character for text in set(reading.texts) for character in text if not character.isascii())
    common = hangul = 0
    for character, times in characters.items():
        lead, trail = character.encode(KOREAN)
        is_syllable = 0xB0 <= lead <= 0xC8 and trail >= 0xA1
        is_common = character in HANGUL
        is_sign = 0xA1 <= lead <= 0xA9 and trail >= 0xA1
        common += times * is_common
        hangul += times * is_syllable
        reading.odd += times * (not is_syllable and not is_sign)
        reading.size += times
        weight = log(0.0045) if is_common else log(0.00016) if is_syllable else log(0.001) if is_sign else 1.5 * ODD
        reading.weight += min(times, MOST_TIMES) * weight
    # In misread Chinese one syllable in twenty is common: by chance, a few are not reached.
    reading.is_language = common >= 0.35 * hangul and common - 0.1 * hangul >= 3.5


def _weigh(reading: Reading) -> None:
    """Each word is one of the file's main language, or now and then of another that the encoding was made for."""
    languages = PAGES.get(reading.encoding) or RIVALS.get(reading.encoding, WEST)
    tables = [_table(letters) for letters in languages]
    is_latin = len(tables[0]) < FULL
    totals = [0.0] * len(tables)
    tokens = Counter(
        _in_place(text, found) for text in reading.texts for found in WORD.finditer(text) if not found[0].isascii()
    )
    for (before, word, after), times in tokens.items():
        shape = _shape(before, word, after, is_latin)
        weights = [shape]
        if word[0].isalpha():
            letters = [letter for letter in word[:LONGEST_WORD] if not letter.isascii()]
            each = [[table.get(letter, table.get(letter.lower(), ODD)) for letter in letters] for table in tables]
            weights = [shape + sum(one) for one in each]
            shape = min(shape, max(map(min, each)))
        reading.odd += shape <= ODD
        reading.size += 1
        best = max(weights)
        for number in range(len(totals)):
            own = weights[number % len(weights)]
            totals[number] += min(times, MOST_TIMES) * max(own + log(0.9), best + log(0.1))
    # Misread Chinese makes Greek and Russian in capitals.
    shouted = sum(word.isupper() for _before, word, _after in tokens)
    reading.is_language = is_latin or shouted * 2 <= len(tokens)
    reading.weight = max(totals)
    reading.weight += RIVAL * (reading.encoding in RIVALS) + RARE * (languages in (TURKISH, BALTIC, VIETNAMESE))


def _in_place(text: str, found: re.Match[str]) -> tuple[str, str, str]:
    """A word between the characters beside it, or a sign between all before and after it."""
    start, end = found.span()
    if found[0].isalpha():
        return text[max(start - 1, 0) : start], found[0], text[end : end + 1]
    return text[:start], found[0], text[end:]


@cache
def _table(letters: str) -> dict[str, float]:
    ratio = 0.75 if len(letters) < FULL else 0.9
    shares: Counter[str] = Counter()
    for rank, letter in enumerate(letters):
        shares[letter] += (1 - ratio) * ratio**rank
    return {letter: log(share) for letter, share in shares.items()}


def _shape(before: str, word: str, after: str, is_latin: bool) -> float:
    """How likely a word or sign stands as it does, whatever its letters are."""
    if not word[0].isalpha():
        return ODD * len(word) if len(word) > 1 else _sign(before, word, after)
    if MISSPELT.search(word) or (any(map(str.isascii, word)) != is_latin and len(word) > 2):
        return ODD
    if is_latin and not word.isupper() and any(letter.isupper() for letter in word[1:] if not letter.isascii()):
        return ODD
    weight = log(0.05) if is_latin and (before.isdigit() or after.isdigit()) else 0.0
    for one, two, three in zip(word, word[1:], word[2:] + "A", strict=False):
        if one.islower() and two.isupper() and not (one + two).isascii():
            if three.isupper():
                return ODD
            weight += log(0.02)
    if len(word) == 1:
        return weight + log(0.05)
    return weight + (log(0.2) if word.isupper() else 0)


def _sign(before: str, sign: str, after: str) -> float:
    if before[-1:].isalpha() and after[:1].isalpha():
        place = before[-3:] + sign + after[:3]
        return log(0.5) if ENGLISH.match(place) else log(0.08) if FRENCH.match(place) else JOINTS.get(sign, ODD)
    if sign in PARTNERS:
        return log(0.2) if any(partner in before + after for partner in PARTNERS[sign]) else log(0.01)
    if sign in "\xa1\xbf’" and after[:1].isalpha():
        return log(0.01)
    return ODD if sign in CLOSING and after[:1].isalpha() else SIGNS.get(sign, ODD)
