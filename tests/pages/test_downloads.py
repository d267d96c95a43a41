"""What can be had as a file is what the page shows: every row, in its order, in each state of the page."""

import csv
import io
import re

import pytest

from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db

RANKINGS = [
    "daily-avg-visits?period=2025-03",
    "monthly-visits?period=2025-03&convert=1",
    "app-mau?region=KR&period=2025-08",
    "app-mau?region=KR&period=2025-08&measured_by=wiseapp",
    "wau?period=latest",
    "wau?period=latest&as_of=2025-10-01&undated=1",
    "mau?category=chatbot",
    "daily-avg-visits?period=2025-02",
]
ROW = re.compile(r'class="place">(\d+).*?class="figure" href="/figures/(\d+)/" title="([\d,.]+)', re.DOTALL)


def cells(client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


def as_text(value) -> str:
    """A value of JSON as CSV writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


@pytest.mark.parametrize("asked", RANKINGS)
def test_a_ranking_has_the_rows_of_the_page(world, read, client, asked):
    slug, _, query = asked.partition("?")
    shown = [(int(rank), int(pk), float(text.replace(",", ""))) for rank, pk, text in page_rows(read, slug, query)]
    rows = client.get(f"/rankings/{slug}.json?{query}").json()["rows"]
    assert [(row["rank"], row["figure"], row["value"]) for row in rows] == shown
    lines = cells(client, f"/rankings/{slug}.csv?{query}")
    reasons = [line.pop("change_withheld") for line in lines]
    assert lines == [{name: as_text(value) for name, value in row.items()} for row in rows]
    assert not any(reason and row["change_pct"] is not None for reason, row in zip(reasons, rows, strict=True))


def page_rows(read, slug: str, query: str) -> list[tuple[str, str, str]]:
    return ROW.findall(read(f"/rankings/{slug}/?{query}").html)


def test_names_stand_in_files_as_they_are(read, client):
    """On a page they are kept apart from the text around them."""
    metric, panel = make_metric(slug="visits"), make_organization(name="מודד")
    service = make_service(name="שלום", slug="shalom", provider=make_organization(name="\u202e=1+1"))
    make_figure(metric=metric, service=service, measured_by=panel)
    assert "\u2068שלום\u2069" in read("/rankings/visits/?period=2025-03").html
    [row] = client.get("/rankings/visits.json?period=2025-03").json()["rows"]
    [cell] = cells(client, "/rankings/visits.csv?period=2025-03")
    assert (row["service"], row["measured_by"]) == (cell["service"], cell["measured_by"]) == ("שלום", "מודד")
    assert (row["provider"], cell["provider"]) == ("=1+1", "'=1+1")
    [line] = client.get("/trends.json?metric=visits").json()["services"]
    [point] = cells(client, "/trends.csv?metric=visits")
    assert line["name"] == point["service"] == "שלום"
