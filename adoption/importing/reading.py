"""Texts of cells -> ids and values, remembered: a file says few things many times."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from adoption.models import Figure, Metric, Organization
from adoption.models.organization import NOT_STATED_SLUG
from adoption.values import period as periods
from adoption.values import quantity
from adoption.values.csvtext import unguard
from adoption.values.period import AmbiguousPeriod, Period
from adoption.values.quantity import is_missing

from . import parse
from .columns import unit_of
from .line import Line
from .measured import MeasuredBy, Memo
from .options import Options
from .plan import Plan
from .questions import Questions
from .resolve import Names
from .sources import Sources

# Line, service, value, qualifier that the value's text tells (None: exact), number of the frame.
StagedRow = tuple[int, int, str, str | None, int]

LONGEST_TITLE = 300
# A frame is about a kilobyte of text.
MOST_FRAMES = 10_000


class CellReaders:
    """A dictionary for each field, from the text of its cell to what is stored. Look-ups create nothing but sources."""

    def __init__(self, plan: Plan, options: Options, names: Names, sources: Sources, questions: Questions, today: date):
        self.plan = plan
        self.options = options
        self.names = names
        self.sources = sources
        self.questions = questions
        self.today = today
        self.services = Memo(lambda text: names.services.find(clean(text)).pk)
        self.metrics = Memo(lambda text: MeasuredBy(names.metrics.find(clean(text)), plan, questions))
        self.regions = Memo(lambda text: names.regions.find(clean(text)).pk)
        self.periods = Memo(self.period)
        self.qualifiers = Memo(lambda text: parse.one_of(text, parse.QUALIFIERS) if text.strip() else "")
        self.changes = Memo(self.change)
        self.standings = Memo(parse.parse_standing)
        self.frames = Memo(self.frame, MOST_FRAMES)
        # Frames that were met since they were last taken, as they are staged.
        self.new_frames: list[tuple] = []
        self._frames = 0
        self._origins_of: dict[int, set[tuple[int, int]]] = defaultdict(set)

    def frame(self, texts: tuple[str, ...]) -> tuple[int, MeasuredBy, str]:
        """Read all that a row says beside its service and value: the number under which that is staged, how values
        are read, and the unit that the row gives. Raises ValueError."""
        metric, period, region, unit, qualifier, change, standing, *origin, quote, note = texts
        measured = self.metrics[metric]
        told_standing, told_note = self.standings[standing], clean(note)
        if told_standing == Figure.Standing.DEPRECATED and not told_note:
            raise ValueError
        number = self.add_frame(
            measured.pk,
            self.regions[region],
            *self.periods[period],
            self.qualifiers[qualifier] or None,
            self.changes[change],
            told_standing,
            clean(quote),
            *self.origin(*map(clean, origin)),
            told_note,
        )
        return number, measured, unit

    def add_frame(self, metric_id: int, *rest: Any) -> int:
        """The number of a frame with these values, in the order of staging.FRAME."""
        self._frames += 1
        self._origins_of[metric_id].add(rest[-3:-1])
        self.new_frames.append((self._frames, metric_id, *rest))
        return self._frames

    @property
    def has_deprecated(self) -> bool:
        """Whether the file may have deprecated figures."""
        return Figure.Standing.DEPRECATED in self.standings.values()

    @property
    def has_one_origin(self) -> bool:
        """Whether each metric read has one source and measurer only."""
        return all(len(origins) == 1 for origins in self._origins_of.values())

    def period(self, text: str) -> tuple[str, str]:
        own = self.period_of(clean(text))
        return own.kind, own.start.isoformat()

    def period_of(self, text: str) -> Period:
        """The period of a cell, or of the joined cells of a year and its part. Raises PeriodError."""
        form, kind = self.plan.period.form, self.plan.period.kind or None
        if form == "parts":
            return self.period_of_parts(text, kind)
        told = None if self.options.dates == "auto" else self.options.dates
        wanted = "day" if form == "ending" and kind == "week" else kind
        try:
            own = periods.parse(text, dates=told, kind=wanted)
        except AmbiguousPeriod:
            own = periods.parse(text, dates=self.questions.dates("period"), kind=wanted)
        if not told:
            self.questions.note_date(text)
        return Period("week", own.start - timedelta(days=6)) if wanted != kind else own

    @staticmethod
    def period_of_parts(text: str, kind: str) -> Period:
        """The period of a year and its part, or of a year, a month and a day, parted by spaces."""
        year, _space, part = text.partition(" ")
        if kind != "day":
            return periods.from_parts(year, part, kind)
        month, _space, day = part.partition(" ")
        own = periods.from_parts(year, month, "month")
        return periods.parse(f"{own.code}-{day.zfill(2)}")

    def change(self, text: str) -> str | None:
        value = parse.parse_change(clean(text), self.questions.decimal)
        return None if value is None else f"{value:f}"

    def origin(self, source: str, publisher: str, measured_by: str, url: str, published: str) -> tuple[int, int]:
        """The ids of the source and the measurer. Raises ValueError."""
        title = title_of(source or self.questions.title)
        day = self.day_of_publication(published)
        address = parse.parse_address(url)
        measurer = self.measurer(measured_by)
        outlet = self.publisher(publisher, title, measurer)
        return self.sources.find(outlet, title, address, day), measurer.pk

    def measured(self, text: str, value: str) -> MeasuredBy:
        """How the values of a metric are read; of one that will be created, as far as options or value tell."""
        if self.names.create_missing and text and not self.names.metrics.get(text):
            return MeasuredBy(Metric(name=text, unit=self.counted(value)), self.plan, self.questions)
        return self.metrics[text]

    def counted(self, value: str) -> str:
        """What a new metric counts."""
        return counted(self.options.unit) or unit_of_value(value)

    def measurer(self, text: str, may_create: bool = False) -> Organization:
        return self.names.organizations.find(NOT_STATED_SLUG if is_missing(text) else text, may_create)

    def publisher(self, text: str, title: str, measurer: Organization | None, may_create: bool = False) -> Organization:
        """Tables from the press name only the publisher, in the column of the source; what a measurer gives out
        itself names nobody else."""
        if not is_missing(text):
            return self.names.organizations.find(text, may_create)
        if publisher := self.names.organizations.get(title):
            return publisher
        if measurer and measurer.slug != NOT_STATED_SLUG:
            return measurer
        raise ValueError(
            _("The publisher is missing. Name the organization that published the source, or --publisher.")
        )

    def day_of_publication(self, text: str) -> date | None:
        told = None if self.options.dates == "auto" else self.options.dates
        try:
            return parse.parse_day_of_publication(text, self.today, told)
        except AmbiguousPeriod:
            return parse.parse_day_of_publication(text, self.today, self.questions.dates("published"))

    def is_known(self, field: str, text: str) -> bool:
        """Whether a lone cell is a name or a period that a row begins with."""
        memo = {"service": self.services, "metric": self.metrics, "region": self.regions, "period": self.periods}
        if field not in memo:
            return False
        try:
            memo[field][text]
        except ValueError:
            return False
        return True

    def row(self, line: Line) -> StagedRow | None:
        """The row of a line that look-ups did not find, or None and its problems noted. New names are created, as
        far as the options allow, once all else is right."""
        names, texts = self.names, line.texts
        period = line.take("period", lambda text: self.periods[text])
        change = line.take("reported_change_pct", lambda text: self.changes[text])
        standing = line.take("standing", lambda text: self.standings[text])
        day = line.take("published", self.day_of_publication)
        address = line.take("url", lambda text: parse.parse_address(unguard(text)))
        title = line.take("source", lambda text: title_of(unguard(text) or self.questions.title))
        qualifier = line.take("qualifier", lambda text: self.qualifiers[text])
        if standing == Figure.Standing.DEPRECATED and not texts["note"]:
            line.refuse("note", _("A deprecated figure needs a note that says why."))
        measured = line.take("metric", lambda text: self.measured(clean(text), texts["value"]))
        value = (
            line.take("value", lambda text: measured.read(text, texts["unit"], line.column.unit)) if measured else None
        )
        create = not line.problems
        service = line.take("service", lambda text: names.services.find(clean(text), create))
        region = line.take("region", lambda text: names.regions.find(clean(text), create))
        measurer = line.take("measured_by", lambda text: self.measurer(clean(text), create))
        publisher = line.take("publisher", lambda text: self.publisher(clean(text), title or "", measurer, create))
        if line.problems:
            return None
        metric = line.take("metric", lambda text: names.metric(clean(text), self.counted(texts["value"])))
        if line.problems:
            return None
        source_id = line.take("published", lambda _text: self.sources.find(publisher, title, address, day))
        if line.problems:
            return None
        number = self.add_frame(
            metric.pk,
            region.pk,
            *period,
            qualifier or None,
            change,
            standing,
            clean(texts["quote"]),
            source_id,
            measurer.pk,
            clean(texts["note"]),
        )
        return line.number, service.pk, *value, number


def counted(text: str) -> str:
    """What a new metric counts by --unit: nothing where that only tells a scale, as `million` does."""
    unit = unit_of(text) if text else None
    return unit.unit or (text if unit.scale == 1 else "") if unit else text


def unit_of_value(text: str) -> str:
    """`percent` or a currency where the text of a value names it, else nothing."""
    try:
        return quantity.parse(text).unit
    except ValueError:
        return ""


def clean(text: str) -> str:
    """A cell without the spaces around it and without the guard against spreadsheets."""
    return unguard(text.strip())


def title_of(text: str) -> str:
    if not text:
        raise ValueError(_("The title of the source is missing. Write it, or tell it with --source."))
    if len(text) > LONGEST_TITLE:
        raise ValueError(_("The title is longer than %(count)d characters. Shorten it.") % {"count": LONGEST_TITLE})
    return text
