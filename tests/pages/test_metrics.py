"""The list of metrics: grouped by what they count, sorted within the groups."""

import re

import pytest

from adoption.models import Metric
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db


def groups(page) -> dict[str, list[str]]:
    """The metrics under each head."""
    found = {}
    for body in re.findall(r"<tbody>(.+?)</tbody>", page.html, re.DOTALL):
        head = re.search(r'scope="rowgroup"[^>]*>(.+?)</th>', body)[1]
        found[head] = re.findall(r'<td ><a href="/(?:ko/)?metrics/[^"]+">(.+?)</a>', body)
    return found


def test_unlike_things_stand_apart(world, read):
    page = read("/metrics/")
    found = groups(page)
    assert list(found)[:3] == ["Visit", "Visitor", "Active user"]
    assert found["Referral"] == ["Share of referrals from chatbots"]
    assert sum(map(len, found.values())) == Metric.objects.count()
    assert "Weekly active users week · all surfaces · as of a moment users" in page.text
    assert re.search(
        r"Average daily web visits day · web · average visits 7 15 .{,20} DeepSeek, +Grok about 16.5M", page.text
    )


@pytest.mark.parametrize("column", ["name", "unit", "service_count", "figure_count", "newest"])
def test_columns_sort_within_the_groups(world, read, column):
    up, down = groups(read(f"/metrics/?sort={column}")), groups(read(f"/metrics/?sort=-{column}"))
    assert list(up) == list(down)
    assert up != down
    assert {head: sorted(names) for head, names in up.items()} == {head: sorted(names) for head, names in down.items()}
    assert groups(read("/metrics/?sort=nonsense")) == groups(read("/metrics/"))


def test_names_sort_by_the_alphabet(world, read):
    for names in groups(read("/metrics/?sort=name")).values():
        assert names == sorted(names)


def test_an_empty_database(read):
    page = read("/metrics/")
    assert "Nothing to list here yet." in page.text
    assert 'href="/feed.atom">Feed</a>' in page.html


def test_metrics_without_figures_and_with_drafts_only(read):
    make_metric(name="Unused")
    metric = make_metric(name="Draft only")
    make_figure(metric=metric, service=make_service(name="Secret plan", status="draft"))
    page = read("/metrics/")
    assert groups(page) == {"Visit": ["Unused", "Draft only"]}
    assert "Secret plan" not in page.html


def test_who_leads_stands_with_period_region_and_age(world, read):
    text = read("/metrics/").text
    assert re.search(r"ChatGPT about 22.4M South Korea, January 2026 [0-9,]+ days old|at least 1B May 2026", text)
    assert re.search(
        r"Average daily web visits day · web · average visits 7 15 January 2026 .{,40} March 2025 \d+ days", text
    )


def test_other_methods_are_refused(client, db):
    assert client.post("/metrics/").status_code == 405
    assert client.head("/metrics/").status_code == 200


def test_korean(world, read):
    page = read("/ko/metrics/")
    assert "월간 웹 방문 수" in page.text
    assert re.search("딥시크, +그록 약 1,650만", page.text)
