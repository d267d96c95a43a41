"""The timeline: years and months, filters by service, kind and year, downloads that equal the page."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.importing.reference import import_table
from adoption.importing.reference.events import EVENTS
from adoption.models import Event, Service
from tests.make import make_service

pytestmark = pytest.mark.django_db


def titles(page) -> list[str]:
    return re.findall(r"<div><p>(.+?)</p>", page.html)


def test_it_lists_the_latest_first_with_services_and_source(world, read):
    page = read("/events/")
    assert titles(page)[1] == "DevDay 2026: 1.2 billion weekly users"
    assert titles(page)[-1] == "ChatGPT opens to the public"
    assert page.text.index("2026 Sep") < page.text.index("2025 Dec") < page.text.index("2022 Nov")
    for link in ('href="/services/deepseek/"', 'href="https://wikova.com/wiki/F7D3aoql"'):
        assert link in page.html


def test_an_event_of_which_the_month_alone_is_known_shows_no_day(world, read):
    released, opens = "Grok 3 released, app and website open to free users", "ChatGPT opens to the public"
    page = read("/events/")
    assert f"February 2025 {released}" in page.text and f"30 {opens}" in page.text
    dates = {one["title"]: one["date"] for one in json.loads(read("/events.json").html)["events"]}
    assert (dates[released], dates[opens]) == ("2025-02", "2022-11-30")
    trend = read("/trends/?metric=monthly-visits&services=grok,chatgpt")
    assert f"February 2025 {released}" in trend.text and "May 2024 chat.openai.com becomes chatgpt.com" in trend.text


def test_filters_narrow_and_are_kept_in_the_links(world, read):
    page = read("/events/?service=chatgpt&year=2025&kind=viral")
    assert titles(page) == [
        "A million new ChatGPT users within one hour",
        "GPT-4o image generation: the Ghibli-style image wave",
        "DeepSeek shock: searches jump 50-fold, US technology shares fall",
    ]
    assert 'href="/events/?service=chatgpt&amp;kind=ban&amp;year=2025"' in page.html
    assert 'href="/events/?service=chatgpt&amp;kind=viral&amp;year=2023"' in page.html
    assert 'href="/events.csv?service=chatgpt&amp;kind=viral&amp;year=2025"' in page.html
    assert '<option value="chatgpt" selected>' in page.html


def test_pages_keep_the_filters(read):
    for number in range(130):
        Event.objects.create(date="2025-03-10", title=f"Event {number:03}", kind="viral")
    Event.objects.create(date="2025-03-10", title="Another", kind="ban")
    first, second = read("/events/?kind=viral"), read("/events/?kind=viral&page=2")
    assert (len(titles(first)), len(titles(second))) == (100, 30)
    assert len({*titles(first), *titles(second)}) == 130
    assert 'href="/events/?kind=viral&amp;page=2" rel="next"' in first.html
    assert 'href="/events/?kind=viral" rel="prev"' in second.html
    # How it looks: a bad page is the first or the last one.
    assert titles(read("/events/?kind=viral&page=x")) == titles(first)
    assert titles(read("/events/?kind=viral&page=99")) == titles(second)


@pytest.mark.parametrize(
    ("query", "told"),
    [("kind=virus", "viral"), ("service=chatgtp", "chatgpt"), ("year=last", "2026"), ("year=99999", "2025")],
)
def test_a_bad_parameter_is_told_with_what_is_allowed(world, read, query, told):
    for address in ("/events/", "/events.json", "/events.csv", "/ko/events/"):
        page = read(f"{address}?{query}")
        assert page.status == 400
        assert query.split("=")[0] in page.text
        assert told in page.text


def test_nothing_found_offers_all_events(world, read):
    make_service(name="Quiet", slug="quiet")
    for query, named in (
        ("kind=ban&year=2022", "ban, 2022"),
        ("service=quiet", "Quiet"),
        ("service=quiet&kind=ban", "Quiet, ban"),
    ):
        page = read(f"/events/?{query}")
        assert f"No event for this choice: {named}. All events" in page.text
        assert 'href="/events/"' in page.html
        assert '<select name="service">' in page.html
        assert "No events yet" not in page.text


def test_a_choice_that_no_event_has_keeps_the_filters(read):
    Event.objects.create(date="2025-03-10", title="Something starts", kind="launch")
    page = read("/events/?kind=ban")
    assert "No event for this choice: ban. All events" in page.text
    assert re.search(r'aria-current="true">ban <span class="unit">0<', page.html)


def test_the_counts_of_services_are_those_of_the_choice(world, read):
    events = Service.objects.get(slug="chatgpt").events
    for query, count in (
        ("", events.count()),
        ("?kind=outage", events.filter(kind="outage").count()),
        ("?year=2025", events.filter(date__year=2025).count()),
        ("?year=2025&kind=outage", events.filter(date__year=2025, kind="outage").count()),
    ):
        assert count
        assert f">ChatGPT ({count})</option>" in read(f"/events/{query}").html


def test_an_empty_database(read):
    assert "No events yet." in read("/events/").text
    assert read("/events.json").response.json()["events"] == []
    assert read("/events.csv").text.count("\n") <= 1


@pytest.mark.parametrize("query", ["", "?service=google-gemini", "?kind=ban&year=2026"])
def test_json_and_csv_equal_the_page(world, read, query):
    on_page = titles(read(f"/events/{query}"))
    events = read(f"/events.json{query}").response.json()["events"]
    rows = list(csv.DictReader(io.StringIO(read(f"/events.csv{query}").html.lstrip("\ufeff"))))
    assert len(on_page) > 1
    assert on_page == [event["title"] for event in events] == [row["title"] for row in rows]
    assert [event["date"] for event in events] == [row["date"] for row in rows]
    assert [len(event["services"]) for event in events] == [len(row["services"].split("|")) for row in rows]


def test_the_csv_can_be_imported_again(world, read, tmp_path):
    file = tmp_path / "events.csv"
    file.write_bytes(read("/events.csv").response.content)
    outcome = import_table(EVENTS, file)
    assert not outcome.errors
    assert (outcome.created, outcome.updated) == (0, 0)


def test_drafts_are_named_nowhere(read):
    draft = make_service(name="Secret plan", slug="secret-plan", status="draft")
    Event.objects.create(date="2025-03-10", title="Something starts", kind="launch").services.add(draft)
    for address in ("/events/", "/events.json", "/events.csv"):
        page = read(address)
        assert "Something starts" in page.html
        assert "ecret" not in page.html
    assert read("/events/?service=secret-plan").status == 400


def test_an_event_that_lasts_says_until_when(read):
    Event.objects.create(date="2025-03-10", end_date="2025-04-02", title="It lasts", kind="outage")
    assert "until 2 April 2025" in read("/events/").text


def test_other_methods_are_refused(client, db):
    for address in ("/events/", "/events.json", "/events.csv"):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200


def test_korean(world, read):
    page = read("/ko/events/?year=2025&kind=ban")
    assert titles(page)[0].startswith("한국, 딥시크")
    assert read("/ko/events.json?kind=ban").response.json()["events"][-1]["title"] == "이탈리아, 챗GPT 일시 차단"
    assert 'href="/ko/events/?kind=viral&amp;year=2025"' in page.html


def test_the_number_of_queries_is_fixed(world, read):
    read("/about/")
    for address, expected in (("/events/?service=chatgpt&kind=viral", 6), ("/events.csv?year=2025", 2)):
        with CaptureQueriesContext(connection) as captured:
            read(address)
        assert len(captured) == expected
