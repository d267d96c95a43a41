"""The search page: works as a plain form, says why, and is harmless whatever is typed."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.analysis.search.name_index import forget_names
from adoption.analysis.search.search import OF_EACH_KIND, OF_ONE_KIND
from adoption.models import Alias, Event
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_names():
    forget_names()


@pytest.fixture
def ask(read):
    """`ask("gem")` types that into the form."""
    return lambda text, more="", language="": read(f"{language}/search/?q={quote(text)}{more}")


def test_a_service_is_found_by_a_former_name_with_its_facts(world, ask):
    page = ask("Bard")
    assert 'href="/services/google-gemini/"' in page.html
    assert "Google Gemini found by “Bard”" in page.text
    assert "Google · chatbot ·" in page.text
    assert "newest:" in page.text
    assert '<meta name="robots" content="noindex">' in page.html


def test_every_kind_has_its_heading_and_line_of_facts(db, ask):
    similar = make_organization(name="Widget Labs", kind="research")
    service = make_service(name="Widget", provider=similar)
    metric = make_metric(name="Widget visits", description="Opened widgets.")
    source = make_source(title="Widget report", publisher=similar, published="2025-04-01")
    make_figure(service=service, metric=metric, source=source, period="2025-03", value=16_500_000)
    Event.objects.create(date="2025-03-10", title="Widget opens", kind="launch").services.add(service)
    text = ask("widget").text
    assert "Services 1 Widget Widget Labs · chatbot · 1 fact · newest: 16.5M visits , Widget visits, March 2025" in text
    assert "Organizations 1 Widget Labs research · 1 service · 1 source" in text
    assert "Metrics 1 Widget visits visits · Opened widgets. Ranking" in text
    assert "Sources 1 Widget report Widget Labs · 1 April 2025 · 1 figure" in text
    assert "Events 1 Widget opens 10 March 2025 · launch · Widget" in text


def test_all_hits_of_a_kind_stand_on_pages_of_their_own(db, ask):
    publisher = make_organization()
    for number in range(OF_ONE_KIND + 1):
        make_source(title=f"Weekly {number:02}", publisher=publisher)
    page = ask("weekly")
    assert page.text.count("Weekly ") == OF_EACH_KIND
    assert 'href="?q=weekly&amp;kind=sources"' in page.html
    first, second = ask("weekly", "&kind=sources"), ask("weekly", "&kind=sources&page=2")
    assert first.text.count("Weekly ") == OF_ONE_KIND
    assert second.text.count("Weekly ") == 1
    assert 'href="?q=weekly&amp;kind=sources&amp;page=2" rel="next"' in first.html
    assert 'rel="next"' not in second.html


def test_without_a_question_the_page_explains_itself(world, read):
    for address in ("/search/", "/search/?q=", "/search/?q=%20%20", "/search/?q=%00"):
        page = read(address)
        assert "How to search" in page.text
        assert 'href="/services/chatgpt/"' in page.html
        assert "noindex" not in page.html


def test_an_empty_database_is_searched_too(ask, read):
    assert "Nothing has this name" in ask("chatgpt").text
    assert "Best documented" not in read("/search/").text


def test_a_slip_of_the_keys_is_told_from_a_find(world, ask):
    page = ask("cluade")
    assert "What follows has a name much like it" in page.text
    assert 'href="/services/claude/"' in page.html


def test_nothing_found_leads_on(world, ask):
    page = ask("zzzzqqq")
    assert page.status == 200
    assert "nor one much like it" in page.text
    assert 'href="/services/chatgpt/"' in page.html
    assert ask("zzzzqqq", "&kind=services").status == 200


def test_korean(world, ask):
    page = ask("ㅈㅁㄴ", language="/ko")
    assert 'href="/ko/services/google-gemini/"' in page.html
    assert 'value="ㅈㅁㄴ"' in page.html
    assert "구글 제미나이" in page.text


def test_a_bad_kind_is_named(world, ask):
    page = ask("chatgpt", "&kind=regions")
    assert page.status == 400
    assert "<code>kind</code>" in page.html
    assert "<code>services</code>" in page.html


def test_it_is_read_only(client):
    assert client.post("/search/", {"q": "x"}).status_code == 405
    assert client.head("/search/?q=x").status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "%",
        "_",
        "<script>alert(1)</script>",
        "\u202egpt\u202c",
        "gpt\x00",
        "'\"&{{ 7|add:7 }}",
        "\\",
        "a" * 500,
        "가 " * 200,
    ],
)
def test_hostile_questions_are_only_text(world, ask, text):
    for language in ("", "/ko"):
        page = ask(text, language=language)
        assert page.status == 200
        assert "<script>alert" not in page.html
        assert "\x00" not in page.html
        assert "\u202e" not in page.html


def test_a_question_that_is_too_long_is_cut_and_the_page_says_so(db, ask):
    make_service(name="x" * 100)
    page = ask("x" * 101)
    assert "its first 100 characters were searched for" in page.text
    assert f'value="{"x" * 100}"' in page.html
    assert "Services 1" in page.text
    assert "searched for." not in ask("x" * 100).text


def test_drafts_stay_hidden(db, ask):
    draft = make_service(name="Secret plan", status="draft")
    Alias.objects.create(text="Hush hush", service=draft)
    for text in ("Secret plan", "secret", "hush hush", "Secert plan"):
        assert "/services/" + draft.slug not in ask(text).html


def test_the_number_of_queries_is_fixed(world, ask):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ask("ai").status == 200
        return len(captured)

    assert queries() == 15
    assert queries() == 8
    for number in range(20):
        figure = make_figure(service=make_service(name=f"AI {number}"), source=make_source(title=f"AI {number}"))
        Event.objects.create(date="2026-02-03", title=f"AI {number}", kind="viral").services.add(figure.service)
    assert queries() == 15
    assert queries() == 8


def test_every_page_has_the_form(world, read):
    for address in ("/", "/ko/", "/services/nothing-of-that-name/", "/rankings/wau/?period=1"):
        page = read(address)
        assert 'role="search"' in page.html
        assert 'type="search" name="q"' in page.html
        assert f'action="{"/ko" if address.startswith("/ko") else ""}/search/"' in page.html
