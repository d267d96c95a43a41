"""Descriptions of charts to draw, and what can be seen of a drawing."""

from typing import Any
from xml.etree import ElementTree

from adoption.pages.drawing.sheet import Caption

CAPTION = Caption("en", "Monthly visits", "World", "Source: Similarweb")
SVG = "{http://www.w3.org/2000/svg}"


def point(x: str, y: float | None, **more) -> dict[str, Any]:
    """A point of a line; one without a value is a gap."""
    if y is None:
        return {"x": x, "y": None}
    told = {"label": x, "text": f"{y:g} visits", "period": x, "qualifier": "exact", "figure": 1}
    return {"x": x, "y": y} | told | more


def series(name: str, *points: dict[str, Any], **more) -> dict[str, Any]:
    line = {"slug": name.lower(), "name": name, "color": "#089358", "dash": [], "marker": "circle", "band": []}
    return line | {"points": list(points)} | more


def chart(*lines: dict[str, Any], **more) -> dict[str, Any]:
    description = {"language": "en", "unit": "visits", "scale": "linear", "mode": "value", "events": [], "breaks": []}
    return description | {"series": list(lines)} | more


def tree(drawing: str) -> ElementTree.Element:
    """The drawing as XML; what is not well-formed fails the test."""
    return ElementTree.fromstring(drawing)


def texts(drawing: str) -> list[str]:
    """The lines of text, in the order of the drawing."""
    return ["".join(one.itertext()) for one in tree(drawing).iter(f"{SVG}text")]


def shapes(drawing: str, name: str, **attributes: str) -> list[ElementTree.Element]:
    """The elements of that name with all of these attributes."""
    wanted = {key.replace("_", "-"): value for key, value in attributes.items()}.items()
    return [one for one in tree(drawing).iter(f"{SVG}{name}") if wanted <= one.attrib.items()]


def strokes(drawing: str, color: str = "#089358") -> list[ElementTree.Element]:
    """The lines of a series."""
    return shapes(drawing, "path", stroke=color, stroke_width="2")
