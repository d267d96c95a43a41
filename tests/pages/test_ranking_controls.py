"""Where a reader can go from a ranking: periods, measurers, regions, orders; and who is not listed."""

import re

import pytest

from adoption.models import Conversion, Organization
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db

KOREA = "/rankings/app-mau/?region=KR&period=2025-08"


def test_who_is_not_listed_is_named_those_first_that_are_known_best(world, read):
    page = read("/rankings/daily-avg-visits/?period=2025-03")
    assert "5 of 48 services have a figure for March 2025. Not listed: ChatGPT , " in page.text
    assert "35 more not listed" in page.text
    note = re.search(r"Not listed:.*?</details>", page.html, re.DOTALL)[0]
    assert note.count('href="/services/') == 43


def test_mixed_measurers_are_told_and_narrowed_with_a_click(read):
    metric = make_metric(slug="visits")
    first, second = make_organization(name="A", slug="a"), make_organization(name="B")
    unknown = Organization.not_stated()
    for measurer in (unknown, unknown, unknown, second, first, first):
        make_figure(metric=metric, measured_by=measurer)
    page = read("/rankings/visits/?period=2025-03&sort=-service")
    assert "Measured by several organizations, whose methods differ." in page.text
    assert "only A , only B Rank" in page.text
    assert 'href="/rankings/visits/?period=2025-03&amp;measured_by=a&amp;sort=-service"' in page.html
    narrow = read("/rankings/visits/?period=2025-03&measured_by=a")
    assert "only A" not in narrow.text
    assert "2 of 6 services have a figure" in narrow.text


def test_controls_and_steps_keep_the_order_and_downloads_do_not(world, read):
    page = read(f"{KOREA}&sort=-change")
    assert 'href="/rankings/app-mau/?period=2025-07&amp;region=KR&amp;sort=-change"' in page.html
    assert '<input type="hidden" name="sort" value="-change">' in page.html
    assert 'href="/rankings/app-mau.csv?period=2025-08&amp;region=KR"' in page.html
    assert '<link rel="canonical" href="http://testserver/rankings/app-mau/?period=2025-08&amp;region=KR">' in page.html
    assert 'name="sort"' not in read(f"{KOREA}&sort=nonsense").html


def test_rows_without_a_change_stand_last_up_and_down(read):
    metric, panel = make_metric(slug="visits"), make_organization()
    for name, before, now in (("Up", 10, 20), ("Down", 30, 15), ("Blank", None, 99)):
        service = make_service(name=name)
        for period, value in (("2025-02", before), ("2025-03", now)):
            if value:
                make_figure(metric=metric, service=service, measured_by=panel, period=period, value=value)
    for sort, names in (("change", ["Down", "Up", "Blank"]), ("-change", ["Up", "Down", "Blank"])):
        html = read(f"/rankings/visits/?period=2025-03&sort={sort}").html
        assert re.findall(r">(Up|Down|Blank)</a>", html[html.index("<tbody>") :])[:3] == names
        assert re.findall(r'class="place">(\d)', html) == {"change": ["3", "2", "1"]}.get(sort, ["2", "3", "1"])


def test_the_region_follows_the_data(read):
    metric = make_metric(slug="visits")
    make_figure(metric=metric, region="KR", value=5)
    make_figure(metric=metric, region="KR", value=7)
    make_figure(metric=metric, region="US", value=9)
    page = read("/rankings/visits/")
    assert "2 of 3 services have a figure" in page.text
    # What is only the default is not submitted, so that another choice can have another one.
    assert '<option value="" selected>South Korea' in page.html
    canonical = '<link rel="canonical" href="http://testserver/rankings/visits/">'
    assert canonical in page.html
    assert canonical in read("/rankings/visits/?region=KR").html
    world = read("/rankings/visits/?region=WORLD&period=2025-03")
    assert "No service has a figure for this choice" in world.text
    assert 'href="/rankings/visits.csv?period=2025-03&amp;region=WORLD"' in world.html
    make_figure(metric=metric, value=1)
    assert "1 of 4 services has a figure" in read("/rankings/visits/").text


def test_what_is_only_the_default_is_not_submitted_and_what_is_shown_is_always_offered(world, read):
    default = read("/rankings/app-mau/").html
    assert re.search(r'<option value="" selected>\w+ 20\d\d</option>', default)
    assert '<option value="latest">Latest figures</option>' in default
    # Choosing another region then asks for that region's own default.
    assert "No service has a figure" not in read("/rankings/app-mau/?period=&region=KR&category=&measured_by=").text
    assert '<option value="2025-08" selected>August 2025</option>' in read(KOREA).html
    empty = read("/rankings/app-mau/?region=KR&measured_by=sensor-tower").html
    assert '<option value="sensor-tower" selected>' in empty


def test_with_conversions_the_measurers_of_what_is_converted_can_be_chosen(read):
    daily = make_metric(slug="daily", window="day", aggregation="average")
    monthly = make_metric(slug="visits")
    Conversion.objects.create(metric=monthly, from_metric=daily, period_kind="month", rule="times-days")
    make_figure(metric=daily, measured_by=make_organization(slug="counter"))
    make_figure(metric=monthly)
    option = '<option value="counter">'
    assert option not in read("/rankings/visits/?period=2025-03").html
    assert option in read("/rankings/visits/?period=2025-03&convert=1").html


@pytest.mark.parametrize("prefix", ["", "/ko"])
def test_every_way_out_of_an_empty_ranking_leads_to_figures(world, read, prefix):
    for query in (
        "category=companion",
        "category=companion&period=2025-03",
        "region=KR",
        "period=2021-01",
        "as_of=2019-01-01",
    ):
        html = read(f"{prefix}/rankings/monthly-visits/?{query}").html
        part = html[html.index('<p class="empty">') : html.index('<p class="downloads">')]
        ways = re.findall(rf'href="({prefix}/rankings/monthly-visits/[^"]*)"', part)
        assert ways, query
        for way in ways:
            assert 'class="place"' in read(way.replace("&amp;", "&")).html, way


def test_the_remainder_of_shares(world, read):
    metric, panel = make_metric(slug="shares", unit="percent", aggregation="share"), make_organization()
    source = make_source()
    make_figure(metric=metric, measured_by=panel, source=source, value=60)
    make_figure(metric=metric, measured_by=panel, source=source, value="33.1")
    address = "/rankings/shares/?period=2025-03"
    text = read(address).text
    assert "The services listed make 93.1%; the remaining 6.9% are not listed." in text
    assert "shares of that total" not in text
    make_figure(metric=metric, measured_by=panel, value=5)
    text = read(address).text
    assert "The services listed make" not in text
    assert "The shares listed add up to 98.1%; they come from several sources, so what is left is not told." in text
    make_figure(metric=metric, measured_by=panel, value=5)
    assert "add up to 103.1%; they come from several sources and make no whole together." in read(address).text


@pytest.mark.parametrize("count", [1, 60])
def test_one_row_and_many_have_the_same_queries(count, read, django_assert_num_queries):
    metric, panel = make_metric(slug="visits"), make_organization()
    for _number in range(count):
        service = make_service()
        make_figure(metric=metric, service=service, measured_by=panel, period="2025-02")
        make_figure(metric=metric, service=service, measured_by=panel)
    make_service()
    with django_assert_num_queries(19):
        page = read("/rankings/visits/?period=2025-03")
    assert page.html.count("<tr class=") == count
