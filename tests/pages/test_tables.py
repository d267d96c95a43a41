"""Tables: every column can be ordered by, either way; a page that is not there is the nearest one."""

import re

import pytest

from adoption.models import Source

pytestmark = pytest.mark.django_db

PAGES = ("/services/", "/metrics/", "/sources/", "/services/chatgpt/", "/organizations/similarweb/")


def columns(page) -> set[str]:
    """Those that the heads offer to order by."""
    return set(re.findall(r'<th[^>]*><a href="[^"]*sort=-?([^"&]+)"', page.html))


@pytest.mark.parametrize("language", ["", "/ko"])
@pytest.mark.parametrize("address", PAGES)
def test_every_column_orders_either_way(world, read, address, language):
    found = columns(read(language + address))
    assert len(found) >= 3
    for column in found:
        assert 'aria-sort="ascending"' in read(f"{language}{address}?sort={column}").html, column
        assert 'aria-sort="descending"' in read(f"{language}{address}?sort=-{column}").html, column


def test_the_figures_of_a_source_order_either_way(world, read):
    source = Source.objects.filter(title__startswith="AI companies: usage reports").first()
    for column in columns(read(source.get_absolute_url())):
        assert 'aria-sort="descending"' in read(f"{source.get_absolute_url()}?sort=-{column}").html, column


def test_services_order_by_the_name_of_their_provider(world, read):
    rows = re.findall(r'<a href="/organizations/[^"]+">([^<]+)</a>', read("/services/?sort=provider").html)
    assert rows == sorted(rows)
    assert len(set(rows)) > 10


@pytest.mark.parametrize("page", ["99", "abc", "0", "-1", "9" * 5000])
@pytest.mark.parametrize(
    "address", [*PAGES, "/events/", "/search/?q=chatgpt&kind=sources", "/search/?q=zzzzqqq&kind=sources"]
)
def test_a_page_that_is_not_there_is_the_first_or_the_last(world, read, address, page):
    mark = "&" if "?" in address else "?"
    assert read(f"{address}{mark}page={page}").status == 200
