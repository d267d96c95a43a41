"""A trend without figures says where there are some, and leads there."""

import re
from html import unescape

import pytest

from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db

KOREAN = "/trends/?metric=app-wau&region=WORLD&services=chatgpt"


def links(page) -> dict[str, str]:
    """{label: address} below the form."""
    part = page.html.partition('class="controls"')[2].partition("</form>")[2].partition("<footer")[0]
    return {label: unescape(address) for address, label in re.findall(r'<a href="([^"]+)">([^<]+)</a>', part)}


def test_figures_in_another_region_are_counted_and_linked(world, read):
    page = read(KOREAN)
    assert "ChatGPT: no figure of “Weekly active app users” for World in this choice." in page.text
    assert links(page)["South Korea has 6"] == "/trends/?metric=app-wau&services=chatgpt"
    assert "chart-data" in read(links(page)["South Korea has 6"]).html
    assert KOREAN not in links(page).values()


def test_figures_outside_of_the_range_are_counted_and_linked(world, read):
    page = read("/trends/?metric=wau&services=chatgpt&from=2030&mode=index&scale=log")
    assert "28 are left out by the range, the measurer or the day chosen" in page.text
    assert links(page)["Show every figure"] == "/trends/?metric=wau&services=chatgpt&mode=index&scale=log"
    assert "It has 28 of “Weekly active users”" not in page.text


def test_without_any_service_the_regions_are_offered(world, read):
    page = read("/trends/?metric=app-wau&region=JP")
    assert links(page)["South Korea"] == "/trends/?metric=app-wau"
    assert "chart-data" in read(links(page)["China"]).html


def test_the_description_says_that_there_is_nothing(world, read):
    description = re.search(r'<meta name="description" content="(.+?)"', read(KOREAN).html)[1]
    assert description == "Weekly active app users over time. None of these services has a figure for this choice."


def test_of_many_regions_some_are_named_and_the_rest_counted(read):
    metric, service = make_metric(slug="visits"), make_service(slug="x")
    for region in ("KR", "JP", "US", "DE", "FR", "GB"):
        make_figure(metric=metric, service=service, region=region)
    page = read("/trends/?metric=visits&services=x&region=WORLD")
    assert len([label for label in links(page) if label.endswith(" has 1")]) == 4
    assert "and 2 more regions" in page.text
