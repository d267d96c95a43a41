"""The colors of images: those of the site's style sheet, and colors of services that stand out from the paper."""

import re
from dataclasses import dataclass

from adoption.templatetags.figures import NO_COLOR

HEX = re.compile(r"#[0-9a-fA-F]{6}")
# A little above what WCAG asks of graphics, for lines are thin; what it asks of text.
OF_LINES = 3.5
OF_TEXT = 4.5


@dataclass(frozen=True, slots=True)
class Palette:
    paper: str
    ink: str
    quiet: str
    rule: str
    axis: str


PALETTES = {
    "light": Palette("#fbfaf6", "#1c1b19", "#56534d", "#dfdcd2", "#8d897f"),
    "dark": Palette("#141416", "#e6e3db", "#b0aca3", "#323234", "#75726c"),
}


def readable(color: str, palette: Palette, ratio: float = OF_LINES) -> str:
    """The color, moved toward the ink until it stands out from the paper."""
    color = color if HEX.fullmatch(color) else NO_COLOR
    for step in range(21):
        mixed = mix(color, palette.ink, step / 20)
        if contrast(mixed, palette.paper) >= ratio:
            return mixed
    return palette.ink


def mix(color: str, other: str, part: float) -> str:
    parts = zip(_bytes(color), _bytes(other), strict=True)
    return "#" + "".join(f"{round(one + (another - one) * part):02x}" for one, another in parts)


def contrast(color: str, other: str) -> float:
    """As WCAG counts it, from 1 to 21."""
    darker, lighter = sorted((_luminance(color), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(byte / 255) for byte in _bytes(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _bytes(color: str) -> bytes:
    return bytes.fromhex(color[1:])
