"""The trend page as an index, as shares, and with a line for each measurer."""

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest

from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db

THREE = "metric=monthly-visits&services=chatgpt,google-gemini,deepseek"
SHARED = "metric=monthly-visits&services=chatgpt,google-gemini&from=2025-11"
BY = "metric=monthly-visits&services=chatgpt&by=measured_by"


def chart(page) -> dict:
    """The description that the script draws."""
    return json.loads(re.search(r'<script id="chart-data" type="application/json">(.+?)</script>', page.html)[1])


def drawn(page, name: str = "y") -> dict:
    return {
        point["figure"]: point[name] for one in chart(page)["series"] for point in one["points"] if "figure" in point
    }


def rows(client, query: str) -> list[dict]:
    text = client.get(f"/trends.csv?{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(("mode", "key"), [("index", "index"), ("share", "share_pct")])
def test_chart_table_json_and_csv_say_the_same(world, read, client, mode, key):
    query = f"{THREE}&mode={mode}"
    page = read(f"/trends/?{query}")
    content = client.get(f"/trends.json?{query}").json()
    assert content["mode"] == mode
    points = [point for one in content["services"] for point in one["points"]]
    told = {point["figure"]: point[key] for point in points if point[key] is not None}
    assert told == drawn(page)
    assert 0 < len(told) < len(points)
    stored = rows(client, query)
    assert {int(row["figure"]): float(row[key]) for row in stored if row[key]} == told
    assert [float(row["value"]) for row in stored] == [point["value"] for point in points]
    cells = re.findall(r'data-label="(?:Index|Share)">(.+?)</td>', page.html)
    assert len(cells) == len(points)
    assert sum("–" in cell for cell in cells) == len(points) - len(told)


def test_an_index_begins_at_a_hundred_and_leads_to_other_bases(world, read):
    page = read(f"/trends/?{THREE}&mode=index&base=2025-12&scale=log")
    description = chart(page)
    assert description["base"] == {"x": "2025-12-16", "label": "December 2025"}
    assert description["unit"] == "index"
    assert description["rebase"].endswith("mode=index&scale=log&base=")
    assert [point["text"] for one in description["series"] for point in one["points"] if point.get("y") == 100] == [
        "100 (about 5.5B visits)",
        "100 (about 1.7B visits)",
        "100 (about 282M visits)",
    ]
    assert "the figure of each service for December 2025 is 100" in page.text
    assert "figures are left out: they are not comparable with the base" in page.text


def test_who_has_no_figure_in_the_base_is_named(world, read):
    page = read(f"/trends/?{THREE}&mode=index&base=2022-12")
    assert [one["name"] for one in chart(page)["series"]] == ["ChatGPT"]
    assert "Not drawn, without a figure for December 2022: Google Gemini, DeepSeek." in page.text


def test_nothing_to_draw_leaves_the_table(world, read):
    page = read(f"/trends/?{THREE}&mode=index&base=1999")
    assert page.status == 200
    assert "chart-data" not in page.html
    assert "Nothing of this can be drawn" in page.text
    assert "5.35B" in page.text


def test_shares_add_up_and_say_what_they_are(world, read):
    page = read(f"/trends/?{SHARED}&mode=share")
    sums: dict[str, float] = {}
    for one in chart(page)["series"]:
        for point in one["points"]:
            sums[point["x"]] = sums.get(point["x"], 0) + point["y"]
    assert sums
    assert all(total == pytest.approx(100, abs=0.02) for total in sums.values())
    assert "Shares among the 2 services shown, not of the market." in page.text
    assert any(re.fullmatch(r"[\d.]+% \(about 5.5B visits\)", text) for text in drawn(page, "text").values())


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("metric=wau&services=chatgpt,meta-ai", "cannot be added up"),
        ("metric=genai-visit-share", "a percentage already"),
        ("metric=monthly-visits&services=chatgpt", "at least two services"),
    ],
)
def test_where_there_are_no_shares_the_page_says_why_and_shows_values(world, read, client, query, why):
    page = read(f"/trends/?{query}&mode=share")
    assert why in page.text
    assert 'class="unavailable"' in page.html
    assert chart(page)["mode"] == "value"
    assert "mode" not in client.get(f"/trends.json?{query}&mode=share").json()


def test_each_measurer_has_a_line(world, read, client):
    page = read(f"/trends/?{BY}")
    description = chart(page)
    names = [one["name"] for one in description["series"]]
    assert names[0] == "ChatGPT (Similarweb)"
    assert {"ChatGPT (aitools.xyz)", "ChatGPT (WriterBuddy)"} < set(names)
    assert description["title"] == "ChatGPT: Monthly web visits"
    assert "ChatGPT: Monthly web visits · visits" in page.text
    # The line names who measured; its points tell who published.
    assert not any("Similarweb ·" in source for source in description["sources"])
    assert {one["slug"] for one in description["series"]} == {"chatgpt"}
    looks = {(one["marker"], tuple(one["dash"])) for one in description["series"]}
    assert len(looks) == len(names)
    content = client.get(f"/trends.json?{BY}").json()
    assert content["by"] == "measured_by"
    assert [f"{one['name']} ({one['measured_by']})" for one in content["services"]] == names
    february = {
        one["measured_by"] for one in content["services"] for point in one["points"] if point["period"] == "2025-02"
    }
    assert february == {"Similarweb", "aitools.xyz"}
    assert {f"ChatGPT ({row['measured_by']})" for row in rows(client, BY)} == set(names)


def test_disagreeing_sources_make_a_band(world, read):
    description = chart(read(f"/trends/?{THREE}"))
    bands = {(one["slug"], part["x"]): part for one in description["series"] for part in one["band"]}
    part = bands["chatgpt", "2025-02-14"]
    assert (part["low"], part["high"]) == (3_905_000_000, 5_200_000_000)


def test_converted_figures_are_marked_everywhere(world, read, client):
    query = "metric=monthly-visits&services=grok&convert=1"
    page = read(f"/trends/?{query}")
    (line,) = chart(page)["series"]
    marked = {point["figure"]: point["y"] for point in line["points"] if point.get("converted")}
    assert len(marked) == 1 < len(drawn(page))
    points = client.get(f"/trends.json?{query}").json()["services"][0]["points"]
    assert {one["figure"]: one["value"] for one in points if one["converted_from"] == "daily-avg-visits"} == marked
    assert [row["converted_from"] for row in rows(client, query)] == [one["converted_from"] or "" for one in points]
    assert page.text.count("converted from Average daily web visits") == 1
    assert (
        "converted_from"
        not in client.get("/trends.json?metric=monthly-visits&services=grok").json()["services"][0]["points"][0]
    )


def test_long_daily_series_are_thinned_in_the_drawing_only(read, client):
    metric, service, measurer = (
        make_metric(slug="daily", usual_period="day"),
        make_service(slug="x"),
        make_organization(),
    )
    for number in range(450):
        day = date(2024, 1, 1) + timedelta(days=number)
        make_figure(metric=metric, service=service, measured_by=measurer, period=day.isoformat(), value=number % 50)
    page = read("/trends/?metric=daily&services=x")
    assert 100 < len(drawn(page)) <= 200
    assert "the table and the downloads have all." in page.text
    assert "Zeros cannot stand" not in page.text
    assert "Zeros cannot stand" in read("/trends/?metric=daily&services=x&scale=log").text
    assert len(client.get("/trends.json?metric=daily&services=x").json()["services"][0]["points"]) == 450
    assert "Page 1 of 4" in page.text


def test_shares_over_many_days_are_drawn_as_finely_as_values(read):
    metric, measurer = make_metric(slug="daily", usual_period="day"), make_organization()
    for slug, values in (("x", [50 + number % 40 for number in range(240)]), ("y", [100] * 240), ("z", [90] * 240)):
        service = make_service(slug=slug)
        for number, value in enumerate(values):
            day = date(2024, 1, 1) + timedelta(days=number)
            make_figure(metric=metric, service=service, measured_by=measurer, period=day.isoformat(), value=value)
    series = chart(read("/trends/?metric=daily&services=x,y,z&mode=share"))["series"]
    assert [120 < len(one["points"]) <= 200 for one in series] == [True] * 3


@pytest.mark.parametrize("query", [f"{THREE}&mode=index", f"{SHARED}&mode=share", BY])
def test_korean(world, read, query):
    page = read(f"/ko/trends/?{query}")
    assert page.status == 200
    assert "챗GPT" in page.text
