"""Points of a chart: exact ones are filled, rough ones are hollow, bounds point to where the value lies."""

import math
from typing import Any

from . import svg
from .palette import Palette

RADIUS = 3
ROUND = "circle"
BOUNDS = {"at-least": "up", "at-most": "down"}
# The number of corners, and the angle of the first one.
OUTLINES = {"rect": (4, 45), "rectRot": (4, 0), "up": (3, -90), "down": (3, 90)}


def mark(
    x: float, y: float, point: dict[str, Any], marker: str, color: str, palette: Palette, size: float = RADIUS
) -> str:
    """The mark of a point; one that was converted is a cross."""
    look = {"fill": color if point["qualifier"] == "exact" else palette.paper, "stroke": color, "stroke_width": 1.5}
    if point.get("converted"):
        return svg.element("path", d=cross(x, y, size), **look)
    shape = BOUNDS.get(point["qualifier"], marker)
    if shape == ROUND:
        return svg.element("circle", cx=x, cy=y, r=size, **look)
    return svg.element("path", d=outline(shape, x, y, size), **look)


def cross(x: float, y: float, size: float) -> str:
    return "".join(
        f"M{svg.number(x - size)} {svg.number(y - size * slope)}L{svg.number(x + size)} {svg.number(y + size * slope)}"
        for slope in (1, -1)
    )


def outline(shape: str, x: float, y: float, size: float) -> str:
    count, start = OUTLINES[shape]
    reach = size * (1.25 if count == 4 else 1.4)
    angles = [math.radians(start + 360 / count * corner) for corner in range(count)]
    places = "L".join(f"{svg.number(x + reach * math.cos(a))} {svg.number(y + reach * math.sin(a))}" for a in angles)
    return f"M{places}Z"
