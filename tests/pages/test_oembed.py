"""oEmbed: another site asks how to show a page of ours."""

from html.parser import HTMLParser

import pytest

from tests.make import make_figure, make_metric

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
RANKING = f"{SITE}/rankings/daily-avg-visits/?period=2025-03"
TREND = f"{SITE}/trends/?metric=monthly-visits&services=chatgpt,deepseek"


def ask(client, url: str, **parameters):
    return client.get("/oembed", {"url": url, **parameters})


def frame(content: dict) -> dict[str, str]:
    """The attributes of the frame, which is all of the code."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    parser.feed(content["html"])
    assert [tag for tag, _ in found] == ["iframe"]
    return found[0][1]


def test_a_ranking(world, client):
    response = ask(client, RANKING, maxwidth=600, maxheight=4000, format="json")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    content = response.json()
    assert {name: content[name] for name in ("version", "type", "width", "provider_name", "provider_url")} == {
        "version": "1.0",
        "type": "rich",
        "width": 600,
        "provider_name": "Adoption",
        "provider_url": f"{SITE}/",
    }
    assert content["title"] == "Average daily web visits, March 2025"
    assert frame(content)["src"] == f"{SITE}/embed/rankings/daily-avg-visits/?period=2025-03"
    assert frame(content)["height"] == str(content["height"])
    assert client.get(frame(content)["src"]).status_code == 200


def test_a_trend_in_korean(world, client):
    content = ask(client, TREND.replace("/trends", "/ko/trends")).json()
    assert frame(content)["src"].startswith(f"{SITE}/ko/embed/trends/?metric=monthly-visits")
    assert "월간 웹 방문 수" in content["title"]
    assert ask(client, TREND).json()["title"].startswith("Monthly web visits over time")


def test_a_trend_is_as_high_as_its_width_asks_for(world, client):
    heights = {width: ask(client, TREND, maxwidth=width).json()["height"] for width in (340, 575, 576, 700)}
    assert heights[340] < heights[575] > heights[576] < heights[700] < 700
    assert all(height > 450 for height in heights.values())


def test_a_page_names_where_to_ask_and_the_answer_shows_that_page(world, read, client):
    page = read("/rankings/daily-avg-visits/?period=2025-03&sort=service&utm_source=x")
    address = page.html.split('type="application/json+oembed" href="')[1].split('"')[0]
    assert frame(client.get(address).json())["src"].endswith("/embed/rankings/daily-avg-visits/?period=2025-03")
    assert "json+oembed" not in read("/about/").html


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/rankings/daily-avg-visits/",
        "http://testserver.example.com/trends/",
        f"{SITE}/about/",
        f"{SITE}/nothing",
        f"{SITE}/rankings/nothing/",
        f"{SITE}/embed/trends/",
        "http://user@testserver/trends/",
    ],
)
def test_of_other_addresses_nothing_is_known(world, client, url):
    assert ask(client, url).status_code == 404


@pytest.mark.parametrize("url", ["", "trends", "javascript:alert(1)", "//testserver/trends/", "http://[", "http://"])
def test_what_is_no_address_is_refused(world, client, url):
    response = ask(client, url)
    assert response.status_code == 400
    assert response.json()["error"]["parameter"] == "url"


def test_a_wrong_parameter_of_the_page_is_named(world, client):
    response = ask(client, f"{SITE}/rankings/daily-avg-visits/?period=2025-13")
    assert response.status_code == 400
    assert response.json()["error"]["parameter"] == "period"


@pytest.mark.parametrize("size", ["0", "-1", "wide", "²", "1e3", "9" * 40])
def test_a_size_is_a_number_of_pixels(world, client, size):
    response = ask(client, RANKING, maxwidth=size)
    assert response.status_code == 400
    assert response.json()["error"]["parameter"] == "maxwidth"


def test_other_formats_are_not_implemented(world, client):
    assert ask(client, RANKING, format="xml").status_code == 501
    assert client.post("/oembed").status_code == 405


def test_another_host_is_refused(world, client):
    assert (
        client.get("/oembed", {"url": "http://evil.example/trends/"}, headers={"host": "evil.example"}).status_code
        == 400
    )


def test_hostile_names_are_only_text(client):
    name = "\"><script>alert('1')</script>"
    figure = make_figure(metric=make_metric(name=name, slug="m"))
    content = ask(client, f"{SITE}/rankings/{figure.metric.slug}/").json()
    assert "<script" not in content["html"]
    assert name in frame(content)["title"]


def test_an_empty_database(client):
    assert ask(client, f"{SITE}/trends/").status_code == 200
