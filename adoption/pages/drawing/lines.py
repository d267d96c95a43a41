"""From the description of a chart to the lines to draw: days as days, parted at gaps, shares on one another."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

MANY_POINTS = 80


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line. `low` and `high` bound the area at it: its share, or what sources disagree on."""

    day: date
    y: float
    low: float
    high: float
    point: dict[str, Any]

    @property
    def is_special(self) -> bool:
        return self.point["qualifier"] in ("at-least", "at-most") or bool(self.point.get("converted"))


@dataclass(frozen=True, slots=True)
class Line:
    """Runs of dots, each a line of its own; one may begin before another ends."""

    name: str
    color: str
    dash: list[int]
    marker: str
    runs: list[list[Dot]]

    @property
    def dots(self) -> list[Dot]:
        return [dot for run in self.runs for dot in run]

    @property
    def last(self) -> Dot:
        """The newest dot."""
        return max(reversed(self.dots), key=lambda dot: dot.day)

    @property
    def marked(self) -> list[Dot]:
        """The dots to mark. Long lines are left clean, but for lone dots and those that say something special."""
        dots = self.dots
        if len(dots) <= MANY_POINTS:
            return dots
        has_few_specials = sum(dot.is_special for dot in dots) <= MANY_POINTS
        return [dot for run in self.runs for dot in run if len(run) == 1 or (dot.is_special and has_few_specials)]


def lines_of(description: dict[str, Any]) -> list[Line]:
    """Lines without a point that the scale can show are left out."""
    tops: dict[str, float] | None = defaultdict(float) if description.get("mode") == "share" else None
    is_log = description["scale"] == "log"
    found = []
    for one in description["series"]:
        runs = _runs(one, is_log, tops)
        if runs:
            found.append(Line(one["name"], one["color"], one["dash"], one["marker"], runs))
    return found


def _runs(one: dict[str, Any], is_log: bool, tops: dict[str, float] | None) -> list[list[Dot]]:
    disagreed = {part["period"]: part for part in one.get("band", [])}
    runs: list[list[Dot]] = [[]]
    for point in one["points"]:
        if point["y"] is None or (is_log and point["y"] <= 0):
            runs.append([])
        else:
            runs[-1].append(_dot(point, disagreed.get(point["period"]), tops))
    return [run for run in runs if run]


def _dot(point: dict[str, Any], band: dict[str, Any] | None, tops: dict[str, float] | None) -> Dot:
    day, y, period = date.fromisoformat(point["x"]), point["y"], point["period"]
    if tops is not None:
        low, tops[period] = tops[period], tops[period] + y
        return Dot(day, tops[period], low, tops[period], point)
    return Dot(day, y, band["low"] if band else y, band["high"] if band else y, point)
