"""What holds for every page: it answers, empty too; knows its methods; has a fixed number of queries."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.models import Event, Figure, Metric, Organization, Service, Source
from tests.make import make_figure, make_service, make_source

pytestmark = pytest.mark.django_db

RANKING = "/rankings/daily-avg-visits/?period=2025-03"
TREND = "/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek"
LISTS = (
    "/",
    "/rankings/",
    "/movers/",
    "/trends/",
    "/services/",
    "/metrics/",
    "/sources/",
    "/events/",
    "/search/",
    "/about/",
)


@pytest.fixture
def addresses(world) -> list[str]:
    """One address of every kind of page."""
    figure = Figure.objects.filter(chosen=True).first()
    return [
        *LISTS,
        RANKING,
        TREND,
        "/search/?q=gemini",
        "/services/chatgpt/",
        "/organizations/similarweb/",
        "/metrics/wau/",
        figure.source.get_absolute_url(),
        figure.get_absolute_url(),
    ]


def test_every_page_in_both_languages(addresses, read):
    titles = set()
    for address in addresses:
        page, korean = read(address), read(f"/ko{address}")
        answers_in_its_language(page, "en", f"/ko{address}")
        answers_in_its_language(korean, "ko", address)
        needs_no_unsafe_policy(page)
        needs_no_unsafe_policy(korean)
        titles.add(re.search(r"<title>(.+?)</title>", page.html, re.DOTALL)[1].strip())
        assert re.search(r'<meta name="description" content="[^"]{20,}"', page.html), address
    assert len(titles) == len(addresses)


def answers_in_its_language(page, language: str, other: str) -> None:
    """It is in its language, and leads to itself in the other one."""
    assert page.status == 200, other
    assert f'<html lang="{language}"' in page.html
    escaped = other.replace("&", "&amp;")
    assert f'href="{escaped}"' in page.html, other


def needs_no_unsafe_policy(page) -> None:
    policy = page.response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    # The code of an embed is text to be copied.
    html = re.sub(r"<textarea.*?</textarea>", "", page.html, flags=re.DOTALL)
    assert not re.search(r"\sstyle=|\son[a-z]+=", html)
    assert not re.search(r"<script(?![^>]*(src=|application/json|application/ld\+json))", page.html)
    assert not re.search(r'(src|href)="https?://[^"]*\.(js|css|woff2?)"', page.html)


def test_an_unknown_name_is_a_404_in_the_dress_of_the_site(world, read):
    for kind in ("rankings", "services", "organizations", "metrics"):
        page = read(f"/{kind}/nothing-of-that-name/")
        assert page.status == 404
        assert "Adoption" in page.text
    assert read("/sources/999999/").status == read("/figures/999999/").status == 404
    assert read("/ko/services/nothing-of-that-name/").status == 404


def test_drafts_have_no_page(read):
    figure = make_figure(service=make_service(slug="secret-plan", status="draft"))
    for address in (figure.get_absolute_url(), "/services/secret-plan/", "/ko/services/secret-plan/"):
        assert read(address).status == 404, address
    assert read("/trends/?services=secret-plan").status == 400


@pytest.mark.parametrize("address", ["/", TREND, f"{TREND}&mode=index", f"{TREND}&mode=share"])
def test_without_scripts_every_number_of_a_chart_stands_in_the_table(world, read, address):
    html = read(address).html
    drawing = json.loads(re.search(r'<script id="chart-data" type="application/json">(.+?)</script>', html)[1])
    points = [point for line in drawing["series"] for point in line["points"] if point["y"] is not None]
    rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    assert len(points) > 10
    for point in points:
        # An index or a share stands before the value that it was made of.
        number = point["text"].partition(" (")[0] if drawing["mode"] != "value" else ""
        link = f'/figures/{point["figure"]}/"'
        assert any(link in row and point["label"] in row and number in row for row in rows), point


def queries(read, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert read(address).status == 200
    return len(captured)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", 34),
        ("/movers/", 13),
        ("/rankings/", 8),
        (RANKING, 20),
        (TREND, 16),
        (f"{TREND}&mode=index", 17),
        (f"{TREND}&mode=share", 16),
        ("/services/", 6),
        ("/services/chatgpt/", 16),
        ("/organizations/similarweb/", 10),
        ("/metrics/", 8),
        ("/metrics/wau/", 23),
        ("/sources/", 2),
        ("/events/", 5),
        ("/search/", 1),
        ("/about/", 0),
    ],
)
def test_the_number_of_queries_is_fixed_and_does_not_grow(world, read, address, expected):
    read("/about/")  # The first page of a process reads the content types.
    assert queries(read, address) == expected
    more_of_everything()
    assert queries(read, address) == expected


def more_of_everything() -> None:
    """Further rows on every page: figures of new and known services by new sources, and events."""
    similarweb = Organization.objects.get(slug="similarweb")
    chatgpt = Service.objects.get(slug="chatgpt")
    for slug, period in (("daily-avg-visits", "2025-03"), ("monthly-visits", "2026-02"), ("wau", "2026-09")):
        metric = Metric.objects.get(slug=slug)
        for service in (make_service(), make_service(), chatgpt):
            source = make_source(publisher=similarweb)
            make_figure(service=service, metric=metric, period=period, source=source, measured_by=similarweb, value=7)
            event = Event.objects.create(date="2026-02-03", title=f"Event of {source}", kind="viral")
            event.services.add(service)


def test_a_page_of_a_source_lists_its_figures_with_fixed_queries(world, read):
    source = Source.objects.filter(title__startswith="AI companies: usage reports").first()
    before = queries(read, source.get_absolute_url())
    make_figure(source=source)
    assert queries(read, source.get_absolute_url()) == before == 3
