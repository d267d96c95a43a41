"""A metric: what it counts and what not, who leads and measures, and the grid of what is known."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.models import Figure
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


def section(page, name: str) -> str:
    """The text of the section with that heading."""
    html = re.search(rf'<section aria-labelledby="{name}">(.+?)</section>', page.html, re.DOTALL)[1]
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html))


def grid(page) -> dict[str, list[str]]:
    """The words of each cell, by service, and the heads of the columns."""
    table = re.search(r'<table class="grid">(.+?)</table>', page.html, re.DOTALL)[1]
    rows = {}
    for row in re.findall(r"<tr><th scope=\"row\">(.+?)</tr>", table, re.DOTALL):
        name, *cells = (re.sub("<[^>]+>", "", cell).strip() for cell in re.split(r"<td[^>]*>", row))
        rows[name] = cells
    return rows


def test_it_says_what_it_counts_and_what_it_is_not(world, read):
    page = read("/metrics/monthly-visits/")
    for words in ("Total web visits", "Window month", "Aggregation total", "Additive yes"):
        assert words in page.text
    confusable = section(page, "confusable")
    assert "Web visits on one day Window: day, not month" in confusable
    # It differs in two fields.
    assert "Average daily web visits" not in confusable


def test_it_says_from_which_metric_it_can_be_computed(world, read):
    assert (
        "Computed exactly from Average daily web visits × the days of the period"
        in read("/metrics/monthly-visits/").text
    )


def test_it_says_who_leads_and_who_measures(world, read):
    page = read("/metrics/daily-avg-visits/")
    leading = section(page, "leading")
    assert re.search(r"1= DeepSeek March 2025 \d+ days old about 16.5M .*1= Grok .*3 Google Gemini", leading)
    assert "The ranking: 5 services" in leading
    measured = section(page, "measured")
    count = Figure.objects.filter(metric__slug="daily-avg-visits", measured_by__slug="similarweb").count()
    assert f"Similarweb {count} figures October 2023 to January 2026 Ranking" in measured
    link = "/rankings/daily-avg-visits/?measured_by=similarweb"
    assert f'href="{link}"' in page.html
    assert read(link).status == 200


def test_the_grid_tells_known_stale_and_none_in_words(world, read):
    page = read("/metrics/daily-avg-visits/")
    old, rows = "old, from March 2025", grid(page)
    assert rows["Claude"] == ["none", "none", "about 3.3M", old, old, old, old, "1"]
    assert rows["ChatGPT"][:4] == ["none", "about 117.5M", "earlier, from January 2025", "about 197M"]
    assert "only one older than 75 days" in section(page, "coverage")
    known = Figure.objects.get(metric__slug="daily-avg-visits", service__slug="claude", period_start="2025-03-01")
    assert f'<a href="{known.get_absolute_url()}" title="March 2025: about 3.3M">' in page.html


def test_the_number_of_columns_is_told(world, read):
    page = read("/metrics/monthly-visits/")
    assert "The columns are the newest 24 periods for which any service has a figure; “Known” counts all" in page.text
    facts = Figure.objects.filter(chosen=True, metric__slug="monthly-visits", service__slug="chatgpt").count()
    assert grid(page)["ChatGPT"][-1] == str(facts)
    assert facts > 24


def test_what_an_import_did_not_know_is_unknown_and_no_unit(read):
    fields = dict.fromkeys(("unit", "event", "window", "surface", "aggregation"), "unknown")
    metric = make_metric(**fields)
    make_figure(metric=metric, value=1_235_000)
    assert metric.unit_beside == ""
    assert "Event counted unknown" in read(metric.get_absolute_url()).text
    assert "unknown" not in read(f"/ko{metric.get_absolute_url()}").text
    assert "unknown" not in read("/ko/metrics/").text


def test_the_region_with_the_most_figures_comes_first_and_can_be_changed(world, read):
    korea, whole = read("/metrics/app-mau/"), read("/metrics/app-mau/?region=WORLD")
    assert "Zeta" in grid(korea)
    assert "Zeta" not in grid(whole)
    assert 'href="/metrics/app-mau/" aria-current="true"' in korea.html
    assert 'href="?region=WORLD" aria-current="true"' in whole.html
    assert 'href="/rankings/app-mau/?region=KR"' in korea.html
    assert 'href="/rankings/app-mau/"' in whole.html
    assert "Similarweb" not in section(korea, "measured")


def test_a_region_without_figures_says_so_and_leads_back(world, read):
    page = read("/metrics/app-mau/?region=FR")
    assert "No figures yet." in section(page, "coverage")
    assert 'href="/metrics/app-mau/"' in page.html


def test_a_bad_region_is_told_with_what_is_allowed(world, read):
    page = read("/metrics/app-mau/?region=Atlantis")
    assert page.status == 400
    assert "region" in page.text
    assert "KR" in page.text


def test_without_figures_it_still_defines(read):
    metric = make_metric(description="Counts answers.")
    page = read(metric.get_absolute_url())
    assert page.status == 200
    assert "Counts answers." in page.text
    assert page.text.count("No figures yet.") == 3


def test_with_one_figure(read):
    figure = make_figure(service=make_service(name="Only one"), period="2025-03")
    page = read(figure.metric.get_absolute_url())
    assert grid(page) == {"Only one": ["1M", "1"]}
    assert page.text.count("Only one") == 2


def test_metrics_that_differ_in_nothing_but_the_name(read):
    metric = make_metric()
    make_metric(name="The same again")
    assert "The same again The fields agree" in read(metric.get_absolute_url()).text


def test_unknown_metrics_and_other_methods(world, read, client):
    assert read("/metrics/nothing/").status == 404
    assert client.post("/metrics/wau/").status_code == 405


def test_hostile_names_are_only_text(read):
    name = "<b>x</b>\u202e" + "y" * 300
    figure = make_figure(service=make_service(name=name), measured_by=make_organization(name=name + "z"))
    page = read(figure.metric.get_absolute_url())
    assert page.status == 200
    assert "<b>x</b>" not in page.html


def test_korean(world, read):
    page = read("/ko/metrics/app-mau/")
    assert '<span aria-hidden="true">12월</span>' in page.html
    assert "2026년 1월" in page.text
    assert "챗GPT" in grid(page)


@pytest.mark.parametrize("address", ["/metrics/wau/", "/metrics/app-mau/", "/metrics/app-mau/?region=WORLD"])
def test_queries_do_not_grow(world, read, address):
    read("/about/")
    counts = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as captured:
            read(address)
        counts.append(len(captured))
        for slug in ("wau", "app-mau"):
            metric = Figure.objects.filter(metric__slug=slug).first().metric
            make_figure(metric=metric, period="2026-09" if slug == "wau" else "2026-01")
            make_figure(metric=metric, region="KR", period="2026-01")
    assert counts[0] == counts[1] <= 26
