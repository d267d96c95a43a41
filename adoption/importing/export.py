"""Stored figures -> the long columns as text, which an import reads back with every row unchanged."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal
from json import JSONEncoder

from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from adoption.models import Figure, Metric, Organization, Region, Service, Source
from adoption.values.csvtext import guard
from adoption.values.digits import tidy
from adoption.values.names import fold
from adoption.values.period import Period
from adoption.values.quantity import is_missing

from .columns import LONG_COLUMNS as COLUMNS
from .measured import MOST_REMEMBERED, Memo
from .reading import clean
from .resolve import ALIKE, Directory, Names
from .staging import batches
from .textfile import NOT_AT_THE_START

BATCH = 2000
STORED = tuple(
    "service_id metric_id period_kind period_start region_id value qualifier reported_change_pct standing source_id"
    " measured_by_id quote note".split()
)
SOURCE = STORED.index("source_id")
# A point before just three digits could set thousands apart.
OPEN_POINT = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
# In a CSV file these are the signs of a binary one, and an import refuses it.
CONTROLS = re.compile(f"[{re.escape(NOT_AT_THE_START)}]")

Row = tuple[str, ...]


class ExportError(ValueError):
    """What cannot be exported: the message says why and how to mend it."""


class Export:
    """The figures in one of FORMATS, piece by piece; `count` tells how many were written."""

    def __init__(self, figures: QuerySet, format_name: str) -> None:
        self.figures = figures.order_by("pk").values_list(*STORED)
        self.format = FORMATS[format_name]
        self.count = 0

    def pieces(self) -> Iterator[str]:
        """The text of the whole file; no more than a batch of it is held. Raises ExportError."""
        with one_reading():
            yield from self.format.pieces(self._rows())

    def _rows(self) -> Iterator[list[Row]]:
        cells = None
        for batch in batches(self.figures.iterator(chunk_size=BATCH), BATCH):
            # Names are read after the figures, so that none is missing that was added meanwhile.
            cells = cells or Cells(self.format)
            cells.remember_sources({row[SOURCE] for row in batch})
            rows = [cells.row(*row) for row in batch]
            self.count += len(rows)
            yield rows


def one_reading() -> transaction.Atomic | nullcontext:
    """On PostgreSQL a transaction lets the database hand out rows as they are asked for. In SQLite one statement does
    so anyway, and a transaction would keep writers out."""
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


class Cells:
    """What is stored as cells of one format; names are looked up once."""

    def __init__(self, format_: "Format") -> None:
        names = Names()
        text, self.absent = format_.text, format_.absent
        self.text = text
        self.services = Memo(leading_back(Service, names.services, text, "name", "slug", "name_ko"))
        self.metrics = Memo(leading_back(Metric, names.metrics, text, "slug", "name", "name_ko"))
        self.regions = Memo(leading_back(Region, names.regions, text, "code", "name", "name_ko"))
        self.organizations = Memo(
            leading_back(Organization, names.organizations, text, "name", "slug", "name_ko", is_none=is_missing)
        )
        self.periods = Memo(lambda own: text(Period(*own).code))
        # Qualifiers and standings.
        self.words = Memo(text)
        self.sources: dict[int, Row] = {}

    def remember_sources(self, keys: Iterable[int]) -> None:
        if len(self.sources) >= MOST_REMEMBERED:
            self.sources.clear()
        found = Source.objects.filter(pk__in=keys - self.sources.keys())
        for pk, title, publisher_id, url, day in found.values_list("pk", "title", "publisher_id", "url", "published"):
            self.sources[pk] = (
                self.text(title),
                self.organizations[publisher_id],
                self.told(url),
                self.text(day.isoformat()) if day else self.absent,
            )

    def told(self, text: str) -> str:
        return self.text(text) if text else self.absent

    def row(
        self, service, metric, kind, start, region, value, qualifier, change, standing, source, measured_by, quote, note
    ) -> Row:
        """The cells of a figure in the order of COLUMNS, from its fields in that of STORED."""
        if source not in self.sources:
            raise changed_meanwhile()
        title, publisher, url, published = self.sources[source]
        return (
            self.services[service],
            self.metrics[metric],
            self.periods[kind, start],
            self.regions[region],
            digits(value),
            self.words[qualifier],
            self.absent if change is None else digits(change),
            self.words[standing],
            title,
            publisher,
            self.organizations[measured_by],
            url,
            published,
            self.told(quote),
            self.told(note),
        )


def leading_back(
    model: type[Model],
    directory: Directory,
    text: Callable[[str], str],
    *fields: str,
    is_none: Callable[[str], bool] = lambda name: not name,
) -> Callable[[int | str], str]:
    """A function from the key of a row to the first of its names that an import takes for that row. `is_none` says
    which names an import takes for none at all."""
    rows = {row.pk: row for row in model.objects.all()}

    def is_found(name: str, key: int | str) -> bool:
        name = clean(guard(name))
        found = directory.get(name)
        return found is not None and found.pk == key and not is_none(name)

    def label(key: int | str) -> str:
        if key not in rows:
            raise changed_meanwhile()
        names = [getattr(rows[key], field) for field in fields]
        # Aliases come last: each name of its own may be taken by another row.
        names += [name for name, row in directory.rows.items() if row.pk == key]
        name = next((name for name in names if is_found(name, key)), None)
        if name is None:
            told = _("Each name of “%(name)s” means something else to an import. Give it an alias of its own.")
            raise ExportError(told % {"name": rows[key]})
        return text(name)

    return label


def changed_meanwhile() -> ExportError:
    return ExportError(_("Figures were deleted while they were exported. Export them again."))


def digits(number: Decimal) -> str:
    """A number in plain digits that can be read in one way only."""
    whole = int(number)
    if number == whole:
        return str(whole)
    text = f"{tidy(number):f}"
    return text + "0" if OPEN_POINT.fullmatch(text) else text


def csv_pieces(batches_of_rows: Iterable[list[Row]]) -> Iterator[str]:
    """CSV with lines that end as RFC 4180 says; only then does the csv module quote both kinds of line breaks."""
    yield csv_text([COLUMNS])
    for rows in batches_of_rows:
        text = csv_text(rows)
        if CONTROLS.search(text):
            refuse_controls(rows)
        yield text


def csv_text(rows: Iterable[Row]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def refuse_controls(rows: Iterable[Row]) -> None:
    """Raises ExportError that names the cell which no CSV file can carry."""
    column, row, found = next(
        (column, row, found)
        for row in rows
        for column, cell in zip(COLUMNS, row, strict=True)
        if (found := CONTROLS.search(cell))
    )
    raise ExportError(
        _(
            "The %(column)s of the figure %(figure)s holds the control character %(code)s, which would make the CSV"
            " file a binary one. Take it out, or export JSON with --format json."
        )
        % {"column": column, "figure": " · ".join(row[:4]), "code": f"0x{ord(found[0]):02X}"}
    )


OBJECT = "{" + ", ".join(f'"{name}": %s' for name in COLUMNS) + "}"


def json_pieces(batches_of_rows: Iterable[list[Row]]) -> Iterator[str]:
    """A list with one object on each line."""
    before = "[\n"
    for rows in batches_of_rows:
        yield before + ",\n".join(map(OBJECT.__mod__, rows))
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[\n]\n"


@dataclass(frozen=True, slots=True)
class Format:
    """How a text stands in a cell, what stands for none, and the text of a file from the cells of its rows."""

    text: Callable[[str], str]
    absent: str
    pieces: Callable[[Iterable[list[Row]]], Iterator[str]]


FORMATS = {
    "csv": Format(guard, "", csv_pieces),
    "json": Format(JSONEncoder(ensure_ascii=False).encode, "null", json_pieces),
}


def selected(metric: str | None = None, source: str | None = None) -> QuerySet:
    """The figures of a metric, of the sources with a title, or all. Raises ExportError that suggests near names."""
    figures = Figure.objects.all()
    if metric is not None:
        metrics = Names().metrics
        found = metrics.get(metric)
        if found is None:
            near = {key: row.slug for key, row in metrics.rows.items()}
            raise ExportError(_("There is no metric “%(name)s”.") % {"name": metric} + hint(metric, near))
        figures = figures.filter(metric=found)
    if source is not None:
        figures = figures.filter(source__title__in=titles_like(source))
    return figures


def titles_like(text: str) -> list[str]:
    """The title itself, else those that differ from it in case and spaces only."""
    if Source.objects.filter(title=text).exists():
        return [text]
    known = set(Source.objects.values_list("title", flat=True))
    if alike := [title for title in known if fold(title) == fold(text)]:
        return alike
    near = {fold(title): title for title in known}
    raise ExportError(_("There is no source with the title “%(title)s”.") % {"title": text} + hint(text, near))


def hint(text: str, known: dict[str, str]) -> str:
    """The known names that are much like the text, if any."""
    found = process.extract(fold(text), known.keys(), scorer=fuzz.WRatio, limit=3, score_cutoff=ALIKE)
    near = dict.fromkeys(known[key] for key, _score, _place in found)
    return _(" Did you mean %(names)s?") % {"names": ", ".join(f"“{name}”" for name in near)} if near else ""
