"""How well a name answers what a reader typed: from the same name down to a slip of the keys."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import accumulate

from rapidfuzz import fuzz, process

from adoption.models.named import in_korean
from adoption.values.hangul import INITIALS
from adoption.values.names import fold

from .name_index import KOREAN, OFFICIAL, Name, NameIndex, Spelling, syllable_words

# How alike words and names must be to count as a slip of the keys, in percent.
ALIKE = 75
# How many like words are looked at for each word, and how many words of a text.
LIKE_AT_MOST = 20
WORDS_AT_MOST = 8
# Among near names only the first are worth a reader's time.
NEAR_OF_A_KIND = 5


class Level(IntEnum):
    """How a name was met, the best first."""

    NAME = 0
    ALIAS = 1
    BEGINNING = 2
    WORD = 3
    INSIDE = 4
    NEAR = 5

    @property
    def of_kind(self) -> int:
        """For the order of kinds: whether a name begins so, or only a word of it, does not move services down."""
        return Level.BEGINNING if self == Level.WORD else self


@dataclass(frozen=True, slots=True)
class Match:
    name: Name
    level: Level
    # Orders matches of one level, smaller first.
    weight: float = 0
    # The name that the reader sees anyway is met too.
    is_seen: bool = False

    @property
    def order(self) -> tuple:
        """The best first, the same in every run; at equal merit the service of which most is known, then the shortest
        name, of which most was typed."""
        packed = self.name.spelling.packed
        return self.level, self.weight, -self.name.facts, len(packed), packed, self.name.pk


def matches(index: NameIndex, text: str) -> list[Match]:
    """The best match of each thing that the text finds, the best first. Names that are only near come last,
    and only where no name begins with the text, nor a word of one."""
    query = Spelling.of(text)
    if not query.packed:
        return []
    found = [*plain_matches(index, query), *initial_matches(index, query)]
    if all(match.level > Level.WORD for match in found):
        found += near_matches(index, query)
    return best_in_order(found)


def best_in_order(found: Iterable[Match]) -> list[Match]:
    return sorted(best_of_each(found), key=lambda match: match.order)


def best_of_each(found: Iterable[Match]) -> list[Match]:
    """One match for each thing. Of names that match alike, the one that the reader sees anyway."""
    shown = KOREAN if in_korean() else OFFICIAL
    best: dict[tuple[str, int], tuple[tuple, Match]] = {}
    seen = set()
    for match in found:
        key = match.name.kind, match.name.pk
        is_shown = match.name.field in shown
        merit = (match.level, not is_shown, match.name.field == "slug", *match.order[1:])
        if key not in best or merit < best[key][0]:
            best[key] = merit, match
        if is_shown and match.level < Level.NEAR:
            seen.add(key)
    return [replace(match, is_seen=key in seen) for key, (_merit, match) in best.items()]


def plain_matches(index: NameIndex, query: Spelling) -> Iterator[Match]:
    """Names with all words of the query in them, by the keys that type them: 제민 finds 제미나이."""
    for place in places_with_all(index.packed, query.words):
        name = index.names[place]
        level = level_of(name, query)
        if level is not None:
            yield Match(name, level, weight=query.syllables not in name.spelling.syllables)


def places_with_all(texts: list[str], words: tuple[str, ...]) -> list[int]:
    """Where in the list all the words occur, in any order."""
    longest, *others = sorted(words, key=len, reverse=True)
    places = [place for place, text in enumerate(texts) if longest in text]
    return [place for place in places if all(word in texts[place] for word in others)]


def level_of(name: Name, query: Spelling) -> Level | None:
    """How a name that has all the letters was met; None where it was by accident, across words or by one letter."""
    packed = name.spelling.packed
    if packed == query.packed:
        return Level.NAME if name.is_official else Level.ALIAS
    if packed.startswith(query.packed):
        return Level.BEGINNING
    starts = accumulate(map(len, name.spelling.words))
    if all(f" {word}" in name.spaced for word in query.words):
        return Level.WORD
    if any(packed.startswith(query.packed, start) for start in starts):
        return Level.WORD
    if len(query.packed) > 1 and all(word in name.spaced for word in query.words):
        return Level.INSIDE
    return None


def initial_matches(index: NameIndex, query: Spelling) -> Iterator[Match]:
    """Names whose syllables begin with the loose consonants of the query: ㅈㅁㄴ and 제ㅁㄴ find 제미나이."""
    if not any(letter in INITIALS for letter in query.syllables):
        return
    for place in places_with_all(index.initials, (query.initials,)):
        name = index.names[place]
        level = level_of_initials(name, query)
        if level is not None:
            yield Match(name, level, weight=1)


def level_of_initials(name: Name, query: Spelling) -> Level | None:
    met = list(places_of_initials(name.spelling, query))
    starts = {0, *accumulate(map(len, syllable_words(fold(name.text))))}
    if 0 in met:
        return Level.BEGINNING
    if not starts.isdisjoint(met):
        return Level.WORD
    return Level.INSIDE if met and len(query.syllables) > 1 else None


def places_of_initials(spelling: Spelling, query: Spelling) -> Iterator[int]:
    place = spelling.initials.find(query.initials)
    while place >= 0:
        pairs = zip(spelling.syllables[place:], spelling.initials[place:], query.syllables, strict=False)
        if all(typed in (syllable, initial) for syllable, initial, typed in pairs):
            yield place
        place = spelling.initials.find(query.initials, place + 1)


def near_matches(index: NameIndex, query: Spelling) -> Iterator[Match]:
    """The names most like the query as a whole or by its words, a few of each kind."""
    alike = likeness_by_word(index, query)
    for _packed, percent, place in like(query.packed, index.packed):
        alike[place] = max(alike[place], percent)
    best = best_of_each([Match(index.names[place], Level.NEAR, 100 - percent) for place, percent in alike.items()])
    of_kind: Counter[str] = Counter()
    for match in sorted(best, key=lambda match: match.order):
        of_kind[match.name.kind] += 1
        if of_kind[match.name.kind] <= NEAR_OF_A_KIND:
            yield match


def likeness_by_word(index: NameIndex, query: Spelling) -> Counter[int]:
    """For each name, by its place: how much of the query its words answer, in percent."""
    words = [word for word in query.words if len(word) > 1][:WORDS_AT_MOST]
    alike: Counter[int] = Counter()
    for word in words:
        for place, percent in names_with_like_words(index, word).items():
            alike[place] += percent / len(words)
    return alike


def names_with_like_words(index: NameIndex, word: str) -> dict[int, float]:
    """The places of names that have the word, or where none has it, one much like it, and how alike it is."""
    if word in index.by_word:
        return dict.fromkeys(index.by_word[word], 100)
    # Ascending, so that the likest word of a name has the last say.
    ascending = reversed(like(word, index.words))
    return {place: percent for near, percent, _place in ascending for place in index.by_word[near]}


def like(text: str, choices: list[str]) -> list[tuple[str, float, int]]:
    """The choices most like the text, with their likeness in percent and their place, the likest first."""
    return process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=LIKE_AT_MOST)
