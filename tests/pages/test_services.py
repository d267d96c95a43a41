"""The list of services."""

import re

import pytest

from adoption.models import Service
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db


def names(page) -> list[str]:
    return re.findall(r'<td ?><a href="/services/[^"]+">([^<]+)</a>', page.html)


def test_services_stand_with_their_newest_figure(world, read):
    page = read("/services/")
    assert (
        "ChatGPT OpenAI chatbot 30 November 2022 about 5.35B visits Monthly web visits, February 2026 210" in page.text
    )
    assert "157.4M users Monthly active app users, China, August 2025" in page.text
    assert len(names(page)) == Service.objects.published().count()


def test_the_newest_figure_is_by_the_metric_with_the_most_facts(read):
    service, many = make_service(), make_metric(name="Told often")
    make_figure(service=service, period="2025-09", value=9)
    for month in (1, 2, 3):
        make_figure(service=service, metric=many, period=f"2025-0{month}", value=month)
    assert "3 visits Told often, March 2025 4" in read("/services/").text


def test_the_newest_of_all_is_a_period(world, read):
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*/services/google-gemini/.*?</tr>", read("/services/").html, re.DOTALL)[0]
    assert re.search(r'data-label="Newest by any metric"[^>]*>(?:September|October) 2026<', row)


def test_a_category_narrows_the_list_and_counts_stand_beside_it(world, read):
    page = read("/services/?category=coding")
    assert sorted(names(page)) == ["Claude Code", "Codex", "Cursor", "GitHub Copilot"]
    assert re.search(r'<a href="\?category=coding" aria-current="true">coding <span class="unit">4<', page.html)
    assert "All categories 48" in page.text
    assert '<link rel="canonical" href="http://testserver/services/?category=coding">' in page.html


def test_narrowing_keeps_the_order_and_drops_the_page(world, read):
    page = read("/services/?category=coding&sort=-name&page=1")
    assert names(page) == ["GitHub Copilot", "Cursor", "Codex", "Claude Code"]
    assert 'href="?category=chatbot&amp;sort=-name"' in page.html
    assert 'href="?sort=-name"' in page.html


@pytest.mark.parametrize("category", ["cats", "CHATBOT", "\x00", "x" * 500])
def test_an_unknown_category_is_refused(world, read, category):
    page = read(f"/services/?category={category}")
    assert page.status == 400
    assert "Allowed:" in page.text
    assert "chatbot" in page.text


def test_a_blank_or_empty_category_is_no_error(world, read):
    assert len(names(read("/services/?category="))) == 48
    assert "Nothing to list here yet." in read("/services/?category=other").text


@pytest.mark.parametrize("look", ["sort=nothing", "page=0", "page=x"])
def test_a_bad_look_is_the_default(world, read, look):
    assert names(read(f"/services/?{look}")) == names(read("/services/"))


def test_without_services_the_list_says_so(read):
    page = read("/services/")
    assert "Nothing to list here yet." in page.text
    assert "All categories" not in page.text
    assert 'href="/feed.atom">Feed</a>' in page.html


def test_korean(world, read):
    text = read("/ko/services/?category=coding").text
    assert "클로드 코드" in text
    assert "2026년" in text


def test_it_is_read_only(world, read):
    assert read("/services/", method="post").status == 405
