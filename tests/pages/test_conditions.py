"""What holds for every address, whatever it answers with: pages, downloads, images, feeds, embeds."""

import csv
import io
import json
import re
import struct
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.models import Alias, Event, Figure, Metric, SeriesBreak
from tests.make import make_figure, make_metric, make_organization, make_service, make_source
from tests.pages.addresses import FREE, OWNED, ROUTES, address_of, in_each_language

pytestmark = pytest.mark.django_db

NAMES = sorted(ROUTES)
HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "turned": "\u202eevil\u200f",
    "hebrew": "שלום 10",
    "long": ("long " * 99).strip(),
    "quotes": "'\"&<>{{ 7|add:7 }}]]>",
    "controls": "a\x07b\x1bc",
}


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def an_image(content: bytes) -> None:
    width, height = struct.unpack(">II", content[16:24])
    assert (content[:8], min(width, height) > 100) == (b"\x89PNG\r\n\x1a\n", True)


# What the content must be for its type; anything else fails.
READERS = {
    "text/html": lambda content: b"</html>" in content or pytest.fail("no whole page"),
    "text/plain": bytes.decode,
    "text/csv": lambda content: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), strict=True)),
    "application/json": json.loads,
    "application/xml": ElementTree.fromstring,
    "application/atom+xml": ElementTree.fromstring,
    "image/svg+xml": ElementTree.fromstring,
    "image/png": an_image,
}


def answers(client, name: str, figure: Figure | None = None) -> list[tuple[str, str]]:
    """In each language it answers with content that can be read as what it says it is: (type, text)."""
    texts = []
    for address in in_each_language(name, address_of(name, figure)):
        response = client.get(address)
        assert response.status_code == 200, address
        kind = response["Content-Type"].partition(";")[0]
        READERS[kind](response.content)
        texts.append((kind, "" if kind == "image/png" else response.content.decode()))
    return texts


def a_figure() -> Figure:
    return Figure.objects.filter(chosen=True, service__slug="chatgpt").latest("pk")


@pytest.mark.parametrize("name", NAMES)
def test_it_answers_in_both_languages(world, client, name):
    answers(client, name, a_figure())


@pytest.mark.parametrize("name", FREE)
def test_it_answers_without_any_data(client, name):
    answers(client, name)


@pytest.mark.parametrize("name", NAMES)
def test_it_answers_with_a_single_figure(client, name):
    answers(client, name, make_figure())


@pytest.mark.parametrize("row", ["nothing", "%00", "a%00b", "%E2%80%AE", "x" * 500, "9" * 40, "..%2F", "%25"])
def test_what_is_not_there_is_a_404(client, row):
    for name in OWNED:
        for address in in_each_language(name, re.sub("<.+>", row, f"/{ROUTES[name]}")):
            assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"figure", "source"}))
def test_drafts_are_named_nowhere(client, name):
    metric, measurer = make_metric(slug="visits"), make_organization(slug="panel")
    figure = make_figure(metric=metric, measured_by=measurer)
    draft = make_service(name="Secret plan", slug="secret", status="draft")
    Event.objects.create(date="2025-03-10", title="A launch", kind="launch").services.add(draft, figure.service)
    Alias.objects.create(text="Secretary", service=draft)
    SeriesBreak.objects.create(metric=metric, date="2025-03-10", title="A secret", kind="name", service=draft)
    make_figure(service=draft, metric=metric, measured_by=measurer, source=figure.source, value=9_999_999)
    for _kind, text in answers(client, name, figure):
        assert "ecret" not in text
        assert "9,999,999" not in text


@pytest.mark.parametrize("name", NAMES)
def test_it_can_only_be_read(client, name):
    figure = make_figure()
    for address in in_each_language(name, address_of(name, figure)):
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code == 405, (method, address)
        head = client.head(address)
        assert (head.status_code, head.content) == (200, b""), address


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_names_are_only_text(client, kind):
    figure = hostile_figure(HOSTILE[kind])
    for name in NAMES:
        for kind, text in answers(client, name, figure):
            if kind not in ("application/json", "text/csv"):
                assert "<script>alert" not in text, name
                # Notes and quotes stand as they are, in blocks of their own.
                seen = re.sub('data-names="[^"]*"', "", text)
                assert "\u202e" not in seen or name == "figure", name


def hostile_figure(text: str) -> Figure:
    """A figure all of whose texts begin with this one."""
    names = {"name": text, "name_ko": f"{text} ko"}
    provider = make_organization(slug="by", name=f"{text} by")
    service = make_service(**names, slug="hostile", provider=provider)
    metric = make_metric(**names, slug="count", description=text, description_ko=text)
    source = make_source(title=text[:300], publisher=make_organization(slug="in", name=f"{text} in"))
    measurer = make_organization(slug="of", name=f"{text} of")
    for owner in ({"service": service}, {"metric": metric}, {"organization": measurer}):
        Alias.objects.create(text=f"{text} too", **owner)
    event = Event.objects.create(date="2025-03-10", title=text[:300], title_ko=text[:300], kind="viral")
    event.services.add(service)
    texts = {"note": text, "quote": text}
    make_figure(service=service, metric=metric, source=source, measured_by=measurer, period="2025-02", **texts)
    return make_figure(service=service, metric=metric, source=source, measured_by=measurer, **texts)


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_queries_does_not_grow(world, client, name):
    figure = a_figure()
    client.get("/about/")  # The first page of a process reads the content types.
    before = queries(client, address_of(name, figure))
    more_of_everything(figure)
    assert queries(client, address_of(name, figure)) == before


def queries(client, address: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def more_of_everything(figure: Figure) -> None:
    """Figures of new and known services by new and known sources, and events."""
    for service in (make_service(), make_service(), figure.service):
        event = Event.objects.create(date="2026-02-03", title=f"Event of {service.pk}", kind="viral")
        event.services.add(service)
        for metric in Metric.objects.filter(slug__in=("daily-avg-visits", "monthly-visits", figure.metric.slug)):
            for source in (make_source(publisher=figure.source.publisher), figure.source):
                given = {"service": service, "metric": metric, "source": source, "measured_by": figure.measured_by}
                make_figure(**given, period="2026-02", value=7)
