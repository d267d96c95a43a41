"""Which rankings there are: grouped by what is counted, each with who leads."""

import re

import pytest

from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db


def test_each_ranking_says_who_leads_and_since_when(world, read):
    page = read("/rankings/")
    assert re.search(
        r"Average daily web visits visits DeepSeek, +Grok about 16.5M March 2025 7 services · 15 facts", page.text
    )
    assert page.text.index("Monthly web visits") < page.text.index("Weekly active users")
    headings = re.findall(r'<h2 id="group-\d+">(.+?)</h2>', page.html)
    assert headings[:3] == ["Visit", "Visitor", "Active user"]


def test_a_ranking_without_figures_of_the_world_leads_to_its_region(world, read):
    page = read("/rankings/")
    assert 'href="/rankings/app-wau/"' in page.html
    assert "users · South Korea ChatGPT 8.755M" in page.text
    assert "8.755M" in read("/rankings/app-wau/").text


def test_every_link_answers(world, read):
    links = re.findall(r'href="(/rankings/[^"]+/(?:\?[^"]+)?)"', read("/rankings/").html)
    assert len(links) > 25
    assert {read(link).status for link in links[:6]} == {200}


def test_metrics_without_figures_are_left_out(read):
    make_metric(name="Unused")
    make_figure(metric=make_metric(name="Draft only"), service=make_service(name="Secret plan", status="draft"))
    page = read("/rankings/")
    assert "No figures yet." in page.text
    for name in ("Unused", "Draft only", "Secret plan"):
        assert name not in page.text


def test_an_empty_database(read):
    assert "No figures yet." in read("/rankings/").text


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("metric=wau", "/rankings/wau/"),
        ("metric=wau&period=latest&region=KR", "/rankings/wau/?period=latest&region=KR"),
    ],
)
def test_a_metric_leads_to_its_ranking(world, read, query, address):
    for prefix in ("", "/ko"):
        response = read(f"{prefix}/rankings/?{query}").response
        assert (response.status_code, response["Location"]) == (302, f"{prefix}{address}")


def test_two_metrics_or_an_unknown_one_are_refused(world, read):
    both = read("/rankings/?metric=wau,mau")
    assert both.status == 400
    assert "These are not compared" in both.text
    unknown = read("/rankings/?metric=waus")
    assert unknown.status == 400
    assert "Allowed: wau" in unknown.text


def test_other_methods_are_refused(client, db):
    assert client.post("/rankings/").status_code == 405
    assert client.head("/rankings/").status_code == 200


def test_korean(world, read):
    text = read("/ko/rankings/").text
    assert re.search("일평균 웹 방문 수 .{,20}딥시크, +그록 약 1,650만 2025년 3월", text)
