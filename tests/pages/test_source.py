"""A source and the list of all of them."""

import re

import pytest

from adoption.models import Source
from tests.make import make_figure, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


def test_it_says_who_published_what_and_lists_its_figures(world, read):
    source = Source.objects.get(publisher__name="TechCrunch", figures__service__slug="grok")
    page = read(source.get_absolute_url())
    for text in (source.title, "TechCrunch", "16.5M", "10.9M", "Similarweb"):
        assert text in page.text, text
    assert f'href="{source.url}" rel="nofollow noopener"' in page.html
    linked = set(re.findall(r'href="/figures/(\d+)/"', page.html))
    assert linked == {str(pk) for pk in source.figures.values_list("pk", flat=True)}


def test_what_is_not_known_of_it_is_said(read):
    page = read(make_source(title="A leaflet", url="").get_absolute_url())
    assert "Published not known" in page.text
    assert "Nothing to list here yet." in page.text
    assert "Address" not in page.text


def test_korean(world, read):
    source = Source.objects.get(publisher__name="TechCrunch", figures__service__slug="grok")
    text = read(f"/ko{source.get_absolute_url()}").text
    assert "1,650만" in text
    assert "딥시크" in text


def test_the_list_has_the_latest_first_and_the_undated_last(read):
    dates = {"Undated": None, "Older": "2024-02-03", "Newer": "2025-03-04"}
    for title, published in dates.items():
        make_source(title=title, published=published, publisher=make_organization(name=f"Publisher of {title}"))
    text = read("/sources/").text
    assert text.index("Newer") < text.index("Older") < text.index("Undated")
    assert "4 March 2025" in text
    assert "2025년 3월 4일" in read("/ko/sources/").text
    text = read("/sources/?sort=title").text
    assert text.index("Newer") < text.index("Older") < text.index("Undated")
    text = read("/sources/?sort=-title").text
    assert text.index("Undated") < text.index("Older") < text.index("Newer")


def test_the_list_goes_on_page_by_page(world, read):
    first, second = read("/sources/"), read("/sources/?page=2")
    titles = [set(re.findall(r'href="(/sources/\d+/)"', page.html)) for page in (first, second)]
    assert len(titles[0]) == 50
    assert titles[1]
    assert not titles[0] & titles[1]
    # How it looks: a bad page is the first or the last one.
    assert read("/sources/?page=x").status == read("/sources/?page=0").status == read("/sources/?page=99").status


def test_figures_of_drafts_are_not_listed(read):
    figure = make_figure(service=make_service(name="Secret plan", status="draft"), value=7_770_000)
    text = read(figure.source.get_absolute_url()).text
    assert "7.77M" not in text
    assert "ecret" not in text
