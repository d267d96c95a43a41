"""What a row of a ranking says of its sources: reported changes, notes, other publishers, conversions."""

import csv
import io
import re

import pytest

from adoption.models import Conversion
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db

MARCH = "/rankings/visits/?period=2025-03"


def row_of(html: str, name: str) -> str:
    return next(row for row in html.split("<tr") if f">{name}</a>" in row)


def test_a_change_that_another_publisher_reports_is_told(world, client, read):
    address = "/rankings/daily-avg-visits{}?period=2025-03"
    reported = {row["slug"]: row["reported_change_pct"] for row in client.get(address.format(".json")).json()["rows"]}
    assert (reported["deepseek"], reported["grok"], reported["microsoft-copilot"]) == (-25, 800, 2.1)
    page = read(address.format("/"))
    assert "▼ −25% reported" in page.text
    assert "▲ +800% reported" in page.text
    assert "no figure for February 2025" not in row_of(page.html, "Grok")


def test_only_one_of_the_same_value_and_measurer_counts_and_is_linked(read):
    metric, panel, service = make_metric(slug="visits"), make_organization(), make_service(name="Alpha")
    fact = {"metric": metric, "service": service}
    make_figure(**fact, measured_by=panel, value=10, standing="preferred")
    make_figure(**fact, measured_by=panel, value=11, reported_change_pct=5)
    make_figure(**fact, value=10, reported_change_pct=6)
    assert "reported" not in read(MARCH).text
    telling = make_figure(**fact, measured_by=panel, value=10, reported_change_pct=7)
    page = read(MARCH)
    assert "▲ +7% reported" in page.text
    assert f'<a href="/figures/{telling.pk}/">reported</a>' in page.html


def test_a_note_is_marked_and_leads_to_its_figure(world, read):
    page = read("/rankings/monthly-visits/?period=2024-06")
    row = row_of(page.html, "ChatGPT")
    link = re.search(r'<a class="remark" href="(/figures/\d+/)" title="chat.openai.com domain only', row)
    assert "domain only" in read(link[1]).text
    assert "note : chat.openai.com domain only" in page.text
    assert 'class="remark"' not in read("/").html


@pytest.mark.parametrize(
    ("others", "said", "said_in_korean"),
    [(0, None, None), (1, "also Paper 1", "Paper 1도 발표"), (3, "also Paper 3 and 2 more", None)],
)
def test_other_publishers_are_counted_once(read, others, said, said_in_korean):
    metric, panel, service = make_metric(slug="visits"), make_organization(), make_service()
    shown = make_source(publisher=make_organization(name="Shown"))
    make_figure(metric=metric, service=service, measured_by=panel, source=shown, standing="preferred")
    for number in range(others):
        source = make_source(publisher=make_organization(name=f"Paper {number + 1}"))
        make_figure(metric=metric, service=service, measured_by=panel, source=source)
    html = read(MARCH).html
    assert re.findall(r"<summary>(also[^<]*)</summary>", html) == ([said] if said else [])
    assert len(re.findall(r"· <a[^>]*>Paper \d</a>", html)) == others
    if said_in_korean:
        assert said_in_korean in read(f"/ko{MARCH}").text


def test_the_sentence_on_latest_figures_says_from_when_they_count(read):
    metric = make_metric(slug="visits")
    for period in ("2025-03", "2024-04", "2024-02"):
        make_figure(metric=metric, period=period)
    text = read("/rankings/visits/?period=latest").text
    assert "2 of 3 services have a recent figure." in text
    assert "its newest figure of the twelve months before the newest figure of all; the periods differ" in text


def test_downloads_mark_what_is_converted(client):
    daily = make_metric(slug="daily", window="day", aggregation="average")
    monthly, panel = make_metric(slug="visits"), make_organization()
    Conversion.objects.create(metric=monthly, from_metric=daily, period_kind="month", rule="times-days")
    make_figure(metric=daily, measured_by=panel, value=10)
    make_figure(metric=monthly, measured_by=panel, value=100)
    address = "/rankings/visits.{}?period=2025-03{}"
    rows = client.get(address.format("json", "&convert=1")).json()["rows"]
    assert [(row["value"], row["converted_from"]) for row in rows] == [(310, "daily"), (100, None)]
    text = client.get(address.format("csv", "&convert=1")).content.decode("utf-8-sig")
    assert [row["converted_from"] for row in csv.DictReader(io.StringIO(text))] == ["daily", ""]
    [row] = client.get(address.format("json", "")).json()["rows"]
    assert list(row)[-1] == "figure"
    assert "converted_from" not in client.get(address.format("csv", "")).content.decode()
