"""The form of the movers page, and the ways out where nothing moved."""

import re

import pytest

from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


def options(html: str, name: str) -> dict[str, bool]:
    """{value: whether it is selected} of a select."""
    select = re.search(rf'<select name="{name}">(.*?)</select>', html)[1]
    return {value: bool(mark) for value, mark in re.findall(r'<option value="([^"]*)"( selected)?>', select)}


def main(page) -> str:
    return page.html[page.html.index("<main") : page.html.index("</main")]


def test_the_region_shown_is_selected_though_it_has_no_figures(world, read):
    assert options(read("/movers/?metric=app-use-hours&region=WORLD").html, "region") == {"WORLD": True, "": False}


def test_the_measurer_shown_is_selected_though_it_has_no_figures(world, read):
    html = read("/movers/?metric=app-mau&region=KR&measured_by=statcounter").html
    assert options(html, "measured_by")["statcounter"]


def test_the_metric_shown_is_selected_though_it_has_no_figures(read):
    make_figure()
    assert options(read(f"/movers/?metric={make_metric(slug='empty').slug}").html, "metric")["empty"]


def test_a_region_that_is_only_the_default_is_not_carried_to_another_metric(world, read):
    # app-use-hours begins with South Korea, app-mau with the world: only KR chosen there may be carried on.
    assert options(read("/movers/?metric=app-use-hours").html, "region") == {"": True}
    assert options(read("/movers/?metric=app-mau&region=KR").html, "region")["KR"]
    assert options(read("/movers/").html, "region")[""]


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/movers/?metric=app-use-hours&region=WORLD", "/movers/?metric=app-use-hours"),
        ("/movers/?metric=wau&region=KR", "/movers/?metric=wau"),
        ("/movers/?metric=wau&region=KR", "/movers/?metric=app-mau&region=KR"),
        ("/movers/?metric=wau&category=coding", "/movers/?metric=wau"),
        ("/movers/?metric=wau&category=chatbot&measured_by=similarweb", "/movers/?metric=wau&category=chatbot"),
        ("/movers/?metric=wau&category=coding&measured_by=similarweb", "/movers/?metric=wau"),
    ],
)
def test_an_empty_page_leads_to_pages_with_figures(world, read, address, offered):
    page = read(address)
    assert "No service has a figure for this choice." in page.text
    exits = re.search(r'<ul class="plain exits">(.*?)</ul>', main(page), re.DOTALL)[1].replace("&amp;", "&")
    links = re.findall(r'href="([^"]+)"', exits)
    assert offered in links
    assert address not in links
    for link in links:
        assert "No service has a figure for this choice." not in read(link).text, link


def test_where_nothing_can_be_compared_it_leads_to_spans_over_which_something_can(world, read):
    page = read("/movers/?metric=wau")
    assert "0 of them can be compared over 3 months." in page.text
    assert 'href="/movers/?metric=wau&amp;span=1y">1 of them can be compared over 1 year.</a>' in page.html
    assert "compared over 6 months" not in page.text


def test_an_unchanged_value_is_called_so(read):
    owners = {"metric": make_metric(slug="visits"), "service": make_service(), "measured_by": make_organization()}
    for period in ("2024-12", "2025-03"):
        make_figure(period=period, value=1_000, **owners)
    text = read("/movers/?metric=visits").text
    assert "unchanged from 1,000 in December 2024 to 1,000 in March 2025" in text
    assert "0%" not in text
    assert "1,000 − 1,000" not in text


def test_the_page_stands_the_most_extreme_figures(read):
    owners = {"metric": make_metric(slug="visits"), "service": make_service(), "measured_by": make_organization()}
    make_figure(period="2025-02", value="0.000001", **owners)
    make_figure(period="2024-12", value="0.000001", **owners)
    make_figure(period="2025-03", value="999999999999999", **owners)
    for address in ("/movers/?metric=visits", "/rankings/visits/?period=2025-03"):
        for language in ("", "/ko"):
            assert "▲ +99,999,999,999,999,899,999,900%" in read(language + address).text


def test_a_change_of_unknown_sign_is_withheld_with_its_bound(world, read, client):
    text = read("/movers/?metric=annualized-revenue").text
    assert "Cursor At most +100%: whether it grew is not known" in text[text.index("Withheld, and why") :]
    [row] = client.get("/movers.json?metric=annualized-revenue").json()["rows"]
    assert (row["group"], row["change_pct"], row["withheld"][:13]) == ("withheld", None, "At most +100%")


def test_what_shrinks_tells_how_fast_and_what_is_slow_says_no_more(world, read):
    text = read("/movers/?metric=chatbot-referral-share").text
    shrinking = text[text.index("Shrinking fastest") : text.index("From tiny bases")]
    assert "3 × ln 2 ÷ ln( 3.74% ÷ 0.95% ) = 1.5" in shrinking
    assert "− 1 = −36.7%" in shrinking


def test_without_any_metric_the_page_has_one_name(read):
    html = read("/movers/").html
    assert "<title>What moved · " in html
    assert "<h1>What moved</h1>" in html
    assert '<p class="kind">' not in html
