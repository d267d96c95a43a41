"""What machines ask for: the map of the site and what they may read."""

from xml.etree import ElementTree

import pytest

from tests.make import make_figure, make_service

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def addresses(client) -> dict[str, list[str]]:
    """{address: addresses in other languages} of the whole map."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        url.findtext("s:loc", namespaces=NAMES): [link.get("href") for link in url.findall("x:link", NAMES)]
        for url in tree.findall("s:url", NAMES)
    }


def test_every_kind_of_page_is_on_the_map_in_both_languages(client):
    figure = make_figure()
    found = addresses(client)
    rows = [figure.service, figure.metric, figure.measured_by, figure.source]
    paths = ["/", "/trends/", f"/rankings/{figure.metric.slug}/", *(row.get_absolute_url() for row in rows)]
    for path in paths:
        english, korean = f"http://testserver{path}", f"http://testserver/ko{path}"
        assert {english, korean} <= set(found[english])
        assert korean in found


def test_only_pages_are_on_the_map(client):
    make_figure()
    found = addresses(client)
    assert {"http://testserver/movers/", "http://testserver/ko/movers/"} <= set(found)
    assert not [address for address in found if "/embed/" in address or ".png" in address or "?" in address]


def test_drafts_and_empty_rankings_are_not_on_the_map(client):
    draft = make_figure(service=make_service(status="draft"))
    found = addresses(client)
    assert f"http://testserver{draft.service.get_absolute_url()}" not in found
    assert f"http://testserver/rankings/{draft.metric.slug}/" not in found


def test_every_address_on_the_map_answers(client):
    make_figure()
    for address in addresses(client):
        assert client.get(address).status_code == 200, address


def test_robots_are_led_to_the_map_and_away_from_the_admin(client):
    response = client.get("/robots.txt")
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode()
    assert "Disallow: /ko/admin/" in response.content.decode()
    assert client.post("/robots.txt").status_code == 405
