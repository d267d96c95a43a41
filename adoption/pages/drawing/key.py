"""What stands below a chart: the events and changes of method that its verticals mark, and what its marks mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.models import Figure

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
    when: str
    number: str
    text: str


def notes_of(description: dict[str, Any], lines: Sequence[Line]) -> list[Note]:
    """The events, numbered as on the page, and the changes of method, within the days drawn."""
    days = [dot.day for line in lines for dot in line.dots]
    first, last = min(days), max(days)
    events = [note(one, str(one["number"])) for one in description["events"]]
    breaks = [note(one, "") for one in description["breaks"]]
    return [one for one in (*events, *breaks) if first <= one.day <= last]


def told_of(notes: Sequence[Note]) -> list[Note]:
    """Those that there is room to tell of: the newest."""
    breaks = [one for one in notes if not one.number][-BREAKS_AT_MOST:]
    events = [one for one in notes if one.number]
    return events[len(breaks) - NOTES_AT_MOST :] + breaks


def note(one: dict[str, Any], number: str) -> Note:
    return Note(date.fromisoformat(one["x"]), one["label"], number, one["title"])


def key_height(told: Sequence[Note], untold: int) -> float:
    return (rows_of(told) + bool(untold)) * ROW + 14 if told else 0


def rows_of(notes: Sequence[Note]) -> int:
    return -(-len(notes) // COLUMNS)


def key(told: Sequence[Note], untold: int, look: Look, top: float) -> str:
    """The notes in two columns, read downward, and how many more verticals there are."""
    rows, room = rows_of(told), (look.width - 2 * MARGIN) / COLUMNS
    marks = []
    for place, one in enumerate(told):
        column, row = divmod(place, rows)
        x, y = MARGIN + column * room, top + 14 + row * ROW
        marks.append(_sign(one, look, x, y))
        text = fit(f"{one.when} · {one.text}", SMALL, room - 56)
        marks.append(svg.text(x + 22, y, svg.words(text), font_size=SMALL, fill=look.palette.quiet))
    if untold:
        text = ngettext("and %(count)d more on the page", "and %(count)d more on the page", untold) % {"count": untold}
        y = top + 14 + rows * ROW
        marks.append(svg.text(MARGIN + 22, y, svg.words(text), font_size=SMALL, fill=look.palette.quiet))
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
