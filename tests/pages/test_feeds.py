"""Feeds of new and revised figures."""

from xml.etree import ElementTree

import pytest

from adoption.models import Figure, Organization
from tests.make import make_figure, make_metric, make_service, make_source

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(response) -> list[dict[str, str]]:
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    feed = ElementTree.fromstring(response.content)
    return [
        {
            "title": entry.findtext("a:title", namespaces=ATOM),
            "summary": entry.findtext("a:summary", namespaces=ATOM),
            "link": entry.find("a:link", ATOM).get("href"),
            "id": entry.findtext("a:id", namespaces=ATOM),
        }
        for entry in feed.findall("a:entry", ATOM)
    ]


def test_the_newest_figure_comes_first_with_who_says_so(client):
    grok, visits = make_service(name="Grok"), make_metric(name="Average daily web visits")
    make_figure(service=grok, metric=visits, period="2025-02", value=1_800_000)
    figure = make_figure(service=grok, metric=visits, value=16_500_000, qualifier="approx")
    first, second = entries(client.get("/feed.atom"))
    assert first["title"] == "Grok: about 16.5M visits · Average daily web visits, March 2025"
    assert figure.source.publisher.name in first["summary"]
    assert figure.measured_by.name in first["summary"]
    assert first["link"].endswith(figure.get_absolute_url())
    assert "February 2025" in second["title"]


def test_a_revision_is_news_once_and_has_an_address_of_its_own(client):
    old = make_figure(value=1_000_000)
    make_figure()
    [_newer, before] = entries(client.get("/feed.atom"))
    old.value = 2_000_000
    old.save()
    first, _other = entries(client.get("/feed.atom"))
    assert "2M" in first["title"]
    assert first["title"].endswith("(revised)")
    assert first["id"] != before["id"]


def test_services_and_metrics_have_feeds_of_their_own(client):
    figure, other = make_figure(), make_figure()
    for address in (f"/services/{figure.service.slug}/feed.atom", f"/metrics/{figure.metric.slug}/feed.atom"):
        [entry] = entries(client.get(address))
        assert entry["link"].endswith(figure.get_absolute_url())
        assert not entry["link"].endswith(other.get_absolute_url())


def test_drafts_and_withdrawn_figures_are_no_news(client):
    make_figure(service=make_service(status="draft"))
    make_figure(standing="deprecated", note="A misprint")
    assert entries(client.get("/feed.atom")) == []


def test_feeds_speak_korean(client):
    make_figure(service=make_service(name="Grok", name_ko="그록"), value=16_500_000)
    [entry] = entries(client.get("/ko/feed.atom"))
    assert entry["title"].startswith("그록: 1,650만 회")
    assert "/ko/figures/" in entry["link"]


def test_hostile_names_stay_text_and_the_feed_xml(client):
    name = "<script>\x08alert(1)</script>"
    make_figure(service=make_service(name=name), source=make_source(title="A & B\x1b"))
    [entry] = entries(client.get("/feed.atom"))
    assert entry["title"].startswith("<script>alert(1)</script>")
    # The summary is HTML, in which the text of the names has to be escaped once more.
    assert "“A &amp; B”" in entry["summary"]


def test_the_region_is_told_where_it_is_not_the_world(client):
    make_figure(metric=make_metric(name="App users", unit="users"), region="KR", value=9)
    make_figure(metric=make_metric(name="App users of all"), value=8)
    world, korea = entries(client.get("/feed.atom"))
    assert "9 users · App users, South Korea, March 2025" in korea["title"]
    assert korea["summary"].startswith("South Korea. Measured by")
    assert "World" not in world["title"] + world["summary"]


def test_who_is_not_named_did_not_measure(client):
    make_figure(measured_by=Organization.not_stated(), source=make_source(title="Report"))
    [entry] = entries(client.get("/feed.atom"))
    assert entry["summary"].startswith("Published by")
    assert "Not stated" not in entry["summary"]


def test_feeds_name_their_author(client):
    make_figure()
    feed = ElementTree.fromstring(client.get("/feed.atom").content)
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == "Adoption"


def test_unknown_owners_and_other_methods_are_refused(client):
    assert client.get("/services/nothing/feed.atom").status_code == 404
    assert client.get("/metrics/nothing/feed.atom").status_code == 404


def test_as_many_queries_for_one_figure_as_for_all(client, world, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert len(entries(client.get("/feed.atom"))) == 50
    Figure.objects.exclude(pk=Figure.objects.first().pk).delete()
    with django_assert_num_queries(2):
        client.get("/feed.atom")
