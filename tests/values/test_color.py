"""Colors that can and cannot be told apart."""

import csv
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.importing.bundled import FOLDER
from adoption.values.color import LEAST_DISTANCE, VISIONS, alike, alike_to, lab, linear, nearest, views

HEX = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def bundled_colors() -> list[tuple[str, str]]:
    with (FOLDER / "services.csv").open(encoding="utf-8") as file:
        return [(row["name"], row["color"]) for row in csv.DictReader(file) if row["color"]]


def test_the_colors_of_the_bundled_services_can_be_told_apart():
    colors = bundled_colors()
    assert len(colors) >= 8
    assert alike(colors) == []


# The three primaries as Björn Ottosson's page on OKLab gives them.
@pytest.mark.parametrize(
    ("color", "place"),
    [
        ("#ffffff", (1, 0, 0)),
        ("#000000", (0, 0, 0)),
        ("#ff0000", (0.628, 0.225, 0.126)),
        ("#00ff00", (0.866, -0.234, 0.179)),
        ("#0000ff", (0.452, -0.032, -0.312)),
    ],
)
def test_places_in_oklab(color, place):
    assert lab(linear(color)) == pytest.approx(place, abs=0.001)


def test_gray_is_the_same_gray_to_every_eye():
    seen = views("#808080")
    for vision in VISIONS:
        assert seen[vision] == pytest.approx(seen["normal"], abs=0.001)


@pytest.mark.parametrize(
    ("vision", "one", "other"),
    [
        # Confused by those who lack the cones, far apart to everybody else.
        ("deuteranopia", "#c00000", "#686800"),
        ("protanopia", "#c00000", "#454500"),
        ("tritanopia", "#009ca8", "#0098d8"),
    ],
)
def test_each_deficiency_finds_its_pair(vision, one, other):
    distance, found = nearest(views(one), views(other))
    assert found == vision
    normal = views(one)["normal"], views(other)["normal"]
    assert distance < sum((a - b) ** 2 for a, b in zip(*normal, strict=True)) ** 0.5


def test_the_pair_is_named_with_its_distance():
    (pair,) = alike([("Apple", "#089358"), ("Brick", "#a34c1a"), ("Apricot", "#0a9459")])
    assert (pair.one, pair.other) == ("Apple", "Apricot")
    assert (pair.one_color, pair.other_color) == ("#089358", "#0a9459")
    assert 0 < pair.distance < LEAST_DISTANCE


@given(st.lists(HEX, max_size=6, unique=True))
def test_one_against_the_others_finds_what_all_pairs_find(colors):
    named = [(color, color) for color in colors]
    pairs = {frozenset((pair.one, pair.other)) for pair in alike(named)}
    by_one = {
        frozenset((pair.one, pair.other))
        for color in colors
        for pair in alike_to(color, color, [(other, other) for other in colors if other != color])
    }
    assert pairs == by_one <= {frozenset(pair) for pair in combinations(colors, 2)}
