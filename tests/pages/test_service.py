"""The page of a service: all that is known of it and what is not."""

import re
from html import unescape

import pytest

from adoption.models import Event, Metric, Service
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


def section(page, name: str) -> str:
    """The text of a section of the page."""
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', page.html, re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", found[0])))


def test_the_head_tells_who_runs_it_and_what_it_is_called(world, read):
    page = read("/services/chatgpt/")
    for told in ("chatbot", "ChatGPT 챗GPT", "OpenAI", "30 November 2022", "https://chatgpt.com", "chat.openai.com"):
        assert told in page.text
    assert "챗GPT ChatGPT" in read("/ko/services/chatgpt/").text


def test_at_a_glance_each_metric_has_its_newest_figure_rank_and_ways_on(world, read):
    page = read("/services/chatgpt/")
    text = section(page, "glance")
    assert re.search(r"Monthly web visits about 5.35B visits February 2026 \d+ days old · Similarweb", text)
    for told in (
        "November 2022 about 152.7M February 2026 about 5.35B",
        "Rank 1 of 6, February 2026 Trend 33 figures",
        "Weekly active users about 1.2B users 29 September 2026 · OpenAI self-reported",
        "latest figures",
        "South Korea 6 metrics",
    ):
        assert told in text
    for address in (
        "/rankings/monthly-visits/?period=2026-02",
        "/trends/?metric=monthly-visits&amp;services=chatgpt",
        "?metric=monthly-visits#figures",
        "/rankings/app-mau/?period=2026-01&amp;region=KR",
        "/trends/?metric=app-mau&amp;services=chatgpt&amp;region=KR",
    ):
        assert f'href="{address}"' in page.html


def test_the_rank_at_a_glance_is_that_of_the_ranking_it_leads_to(world, read):
    page = read("/services/google-gemini/")
    ways = re.findall(r'<a href="(/rankings/[^"]+)">Rank (\d+) of (\d+), ([^<]+)</a>', page.html)
    assert len(ways) > 5
    for address, rank, listed, _period in ways:
        rows = read(json_address(address)).response.json()["rows"]
        assert len(rows) == int(listed)
        assert [row["rank"] for row in rows if row["slug"] == "google-gemini"] == [int(rank)]


def json_address(address: str) -> str:
    path, _mark, query = address.replace("&amp;", "&").partition("?")
    return f"{path.rstrip('/')}.json?{query}"


def test_every_way_on_leads_somewhere(world, read):
    page = read("/services/wrtn/")
    for address in set(re.findall(r'href="(/(?:rankings|trends|metrics|services)/[^"#]*)"', page.html)):
        assert read(address.replace("&amp;", "&")).status == 200, address


def test_ranks_over_time_stand_as_a_line_and_as_a_table(world, read):
    text = section(read("/services/google-gemini/"), "ranks")
    assert "Share of referrals from chatbots Rank 2 of 6, September 2026" in text
    assert "Between rank 2 and 5 in the 18 periods shown Period Rank Services listed September 2026 2 6" in text


def test_what_is_not_known_is_said(world, read):
    text = section(read("/services/google-gemini/"), "unknown")
    assert re.search("No figure for .*Weekly active users.* Other services of its category", text)
    assert re.search(r"Only old figures for .*Web visits on one day \d+ days old", text)
    assert re.search("Only its provider.s or .* word for .*Tokens per month.* anybody named other than Google", text)


def test_events_have_kinds_and_no_names_of_drafts(read):
    service, draft = make_service(), make_service(name="Secret plan", status="draft")
    for number in range(21):
        event = Event.objects.create(date="2025-03-10", title=f"It went viral {number}", kind="viral")
        event.services.set([service, draft])
    page = read(service.get_absolute_url())
    assert "10 March 2025 It went viral 0 viral" in page.text
    assert "Secret plan" not in page.text
    assert page.html.count("It went viral") == 20
    assert f'href="/events/?service={service.slug}">All 21 events' in page.html


def test_the_table_of_figures_can_be_narrowed_to_a_metric(world, read):
    page = read("/services/chatgpt/?metric=wau")
    text = section(page, "figures")
    assert "Only Weekly active users. All metrics" in text
    assert "Monthly web visits" not in text
    chosen = Service.objects.get(slug="chatgpt").figures.filter(chosen=True, metric__slug="wau")
    rows = re.findall(r'<tr[^>]* id="figure-(\d+)"', page.html)
    assert len(rows) == 25 <= chosen.count()
    assert set(map(int, rows)) <= set(chosen.values_list("pk", flat=True))


@pytest.mark.parametrize("slug", ["nothing", "uptime-of-cats", "\x00", "x" * 500])
def test_a_metric_without_figures_of_it_is_refused(world, read, slug):
    page = read(f"/services/wrtn/?metric={slug}")
    assert page.status == 400
    assert "Allowed: app-mau" in page.text


def test_a_service_without_figures_says_what_to_do(read):
    service = make_service(category="search", launched="2025-01-02", website="https://example.com/")
    make_figure(service=make_service(category="search"), metric=make_metric(name="Visits of others"))
    page = read(service.get_absolute_url())
    assert f"No figure of {service.name} has been entered yet. Other services of its category" in page.text
    assert "No figure for Visits of others" in page.text
    assert "At a glance" not in page.text
    assert "Nothing to list here" not in page.text


def test_a_single_figure_is_a_row_without_a_drawing(read):
    figure = make_figure(value=7, qualifier="at-least")
    page = read(figure.service.get_absolute_url())
    assert f"{figure.metric.name} at least 7 March 2025" in page.text
    assert "Only one listed, March 2025" in page.text
    assert "small-chart" not in page.html.replace("small-charts.css", "")


def test_hostile_and_long_names_are_only_text(read):
    name = "<script>alert(1)</script>" + "x" * 470
    provider = make_organization(name=f"P{name}", name_ko=name)
    service = make_service(name=name, name_ko=f"\u202e{name}"[:500], provider=provider, website="https://e.com/")
    metric = Metric.objects.create(**metric_fields(name))
    for month in range(1, 5):
        make_figure(service=service, metric=metric, period=f"2025-0{month}", measured_by=provider)
        make_figure(metric=metric, period=f"2025-0{month}")
    for prefix in ("", "/ko"):
        page = read(prefix + service.get_absolute_url())
        assert page.status == 200
        assert "<script>alert" not in page.html
        assert 'class="small-chart"' in page.html


def metric_fields(name: str) -> dict:
    made = make_metric()
    fields = {key: value for key, value in vars(made).items() if not key.startswith("_") and key != "id"}
    return fields | {"name": f"M{name}"[:500], "slug": "hostile"}


def test_korean(world, read):
    text = read("/ko/services/chatgpt/").text
    for told in ("약 53.5억", "2026년 2월", "대한민국", "월간 웹 방문 수"):
        assert told in text


def test_unknown_services_and_drafts_are_not_there(world, read):
    draft = make_service(status="draft")
    assert read("/services/nothing/").status == read(draft.get_absolute_url()).status == 404


def test_it_is_read_only(world, read):
    assert read("/services/chatgpt/", method="post").status == 405
    assert read("/services/chatgpt/", method="head").status == 200
