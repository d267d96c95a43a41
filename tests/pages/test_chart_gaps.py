"""Gaps in the description of a chart of shares."""

from adoption.pages.charts import parted_together


def line(*days: str) -> dict:
    """A line with a figure on each day; a gap after those that end in a bar."""
    points = []
    for day in days:
        points.append({"x": f"2025-{day[:5]}", "y": 1.0})
        if day.endswith("|"):
            points.append({"x": f"2025-{day[:2]}-28", "y": None})
    return {"points": points}


def written(lines: list[dict]) -> list[str]:
    return ["".join("·" if point["y"] is None else "x" for point in one["points"]) for one in lines]


def test_where_one_share_is_missing_no_area_bridges_the_gap():
    lines = [line("01-15", "02-15|", "04-15"), line("01-15", "02-15", "04-15")]
    assert written(parted_together(lines)) == ["xx·x", "xx·x"]


def test_a_line_that_begins_after_the_gap_or_ends_before_it_has_none():
    lines = [line("01-15|", "03-15", "04-15"), line("03-15", "04-15"), line("01-15")]
    assert written(parted_together(lines)) == ["x·xx", "xx", "x"]
