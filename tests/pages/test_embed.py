"""Embeds: a ranking and a chart without the site around them, for frames on other sites."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db

RANKING = "/embed/rankings/daily-avg-visits/?period=2025-03"
TREND = "/embed/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek"


def test_a_ranking_stands_by_itself_with_its_source(world, read):
    page = read(RANKING)
    assert page.status == 200
    assert "site-header" not in page.html
    for text in ("Average daily web visits", "March 2025", "DeepSeek", "16.5M", "Measured by Similarweb", "TechCrunch"):
        assert text in page.text, text
    assert re.findall(r'class="place">([^<]+)<', page.html)[:3] == ["1=", "1=", "3"]
    assert 'href="/rankings/daily-avg-visits/?period=2025-03" rel="noopener"' in page.html


def test_a_long_ranking_shows_ten_and_says_how_many_more(read):
    metric = make_metric(slug="m")
    for value in range(1, 13):
        make_figure(metric=metric, value=value, service=make_service())
    page = read("/embed/rankings/m/?period=2025-03")
    assert page.html.count('class="place"') == 10
    assert "2 more services in the full ranking" in page.text


def test_a_trend_brings_its_chart_its_legend_and_its_numbers(world, read):
    page = read(TREND)
    assert 'id="chart-data"' in page.html
    assert "data-chart" in page.html
    for text in ("Monthly web visits", "ChatGPT", "Measured by", "The trend with its events and table"):
        assert text in page.text, text
    assert 'class="numbers"' in page.html


def test_an_index_and_shares_bring_their_notes(world, read):
    assert "the figure of each service for January 2025 is 100" in read(f"{TREND}&mode=index&base=2025-01").text
    assert "not of the market." in read(f"{TREND}&mode=share").text


@pytest.mark.parametrize("address", [RANKING, TREND])
def test_only_embeds_may_be_framed_and_only_that_is_loosened(world, read, address):
    framed, whole = read(address).response, read(address.removeprefix("/embed")).response
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert whole["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in whole["Content-Security-Policy"]
    same = whole["Content-Security-Policy"].replace("frame-ancestors 'none'", "")
    assert framed["Content-Security-Policy"].replace("frame-ancestors *", "") == same


@pytest.mark.parametrize("address", [RANKING, TREND])
def test_embeds_need_no_unsafe_policy_and_stay_out_of_search_engines(world, read, address):
    page = read(address)
    assert '<meta name="robots" content="noindex">' in page.html
    assert not re.search(r"\sstyle=|\son[a-z]+=", page.html)
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page.html)
    canonical = address.removeprefix("/embed").replace("&", "&amp;")
    assert f'<link rel="canonical" href="http://testserver{canonical}">' in page.html


def test_a_theme_is_a_look(world, read):
    assert 'data-theme="dark"' in read(f"{RANKING}&theme=dark").html
    assert "data-theme" not in read(f"{RANKING}&theme=pink").html
    assert "theme" not in re.search(r'rel="canonical" href="([^"]+)"', read(f"{RANKING}&theme=dark").html)[1]


def test_what_cannot_be_shown_says_so_in_the_frame(world, read):
    bad = read("/embed/rankings/daily-avg-visits/?period=2025-13")
    assert bad.status == 400
    assert "2025-13" in bad.text
    unknown = read("/embed/rankings/nothing/")
    assert unknown.status == 404
    assert read("/embed/trends/?services=nothing").status == 400
    for page in (bad, unknown):
        assert "site-header" not in page.html
        assert "frame-ancestors *" in page.response["Content-Security-Policy"]
        assert "X-Frame-Options" not in page.response


def test_embeds_are_read_only(world, read):
    for address in (RANKING, TREND):
        assert read(address, "head").status == 200
        assert read(address, "post").status == 405


def test_nothing_to_show_is_said(read):
    make_metric(slug="m")
    assert "No service has a figure" in read("/embed/rankings/m/").text
    assert "None of these services has a figure" in read("/embed/trends/").text


def test_an_empty_database_has_an_empty_chart(read):
    assert read("/embed/trends/").status == 200


def test_embeds_in_korean(world, read):
    ranking, trend = read(f"/ko{RANKING}"), read(f"/ko{TREND}")
    assert "일평균 웹 방문 수" in ranking.text
    assert "2025년 3월" in ranking.text
    assert '<html lang="ko"' in trend.html
    assert 'href="/ko/trends/' in trend.html


def test_hostile_names_are_only_text(read):
    name = "<script>alert(1)</script>"
    figure = make_figure(service=make_service(name=name, slug="s"), metric=make_metric(name=name, slug="m"))
    for address in ("/embed/rankings/m/?period=2025-03", "/embed/trends/?metric=m"):
        page = read(address)
        assert figure.service.name in page.text
        assert "<script>alert" not in page.html


def test_queries_do_not_grow(world, read):
    def queries() -> list[int]:
        counts = []
        for address in (RANKING, TREND):
            with CaptureQueriesContext(connection) as captured:
                assert read(address).status == 200
            counts.append(len(captured))
        return counts

    before = queries()
    make_figure(service=make_service(), metric=make_metric())
    assert queries() == before
    assert max(before) <= 12
