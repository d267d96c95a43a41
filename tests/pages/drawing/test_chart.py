"""Charts as SVG: lines, gaps, marks, areas, events and names."""

from itertools import pairwise

import pytest

from adoption.pages.drawing import chart as charts
from adoption.pages.drawing.lines import lines_of
from adoption.pages.drawing.palette import PALETTES, contrast, readable
from adoption.pages.drawing.sheet import Look

from .seen import CAPTION, chart, point, series, shapes, strokes, texts, tree

PLAIN = Look()
JANUARY, FEBRUARY, MARCH = "2025-01-16", "2025-02-14", "2025-03-16"


def drawn(*lines, look=PLAIN, **more) -> str:
    return charts.draw(chart(*lines, **more), CAPTION, look)


def rising(name: str = "ChatGPT", **more):
    return series(name, point(JANUARY, 10), point(FEBRUARY, 20), point(MARCH, 40), **more)


def places(path) -> list[tuple[float, float]]:
    corners = path.get("d")[1:].removesuffix("Z").split("L")
    return [tuple(map(float, corner.split())) for corner in corners]


def test_a_chart_says_what_it_shows_and_who_says_so():
    found = texts(drawn(rising()))
    for text in ("Monthly visits", "World", "Source: Similarweb", "Adoption", "ChatGPT", "40 visits", "29 Jan"):
        assert text in found
    assert tree(drawn(rising())).find("{*}title").text == "Monthly visits. World"


def test_a_higher_value_stands_higher_and_a_later_day_farther_right():
    [line] = strokes(drawn(rising()))
    corners = places(line)
    assert len(corners) == 3
    assert all(one[0] < later[0] and one[1] > later[1] for one, later in pairwise(corners))


def test_a_gap_parts_the_line_and_a_lone_point_is_seen():
    points = [point(JANUARY, 10), point(FEBRUARY, 20), point("2025-02-28", None), point(MARCH, 40)]
    drawing = drawn(series("ChatGPT", *points))
    assert [len(places(line)) for line in strokes(drawing)] == [2]
    assert len(shapes(drawing, "circle", fill="#089358")) == 3


def test_a_line_that_spans_a_point_of_another_one_ends_at_its_newest():
    points = [point(JANUARY, 10), point(MARCH, 40), point(MARCH, None), point(FEBRUARY, 70)]
    drawing = drawn(series("ChatGPT", *points))
    assert [len(places(line)) for line in strokes(drawing)] == [2]
    assert "40 visits" in texts(drawing)
    assert "70 visits" not in texts(drawing)


def test_shares_of_a_month_and_of_the_quarter_around_it_are_not_heaped():
    of_month, of_quarter = ("2025-02", "2025-Q1")
    lower, upper = (
        series(name, point(FEBRUARY, y, period=of_month), point(FEBRUARY, None), point(FEBRUARY, y, period=of_quarter))
        for name, y in (("ChatGPT", 75), ("Claude", 25))
    )
    lines = lines_of(chart(lower, upper, mode="share", unit="percent"))
    assert [[(dot.low, dot.y) for dot in line.dots] for line in lines] == [[(0, 75)] * 2, [(75, 100)] * 2]


def test_points_of_other_certainty_have_other_shapes_that_are_explained():
    points = [
        point(JANUARY, 10),
        point("2025-02-01", 12, qualifier="approx"),
        point(FEBRUARY, 20, qualifier="at-least"),
        point("2025-03-01", 30, qualifier="at-most"),
        point(MARCH, 40, converted=True),
    ]
    drawing = drawn(series("ChatGPT", *points))
    marks = shapes(drawing, "path", stroke="#089358", stroke_width="1.5")
    assert len(shapes(drawing, "circle", stroke="#089358")) == 2
    assert len({mark.get("d").count("L") for mark in marks}) == 1
    assert len(marks) == 3
    assert {"about", "at least", "at most", "converted"} <= set(texts(drawing))
    assert "about" not in texts(drawn(rising()))


def test_many_points_are_a_clean_line():
    points = [point(f"2025-{month:02}-{day:02}", month + day) for month in range(1, 5) for day in range(1, 28)]
    drawing = drawn(series("ChatGPT", *points))
    assert len(places(strokes(drawing)[0])) == len(points)
    assert not shapes(drawing, "circle")


def test_disagreement_is_an_area_around_the_line():
    drawing = drawn(rising(band=[{"x": FEBRUARY, "period": FEBRUARY, "low": 15, "high": 30}]))
    [area] = shapes(drawing, "path", fill="#089358", fill_opacity="0.2")
    heights = [y for _x, y in places(area)]
    [line] = strokes(drawing)
    assert min(heights) == places(line)[2][1]
    assert heights[1] < places(line)[1][1] < heights[-2]


def test_shares_stand_on_one_another_up_to_the_whole():
    lower = series("ChatGPT", point(JANUARY, 75), point(MARCH, 60))
    upper = series("Claude", point(JANUARY, 25), point(MARCH, 40), color="#a34c1a")
    drawing = drawn(lower, upper, mode="share", unit="percent")
    [low], [high] = strokes(drawing), strokes(drawing, "#a34c1a")
    whole, none = (
        float(one.get("y")) - 4 for text in ("100%", "0%") for one in shapes(drawing, "text") if one.text == text
    )
    assert {y for _x, y in places(high)} == {whole}
    assert places(low)[0][1] == pytest.approx(none + 0.75 * (whole - none))
    assert len(shapes(drawing, "path", fill_opacity="0.5")) == 2


def test_a_logarithmic_chart_leaves_out_what_it_cannot_show():
    drawing = drawn(series("ChatGPT", point(JANUARY, 0), point(FEBRUARY, 10), point(MARCH, 1000)), scale="log")
    assert [len(places(line)) for line in strokes(drawing)] == [2]
    assert {"10", "100", "1,000"} <= set(texts(drawing))


def test_events_and_changes_of_method_stand_in_the_chart_and_below_it():
    events = [
        {"x": FEBRUARY, "label": "14 February 2025", "number": 7, "title": "Grok 3"},
        {"x": "2030-01-01", "label": "1 January 2030", "number": 8, "title": "Far off"},
    ]
    breaks = [{"x": "2025-02-01", "label": "February 2025", "title": "New method"}]
    found = texts(drawn(rising(), events=events, breaks=breaks))
    assert found.count("7") == 2
    assert "14 February 2025 · Grok 3" in found
    assert "February 2025 · New method" in found
    assert not [text for text in found if "Far off" in text]


def test_of_many_events_the_newest_are_shown():
    events = [
        {"x": f"2025-02-{day:02}", "label": f"{day} February 2025", "number": day, "title": f"Event {day}"}
        for day in range(1, 29)
    ]
    found = " ".join(texts(drawn(rising(), events=events)))
    assert "and 20 more on the page" in found
    assert "Event 28" in found
    assert "Event 21" in found
    assert "Event 20" not in found


def test_names_at_the_ends_do_not_cover_one_another():
    lines = [series(f"Service {number}", point(JANUARY, 10), point(MARCH, 10 + number / 100)) for number in range(8)]
    for look in (Look(), Look(is_card=True)):
        drawing = drawn(*lines, look=look)
        heights = sorted(
            float(one.get("y")) for one in shapes(drawing, "text") if (one.text or "").startswith("Service")
        )
        assert len(heights) == 8
        assert all(later - earlier >= 13 for earlier, later in pairwise(heights))


def test_a_card_has_its_shape_and_no_notes():
    events = [{"x": FEBRUARY, "label": "14 February 2025", "number": 7, "title": "Grok 3"}]
    breaks = [{"x": "2025-02-01", "label": "February 2025", "title": "New method"}]
    drawing = drawn(rising(), events=events, breaks=breaks, look=Look(is_card=True))
    # The line of a change of method stands there, for else its fall would look real.
    assert len(shapes(drawing, "path", stroke_dasharray="2 4")) == 1
    assert (tree(drawing).get("width"), tree(drawing).get("height")) == ("600", "315")
    assert "14 February 2025 · Grok 3" not in texts(drawing)


def test_a_chart_without_points_says_so():
    for lines in ([], [series("ChatGPT")], [series("ChatGPT", point(JANUARY, None))]):
        assert "No figures" in texts(drawn(*lines))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colors_stand_out_from_the_paper(theme):
    palette = PALETTES[theme]
    assert shapes(drawn(rising(), look=Look(theme)), "rect", fill=palette.paper)
    for color in ("#ffffff", "#000000", "#089358", "#ffff00", "red", ""):
        assert contrast(readable(color, palette), palette.paper) >= 3.5
