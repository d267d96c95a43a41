"""The description of a chart -> SVG: the very chart that the page's script draws."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from adoption.values import quantity

from . import axes, svg
from .axes import Axis
from .key import Note, key, key_height, legend, notes_of, told_of
from .lines import Dot, Line, lines_of
from .marks import mark
from .measure import fit, width
from .palette import OF_TEXT, Palette, readable
from .places import lanes, spread
from .sheet import FOOT, MARGIN, SMALL, Caption, Look, head, nothing, sheet

TICK_ROOM = 90
TICK = 6
LANES = 3
LANE = 13
LANE_GAP = 18
TWO_LINES = 31
# The part of the height that labels of two lines may take; more would move them far from their lines.
FILLED = 0.75
ONE_LINE = 17
LABELS_AT_MOST = 0.26


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the lines stand, and all that is drawn there."""

    lines: list[Line]
    x: Axis
    y: Axis
    palette: Palette
    is_share: bool

    def at(self, dot: Dot, value: float) -> tuple[float, float]:
        return self.x.at(dot.day.toordinal()), self.y.at(max(value, self.y.low))


def draw(description: dict[str, Any], caption: Caption, look: Look) -> str:
    lines = lines_of(description)
    if not lines:
        return empty(caption, look)
    notes = notes_of(description, lines)
    if look.is_card:
        notes = [note for note in notes if not note.number]
    told = [] if look.is_card else told_of(notes)
    untold = 0 if look.is_card else len(notes) - len(told)
    legend_marks, legend_height = ("", 0) if look.is_card else legend(lines, look, look.height - FOOT + 10)
    height = look.height + legend_height + key_height(told, untold)
    plot = plotted(description, lines, caption, look, told)
    return sheet(
        caption,
        look,
        height,
        rules(plot, description),
        days(plot, caption.language),
        verticals(plot, notes, told),
        *(area(plot, line) for line in plot.lines),
        *(stroke(plot, line) for line in plot.lines),
        labels(plot, look),
        legend_marks,
        key(told, untold, look, look.height - FOOT + legend_height),
    )


def empty(caption: Caption, look: Look) -> str:
    return nothing(caption, look, _("No figures"))


def plotted(description: dict[str, Any], lines: list[Line], caption: Caption, look: Look, told: Sequence[Note]) -> Plot:
    """The axes, between the room that their ticks, the names of the lines and the numbers of the events take."""
    _marks, top = head(caption, look)
    bottom = look.height - FOOT - 28
    y = value_axis(description, lines, bottom, top + 18)
    ticks = max(width(tick_text(value, description), SMALL) for value in axes.value_ticks(y))
    right = look.width - MARGIN - label_room(lines, look) - 14
    x = axes.of_days((dot.day for line in lines for dot in line.dots), MARGIN + ticks + 10, right)
    numbered = lanes([x.at(note.day.toordinal()) for note in told if note.number], LANE_GAP, LANES)
    y = replace(y, end=top + 18 + LANE * max((lane + 1 for lane in numbered if lane is not None), default=0))
    return Plot(lines, x, y, look.palette, description.get("mode") == "share")


def value_axis(description: dict[str, Any], lines: Sequence[Line], bottom: float, top: float) -> Axis:
    if description.get("mode") == "share":
        return Axis(0, 100, bottom, top, step=25)
    is_log = description["scale"] == "log"
    values = [value for line in lines for dot in line.dots for value in (dot.low, dot.y, dot.high)]
    drawn = [value for value in values if value > 0] if is_log else values
    return axes.of_values(drawn, bottom, top, is_log=is_log, most=most_of(description["unit"]))


def most_of(unit: str) -> float:
    """What no value of the unit goes beyond."""
    return 100 if unit == "percent" else math.inf


def tick_text(value: float, description: dict[str, Any]) -> str:
    return quantity.compact(Decimal(f"{value:.12g}"), description["unit"], description["language"])


def rules(plot: Plot, description: dict[str, Any]) -> str:
    """Hairlines at the ticks of the values, that of the base of an index a little stronger."""
    marks = []
    for value in axes.value_ticks(plot.y):
        y = plot.y.at(value)
        is_base = value == 100 and description.get("mode") == "index"
        color = plot.palette.axis if is_base else plot.palette.rule
        text = svg.words(tick_text(value, description))
        marks.append(svg.line(plot.x.start, y, plot.x.end, y, stroke=color))
        marks.append(
            svg.text(plot.x.start - 8, y + 4, text, text_anchor="end", font_size=SMALL, fill=plot.palette.quiet)
        )
    return "".join(marks)


def days(plot: Plot, language: str) -> str:
    most = max(int((plot.x.end - plot.x.start) // TICK_ROOM), 2)
    marks = [svg.line(plot.x.start, plot.y.start, plot.x.end, plot.y.start, stroke=plot.palette.axis)]
    # The codes of months and of longer periods are short: 2025-03, 2025-Q1.
    is_daily = any(len(dot.point["period"]) > len("2025-Q1") for line in plot.lines for dot in line.dots)
    for day, text in axes.day_ticks(plot.x, most, language, is_daily=is_daily):
        x = plot.x.at(day.toordinal())
        marks.append(svg.line(x, plot.y.start, x, plot.y.start + 4, stroke=plot.palette.axis))
        look = {"text_anchor": "middle", "font_size": SMALL, "fill": plot.palette.quiet}
        marks.append(svg.text(x, plot.y.start + 19, svg.words(text), **look))
    return "".join(marks)


def verticals(plot: Plot, notes: Sequence[Note], told: Sequence[Note]) -> str:
    """Events as thin lines with their numbers on top, those not told of as ticks, changes of method dotted."""
    top, marks = plot.y.end - 6, []
    for note in notes:
        x = plot.x.at(note.day.toordinal())
        look = {"stroke": plot.palette.quiet, "stroke_width": 1.5, "stroke_dasharray": "2 4"}
        if note.number:
            look = {"stroke": plot.palette.axis, "stroke_opacity": 0.5}
        end = top if note in told or not note.number else plot.y.start - TICK
        marks.append(svg.line(x, plot.y.start, x, end, **look))
    numbered = [(note.number, plot.x.at(note.day.toordinal())) for note in told if note.number]
    for (number, x), lane in zip(numbered, lanes([x for _n, x in numbered], LANE_GAP, LANES), strict=True):
        if lane is not None:
            look = {"text_anchor": "middle", "font_size": 11, "fill": plot.palette.quiet}
            marks.append(svg.text(x, top - 4 - LANE * lane, svg.words(number), **look))
    return "".join(marks)


def area(plot: Plot, line: Line) -> str:
    """Its share of the whole, or the room between figures that disagree."""
    look = {"fill": readable(line.color, plot.palette), "fill_opacity": 0.5 if plot.is_share else 0.18}
    runs = [run for run in line.runs if any(dot.high > dot.low for dot in run)]
    return "".join(svg.path(corners(plot, run), **look) for run in runs)


def corners(plot: Plot, run: list[Dot]) -> list[tuple[float, float]]:
    """Along the top and back along the bottom; a lone point has a narrow bar."""
    tops, bottoms = ([plot.at(dot, value(dot)) for dot in run] for value in (lambda dot: dot.high, lambda dot: dot.low))
    if len(run) == 1:
        [(x, top)], [(_x, bottom)] = tops, bottoms
        return [(x - 3, top), (x + 3, top), (x + 3, bottom), (x - 3, bottom)]
    return [*tops, *reversed(bottoms)]


def stroke(plot: Plot, line: Line) -> str:
    color = readable(line.color, plot.palette)
    dash = " ".join(map(str, line.dash)) or None
    look = {"fill": "none", "stroke": color, "stroke_width": 2, "stroke_dasharray": dash, "stroke_linejoin": "round"}
    marks = [svg.path([plot.at(dot, dot.y) for dot in run], **look) for run in line.runs if len(run) > 1]
    marks += [mark(*plot.at(dot, dot.y), dot.point, line.marker, color, plot.palette) for dot in line.marked]
    return "".join(marks)


def label_room(lines: Sequence[Line], look: Look) -> float:
    widest = max(max(width(line.name, 13, bold=True), width(line.last.point["text"], SMALL)) for line in lines)
    return min(widest, look.width * LABELS_AT_MOST)


def labels(plot: Plot, look: Look) -> str:
    """The name and last value of each line at its end, moved apart where they would cover one another."""
    room = label_room(plot.lines, look)
    low, high = plot.y.end, plot.y.start
    has_values = len(plot.lines) * TWO_LINES <= FILLED * (high - low)
    ends = [
        plot.at(line.last, (line.last.low + line.last.y) / 2 if plot.is_share else line.last.y) for line in plot.lines
    ]
    places = spread([y for _x, y in ends], TWO_LINES if has_values else ONE_LINE, low + 4, high - 12 * has_values)
    left = plot.x.end + 14
    marks = []
    for line, (x, end), y in zip(plot.lines, ends, places, strict=True):
        color = readable(line.color, plot.palette, OF_TEXT)
        lead = [(x + 6, end), (left - 7, y), (left - 3, y)]
        marks.append(svg.path(lead, fill="none", stroke=color, stroke_opacity=0.4))
        name = svg.words(fit(line.name, 13, room, bold=True))
        marks.append(svg.text(left, y + 4.5, name, font_weight=600, fill=color))
        if has_values:
            value = svg.words(fit(line.last.point["text"], SMALL, room))
            marks.append(svg.text(left, y + 19, value, font_size=SMALL, fill=plot.palette.quiet))
    return "".join(marks)
