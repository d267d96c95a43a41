"""How well two colors can be told apart, also by eyes that lack one of the three kinds of cones."""

from collections.abc import Iterable
from itertools import combinations
from math import cbrt, dist
from typing import NamedTuple

# A just noticeable difference in OKLab is about 0.02 (CSS Color 4, "Gamut Mapping"); thin lines and small
# swatches that stand apart need more than two large fields that touch, so twice that.
LEAST_DISTANCE = 0.04

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

# Björn Ottosson's OKLab, in which equal distances look about equal; static/js/color.js has the same matrices.
RGB_TO_LMS: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LMS_TO_LAB: Matrix = (
    (0.2104542553, 0.793617785, -0.0040720468),
    (1.9779984951, -2.428592205, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.808675766),
)
# What an eye without the cones for long, middle or short waves sees: Machado, Oliveira and Fernandes 2009,
# "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0; on linear RGB.
VISIONS: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}


class Alike(NamedTuple):
    """Two colors too near to each other, by the names of what they stand for; `vision` sees them nearest."""

    one: str
    one_color: str
    other: str
    other_color: str
    distance: float
    vision: str


def alike(colors: Iterable[tuple[str, str]]) -> list[Alike]:
    """The pairs of (name, "#rrggbb") that cannot be told apart by every eye, the nearest first."""
    seen = [(name, color, views(color)) for name, color in colors]
    found = []
    for (one, one_color, one_views), (other, other_color, other_views) in combinations(seen, 2):
        distance, vision = nearest(one_views, other_views)
        if distance < LEAST_DISTANCE:
            found.append(Alike(one, one_color, other, other_color, distance, vision))
    return sorted(found, key=lambda pair: (pair.distance, pair.one, pair.other))


def alike_to(name: str, color: str, others: Iterable[tuple[str, str]]) -> list[Alike]:
    """Those of the others that cannot be told from the color by every eye, the nearest first."""
    own = views(color)
    near = [(other, other_color, *nearest(own, views(other_color))) for other, other_color in others]
    found = [Alike(name, color, *pair) for pair in near if pair[2] < LEAST_DISTANCE]
    return sorted(found, key=lambda pair: (pair.distance, pair.other))


def nearest(one: dict[str, Vector], other: dict[str, Vector]) -> tuple[float, str]:
    """The least distance between two colors over all visions, and the vision that it is for."""
    return min((dist(one[vision], other[vision]), vision) for vision in VISIONS)


def views(color: str) -> dict[str, Vector]:
    """The place of a color in OKLab as each vision sees it."""
    rgb = linear(color)
    return {vision: lab(times(matrix, rgb)) for vision, matrix in VISIONS.items()}


def linear(color: str) -> Vector:
    """ "#rrggbb" -> three parts of light from 0 to 1."""
    red, green, blue = (to_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def to_linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def lab(rgb: Vector) -> Vector:
    """Linear parts -> lightness, a and b of OKLab; parts that no screen can show are clipped."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in rgb)
    long, middle, short = times(RGB_TO_LMS, (red, green, blue))
    return times(LMS_TO_LAB, (cbrt(long), cbrt(middle), cbrt(short)))


def times(matrix: Matrix, vector: Vector) -> Vector:
    one, two, three = (sum(cell * part for cell, part in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three
