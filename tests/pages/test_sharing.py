"""What a page tells machines of itself: its address in each language, its texts, its picture."""

import re
from html import unescape

import pytest

from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
RANKING = "/rankings/daily-avg-visits/?period=2025-03"
TREND = "/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek"


def canonical(page) -> str:
    [address] = re.findall(r'<link rel="canonical" href="([^"]+)">', page.html)
    return unescape(address).removeprefix(SITE)


def meta(page, name: str) -> str:
    [content] = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)">', page.html)
    return unescape(content)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/?utm_source=x", "/"),
        ("/services/chatgpt/?sort=-value&page=1", "/services/chatgpt/"),
        ("/sources/?page=2&sort=title", "/sources/?page=2"),
        ("/services/?category=chatbot&sort=name", "/services/?category=chatbot"),
        (f"{RANKING}&region=WORLD&sort=value&category=&x=1", RANKING),
        ("/rankings/daily-avg-visits/?measured_by=similarweb&period=2025-03", f"{RANKING}&measured_by=similarweb"),
        ("/rankings/wau/?period=latest", "/rankings/wau/"),
        ("/rankings/daily-avg-visits/?period=latest", "/rankings/daily-avg-visits/?period=latest"),
        (f"{TREND}&scale=linear&region=WORLD&page=1", TREND),
        ("/trends/?scale=log&services=chatgpt&metric=monthly-visits", None),
        ("/search/?q=gemini&x=1", "/search/?q=gemini"),
        ("/metrics/wau/?region=WORLD", "/metrics/wau/"),
    ],
)
def test_the_canonical_address_leaves_out_what_changes_nothing(world, read, address, expected):
    page = read(address)
    assert page.status == 200
    assert canonical(page) == (expected or "/trends/?metric=monthly-visits&services=chatgpt&scale=log")


@pytest.mark.parametrize("address", ["/", RANKING, TREND, "/sources/?page=2", "/services/chatgpt/"])
def test_every_language_leads_to_every_language(world, read, address):
    english, korean = read(address), read(f"/ko{address}")
    assert canonical(korean) == f"/ko{canonical(english)}"
    for page in (english, korean):
        alternates = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page.html)
        assert {language: unescape(link) for language, link in alternates} == {
            "en": f"{SITE}{canonical(english)}",
            "ko": f"{SITE}{canonical(korean)}",
            "x-default": f"{SITE}{canonical(english)}",
        }


def test_a_ranking_says_who_leads(world, read):
    page = read(RANKING)
    text = "Average daily web visits, March 2025: DeepSeek and Grok lead with about 16.5M each, then Google Gemini"
    assert meta(page, "description").startswith(text)
    assert meta(page, "og:title") == "Average daily web visits, March 2025"
    assert "<title>Average daily web visits, March 2025 · Adoption</title>" in page.html
    assert "2025년 3월" in meta(read(f"/ko{RANKING}"), "og:title")


def test_what_narrows_a_ranking_is_in_its_title(world, read):
    title = meta(read("/rankings/app-mau/?region=KR&period=2025-08&as_of=2025-12-31"), "og:title")
    assert title == "Monthly active app users, August 2025, South Korea, as published by 31 December 2025"


def test_an_empty_ranking_says_that_it_is_empty(world, read):
    assert "No service has a figure" in meta(read("/rankings/daily-avg-visits/?period=1999-03"), "description")


def test_a_trend_says_how_things_stand(world, read):
    page = read(TREND)
    title = "Monthly web visits over time: ChatGPT, Google Gemini, and DeepSeek"
    assert meta(page, "og:title") == title
    assert "ChatGPT about 5.35B (February 2026)" in meta(page, "description")


@pytest.mark.parametrize(
    ("query", "title", "description"),
    [
        (
            "services=chatgpt,google-gemini&from=2025-01&to=2026-01",
            "Monthly web visits over time, January 2025 to January 2026: ChatGPT and Google Gemini",
            "Google Gemini about 2B (January 2026)",
        ),
        (
            "services=chatgpt,google-gemini&mode=share&from=2025-11",
            "Monthly web visits over time, as shares of those shown, from November 2025: ChatGPT and Google Gemini",
            "ChatGPT 71.72% (February 2026), Google Gemini 28.28% (February 2026)",
        ),
        (
            "services=grok&mode=index&base=2025-12",
            "Monthly web visits over time, as an index: Grok",
            "as an index, December 2025 = 100. Latest figures: Grok 120.85 (February 2026).",
        ),
        # One service has no shares: its values are shown, and told.
        (
            "services=grok&mode=share&convert=1",
            "Monthly web visits over time, with converted figures: Grok",
            "Grok about 298.5M (February 2026)",
        ),
        (
            "services=chatgpt&by=measured_by",
            "Monthly web visits over time, by measurer: ChatGPT",
            "ChatGPT (Similarweb) about 5.35B (February 2026)",
        ),
    ],
)
def test_a_trend_says_how_it_is_read(world, read, query, title, description):
    page = read(f"/trends/?metric=monthly-visits&{query}")
    assert meta(page, "og:title") == title
    assert description in meta(page, "og:description")


@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("/", "/card.png"),
        (RANKING, "/rankings/daily-avg-visits/card.png?period=2025-03"),
        (TREND, "/trends/card.png?metric=monthly-visits&services=chatgpt,google-gemini,deepseek"),
        ("/services/chatgpt/", "/services/chatgpt/card.png"),
        ("/about/", "/card.png"),
    ],
)
def test_every_page_brings_its_card(world, read, client, address, picture):
    page, korean = read(address), read(f"/ko{address}")
    assert meta(page, "og:image") == f"{SITE}{picture}"
    assert meta(korean, "og:image") == f"{SITE}/ko{picture}"
    assert client.get(meta(page, "og:image"))["Content-Type"] == "image/png"
    assert (meta(page, "og:url"), meta(page, "og:site_name")) == (f"{SITE}{canonical(page)}", "Adoption")
    assert (meta(page, "og:locale"), meta(korean, "og:locale")) == ("en_US", "ko_KR")
    assert meta(page, "og:locale:alternate") == "ko_KR"
    assert meta(page, "og:description") == meta(page, "description")
    assert meta(page, "og:image:alt") == meta(page, "og:title")
    assert meta(page, "twitter:card") == "summary_large_image"


def test_addresses_follow_the_host_and_strange_hosts_are_refused(client):
    page = client.get("/about/", headers={"host": "localhost:8123"}).content.decode()
    assert '<link rel="canonical" href="http://localhost:8123/about/">' in page
    assert client.get("/about/", headers={"host": "evil.example"}).status_code == 400


def test_errors_have_no_address_of_their_own(world, read):
    for address in ("/services/nothing/", "/rankings/daily-avg-visits/?period=2025-13"):
        page = read(address)
        assert page.status in (400, 404)
        assert 'rel="canonical"' not in page.html
        assert '<meta name="robots" content="noindex">' in page.html


def test_hostile_names_stay_within_their_attribute(read):
    name = "\"><script>alert(1)</script>\u202e&amp; 'x'"
    make_figure(service=make_service(name=name, slug="s"), metric=make_metric(name=name, slug="m"))
    for address in ("/rankings/m/?period=2025-03", "/trends/?metric=m", "/services/s/", "/metrics/m/"):
        page = read(address)
        assert meta(page, "og:title").startswith(name.replace("\u202e", "")), address
        assert "<script>alert" not in page.html, address


def test_long_names_leave_a_short_description(read):
    make_figure(service=make_service(name="word " * 99, slug="s"), metric=make_metric(name="many " * 99, slug="m"))
    assert len(meta(read("/rankings/m/?period=2025-03"), "description")) <= 300


def test_the_code_of_an_embed_can_be_copied(world, read):
    for address, embed in ((RANKING, f"/embed{RANKING}"), (f"/ko{TREND}&scale=log", f"/ko/embed{TREND}&scale=log")):
        [code] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", read(address).html)
        [source] = re.findall(r'src="([^"]+)"', unescape(code))
        assert unescape(source) == f"{SITE}{embed}"
