"""What stands below a chart: the events and changes of method that its verticals mark, and what its marks mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from adoption.models import Figure
from adoption.templatetags.figures import day as day_text

from . import svg
from .lines import Line
from .marks import mark
from .measure import fit, width
from .sheet import MARGIN, SMALL, Look

NOTES_AT_MOST = 8
BREAKS_AT_MOST = 2
ROW = 18
COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Note:
    """A vertical of the chart; `number` is blank for a change of method."""

    day: date
    number: str
    text: str


def notes_of(description: dict[str, Any], lines: Sequence[Line]) -> list[Note]:
    """The newest events, numbered as on the page, and the changes of method, within the days drawn."""
    days = [dot.day for line in lines for dot in line.dots]
    first, last = min(days), max(days)
    events = [note(one, str(one["number"])) for one in description["events"]]
    breaks = [note(one, "") for one in description["breaks"]]
    events, breaks = ([one for one in found if first <= one.day <= last] for found in (events, breaks))
    breaks = breaks[-BREAKS_AT_MOST:]
    return events[len(breaks) - NOTES_AT_MOST :] + breaks


def note(one: dict[str, Any], number: str) -> Note:
    return Note(date.fromisoformat(one["x"]), number, one["title"])


def key_height(notes: Sequence[Note]) -> float:
    return rows_of(notes) * ROW + 14 if notes else 0


def rows_of(notes: Sequence[Note]) -> int:
    return -(-len(notes) // COLUMNS)


def key(notes: Sequence[Note], look: Look, top: float) -> str:
    """The notes in two columns, read downward."""
    rows, room = rows_of(notes), (look.width - 2 * MARGIN) / COLUMNS
    marks = []
    for place, one in enumerate(notes):
        column, row = divmod(place, rows)
        x, y = MARGIN + column * room, top + 14 + row * ROW
        marks.append(_sign(one, look, x, y))
        text = fit(f"{day_text(one.day)} · {one.text}", SMALL, room - 56)
        marks.append(svg.text(x + 22, y, svg.words(text), font_size=SMALL, fill=look.palette.quiet))
    return "".join(marks)


def _sign(one: Note, look: Look, x: float, y: float) -> str:
    if one.number:
        look_of_number = {"font_size": SMALL, "font_weight": 600, "fill": look.palette.ink, "text_anchor": "end"}
        return svg.text(x + 14, y, svg.words(one.number), **look_of_number)
    return svg.line(x + 11, y - 11, x + 11, y + 3, stroke=look.palette.quiet, stroke_width=1.5, stroke_dasharray="2 3")


def legend(lines: Sequence[Line], look: Look, y: float) -> tuple[str, float]:
    """What hollow points, triangles and crosses mean, of those that the chart has; and the height it takes."""
    meanings = {
        "approx": _("about"),
        "at-least": str(Figure.Qualifier.AT_LEAST.label),
        "at-most": str(Figure.Qualifier.AT_MOST.label),
        "converted": _("converted"),
    }
    points = [dot.point for line in lines for dot in line.marked]
    found = {"converted" if point.get("converted") else point["qualifier"] for point in points}
    marks, x = [], MARGIN + 4.0
    for kind, text in meanings.items():
        if kind in found:
            point = {"qualifier": kind, "converted": kind == "converted"}
            marks.append(mark(x, y, point, "circle", look.palette.quiet, look.palette))
            marks.append(svg.text(x + 9, y + 4, svg.words(text), font_size=SMALL, fill=look.palette.quiet))
            x += 9 + width(text, SMALL) + 18
    return "".join(marks), 28 if marks else 0
