"""Every name that a reader may search for, in the spellings that are compared; kept until the data changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.contrib.admin.models import LogEntry
from django.db.models import Count, IntegerField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from adoption.models import Alias, Event, Figure, ImportRun, Metric, Organization, Service, Source
from adoption.values.hangul import initials, keystrokes, loose_letters
from adoption.values.names import fold

WORD = re.compile(r"[^\W_]+")

# What can be found, in the order in which equal matches stand, and the fields that hold its names.
KINDS = {
    "services": (Service, ("name", "name_ko")),
    "organizations": (Organization, ("name", "name_ko")),
    "metrics": (Metric, ("name", "name_ko", "slug")),
    "sources": (Source, ("title",)),
    "events": (Event, ("title", "title_ko")),
}
OWNERS = {"services": "service_id", "organizations": "organization_id", "metrics": "metric_id"}
OFFICIAL = ("name", "title")
KOREAN = ("name_ko", "title_ko")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text as searches compare it: without case, accents, punctuation and spaces."""

    words: tuple[str, ...]
    # All words in one, by keystrokes, by syllables, and by initial sounds.
    packed: str
    syllables: str
    initials: str

    @classmethod
    def of(cls, text: str) -> "Spelling":
        key = fold(text)
        words = tuple(WORD.findall(keystrokes(key)))
        packed = "".join(words)
        syllables = packed if key.isascii() else "".join(syllable_words(key))
        return cls(words, packed, syllables, initials(syllables))


def syllable_words(key: str) -> list[str]:
    return WORD.findall(loose_letters(key))


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one thing; `field` is where it stands, blank for an alias. `facts` counts what is known of a
    service."""

    kind: str
    pk: int
    text: str
    field: str
    spelling: Spelling
    # Each word after a space, so that a space before a text asks for the beginning of a word.
    spaced: str
    facts: int = 0

    @property
    def is_official(self) -> bool:
        return self.field in (*OFFICIAL, *KOREAN)


class NameIndex:
    """All names, and what is looked through for each search."""

    def __init__(self, names: list[Name]) -> None:
        self.names = names
        self.packed = [name.spelling.packed for name in names]
        self.initials = [name.spelling.initials for name in names]

    @cached_property
    def owners(self) -> "NameIndex":
        """The names of whom figures can be of."""
        return NameIndex([name for name in self.names if name.kind in ("services", "organizations")])

    @cached_property
    def metrics(self) -> "NameIndex":
        return NameIndex([name for name in self.names if name.kind == "metrics"])

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The places of the names that have each word."""
        places: dict[str, list[int]] = {}
        for place, name in enumerate(self.names):
            for word in set(name.spelling.words):
                places.setdefault(word, []).append(place)
        return places

    @cached_property
    def words(self) -> list[str]:
        return list(self.by_word)


def name_index() -> NameIndex:
    """The names of today. One query; seven more after the data changed."""
    return _index_of(_version())


@lru_cache(maxsize=1)
def _index_of(version: tuple) -> NameIndex:
    return NameIndex([name for name in _read_names() if name.spelling.packed])


def forget_names() -> None:
    """For tests, whose changes are taken back without a trace."""
    _index_of.cache_clear()


def _read_names() -> Iterator[Name]:
    facts = _facts_of_services()
    for kind, (_model, fields) in KINDS.items():
        for pk, *texts in _rows(kind).values_list("pk", *fields):
            for field, text in zip(fields, texts, strict=True):
                if text:
                    yield name_of(kind, pk, text, field, facts.get(pk, 0) if kind == "services" else 0)
    aliases = Alias.objects.filter(region=None).order_by()
    for text, *owners in aliases.values_list("text", *OWNERS.values()):
        kind, pk = next((kind, pk) for kind, pk in zip(OWNERS, owners, strict=True) if pk)
        if kind != "services" or pk in facts:
            yield name_of(kind, pk, text, "", facts[pk] if kind == "services" else 0)


def _facts_of_services() -> dict[int, int]:
    """{service: how many facts are known of it}, for those that readers may see. One query."""
    counts = Figure.objects.filter(chosen=True, service=OuterRef("pk")).order_by().values("service")
    number = Subquery(counts.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return dict(Service.objects.published().order_by().values_list("pk", Coalesce(number, 0)))


def _rows(kind: str) -> QuerySet:
    model = KINDS[kind][0]
    return (model.objects.published() if model is Service else model.objects).order_by()


def name_of(kind: str, pk: int, text: str, field: str, facts: int = 0) -> Name:
    spelling = Spelling.of(text)
    return Name(kind, pk, text, field, spelling, "".join(f" {word}" for word in spelling.words), facts)


def _version() -> tuple:
    """What differs after each change of a name. Rows that come or go show in their number and largest key;
    an edit leaves its trace in the log of the admin, or as an import."""
    rows = [*map(_rows, KINDS), Alias.objects.order_by(), LogEntry.objects.order_by(), ImportRun.objects.order_by()]
    rows.append(ImportRun.objects.exclude(undone_at=None).order_by())
    first, *others = (
        query.annotate(table=Value(place)).values_list("table").annotate(Count("pk"), Max("pk"))
        for place, query in enumerate(rows)
    )
    # Without the order of the first table, which some versions of Django would ask of the whole.
    return tuple(sorted(first.union(*others, all=True).order_by()))
