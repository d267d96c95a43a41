"""The trend page: services over time, with the events that bent them."""

import csv
import io
import json
import re

import pytest

pytestmark = pytest.mark.django_db

THREE = "metric=monthly-visits&services=chatgpt,google-gemini,deepseek"


def chart(page) -> dict:
    """The description that the script draws."""
    return json.loads(re.search(r'<script id="chart-data" type="application/json">(.+?)</script>', page.html)[1])


def test_chatgpt_is_drawn_from_november_2022_on(world, client):
    content = client.get(f"/trends.json?{THREE}").json()
    assert [service["slug"] for service in content["services"]] == ["chatgpt", "google-gemini", "deepseek"]
    first = content["services"][0]["points"][0]
    assert (first["period"], first["date"]) == ("2022-11", "2022-11-01")


def test_json_has_the_shape_of_the_contract(world, client):
    content = client.get(f"/trends.json?{THREE}").json()
    assert list(content) == ["metric", "unit", "region", "as_of", "services", "events", "breaks"]
    assert set(content["services"][0]) == {"slug", "name", "color", "points"}
    assert set(content["services"][0]["points"][0]) == {"period", "date", "value", "qualifier", "figure"}
    assert set(content["events"][0]) == {"date", "title", "services"}
    assert set(content["breaks"][0]) == {"date", "measured_by", "note"}


def test_a_deprecated_slip_is_nowhere_but_on_its_own_page(world, read, client):
    page = read(f"/trends/?{THREE}")
    assert "390.5B" not in page.text
    values = [
        point["value"] for one in client.get(f"/trends.json?{THREE}").json()["services"] for point in one["points"]
    ]
    assert 390_500_000_000 not in values
    assert max(values) < 10_000_000_000


def test_the_table_the_chart_and_the_downloads_say_the_same(world, read, client):
    content = client.get(f"/trends.json?{THREE}").json()
    points = [(one["slug"], point["value"]) for one in content["services"] for point in one["points"]]
    drawn = [
        (one["slug"], point["y"])
        for one in chart(read(f"/trends/?{THREE}"))["series"]
        for point in sorted(one["points"], key=lambda point: point["x"])
        if point["y"] is not None
    ]
    text = client.get(f"/trends.csv?{THREE}").content.decode("utf-8-sig")
    stored = [(row["slug"], float(row["value"])) for row in csv.DictReader(io.StringIO(text))]
    assert points == drawn == stored
    figures = {point["figure"] for one in content["services"] for point in one["points"]}
    linked = {int(pk) for pk in re.findall(r'class="figure" href="/figures/(\d+)/"', read(f"/trends/?{THREE}").html)}
    assert linked == figures


def test_events_of_the_services_shown_are_marked_and_listed(world, read):
    page = read(f"/trends/?{THREE}")
    titles = [event["title"] for event in chart(page)["events"]]
    assert "GPT-4o image generation: the Ghibli-style image wave" in titles
    assert not any("Grok 3" in title for title in titles)
    for number, title in enumerate(titles, 1):
        assert title in page.text
        assert f'id="event-{number}"' in page.html


def test_the_range_bounds_the_points(world, client):
    content = client.get(f"/trends.json?{THREE}&from=2025-01&to=2025-06").json()
    periods = {point["period"] for one in content["services"] for point in one["points"]}
    assert periods
    assert all("2025-01" <= period <= "2025-06" for period in periods)


def test_services_may_be_ticked_in_a_form(world, client):
    content = client.get("/trends.json?metric=wau&services=chatgpt&services=meta-ai").json()
    assert [service["slug"] for service in content["services"]] == ["chatgpt", "meta-ai"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("metric=nope", "monthly-visits"),
        ("metric=wau&services=chatgtp", "chatgpt"),
        ("metric=wau&services=a,b,c,d,e,f,g,h,i", "8"),
        ("metric=wau&region=KOREA", "WORLD"),
        ("metric=wau&from=2025-06&to=2025-01", "2025-01"),
        ("metric=wau&measured_by=nobody", "openai"),
        ("metric=wau&mode=percent", "share"),
        ("metric=wau&mode=index&base=2025-1", "2025-01"),
        ("metric=wau&services=chatgpt,meta-ai&by=measured_by", "exactly one service"),
    ],
)
def test_a_bad_parameter_is_a_400_that_says_what_is_allowed(world, read, query, told):
    page = read(f"/trends/?{query}")
    assert page.status == 400
    assert told in page.text


def test_of_many_services_allowed_those_most_alike_come_first_and_the_rest_is_counted(world, read):
    text = read("/trends/?services=chatgtp").text
    assert re.search(r"Allowed: chatgpt, .+, and \d+ more", text)
    slugs = re.search(r"Allowed: (.+), and \d+ more", read("/trends/?services=zzzzzz").text)[1].split(", ")
    assert slugs == sorted(slugs)


def test_a_bad_scale_falls_back(world, read):
    assert chart(read(f"/trends/?{THREE}&scale=round"))["scale"] == "linear"
    assert chart(read(f"/trends/?{THREE}&scale=log"))["scale"] == "log"


def test_korean_readers_read_korean(world, read):
    page = read(f"/ko/trends/?{THREE}")
    assert {"챗GPT", "구글 제미나이", "딥시크"} == {one["name"] for one in chart(page)["series"]}
    assert chart(page)["series"][0]["points"][0]["label"] == "2022년 11월"
    assert "지브리풍" in page.text


def test_the_lines_of_a_usual_chart_have_colors_of_their_own(world, read):
    for metric in ("uptime", "app-mau", "monthly-visits", "chatbot-referral-share"):
        colors = [one["color"] for one in chart(read(f"/trends/?metric={metric}"))["series"]]
        assert len(set(colors)) == len(colors), metric
