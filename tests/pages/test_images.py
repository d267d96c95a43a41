"""Rankings, trends and cards as images: the very figures of the page, kept until they change."""

import re
import struct
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.utils.http import quote_etag

from adoption.models import Event, Figure
from adoption.pages import images
from tests.make import make_figure, make_metric, make_organization, make_service
from tests.pages.drawing.seen import texts, tree

pytestmark = pytest.mark.django_db

RANKING = "/rankings/daily-avg-visits.svg?period=2025-03"
TREND = "/trends.svg?metric=monthly-visits&services=chatgpt,deepseek"
CARDS = ("/card.png", "/rankings/daily-avg-visits/card.png", "/trends/card.png", "/services/chatgpt/card.png")


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def size(image: bytes) -> tuple[int, int]:
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", image[16:24])


def test_a_ranking_stands_in_its_image_as_on_the_page(world, read, client):
    found = texts(read(RANKING).html)
    rows = client.get("/rankings/daily-avg-visits.json?period=2025-03").json()["rows"]
    places = [found.index(row["service"]) for row in rows]
    assert places == sorted(places)
    assert {"1=", "3", "about 16.5M", "about 10.9M", "▲ +7.4% reported", "March 2025 · World · visits"} <= set(found)
    assert "5 of 48 services have a figure for March 2025." in found
    assert found[-3].startswith("Source: Similarweb and ")
    assert found[-1] == "http://testserver/rankings/daily-avg-visits/?period=2025-03"


def test_a_trend_stands_in_its_image_as_in_the_chart(world, read):
    drawing = read(TREND).html
    found = texts(drawing)
    assert {"Monthly web visits", "ChatGPT", "DeepSeek", "about 5.35B visits", "6B"} <= set(found)
    assert "#089358" in drawing
    assert "February 2026 · ChatGPT at 900 million" in drawing and "1 February 2026" not in drawing
    assert [text for text in found if text.startswith("and ") and text.endswith(" more on the page")]


def test_an_image_has_the_whole_address_of_its_page(world, read):
    services = "chatgpt,google-gemini,microsoft-copilot,perplexity,deepseek,claude,grok,meta-ai"
    question = f"?metric=monthly-visits&services={services}&from=2024-01&to=2026-01&mode=index&scale=log"
    found = texts(read(f"/ko/trends.svg{question}").html)
    assert "".join(found[-2:]) == f"http://testserver/ko/trends/{question}"


def test_modes_scale_and_lines_by_measurer_are_those_of_the_page(world, read):
    assert "index, January 2025 = 100" in read(f"{TREND}&mode=index&base=2025-01").html
    assert "100%" in texts(read(f"{TREND}&mode=share").html)
    assert "500M" in texts(read(f"{TREND}&scale=log").html)
    found = texts(read("/trends.svg?metric=app-mau&region=KR&services=chatgpt&by=measured_by").html)
    assert {"ChatGPT: Monthly active app users", "ChatGPT (WiseApp)", "ChatGPT (Mobile Index)"} <= set(found)


def test_korean_readers_read_korean(world, read):
    assert {"일평균 웹 방문 수", "딥시크", "약 1,650만", "2025년 3월"} <= {
        part for text in texts(read(f"/ko{RANKING}").html) for part in (text, text.partition(" · ")[0])
    }
    assert {"월간 웹 방문 수", "챗GPT", "약 53.5억 회"} <= set(texts(read(f"/ko{TREND}").html))


def test_pictures_are_png_of_a_fixed_size(world, client):
    for address in CARDS:
        for language in ("", "/ko"):
            response = client.get(f"{language}{address}")
            assert response["Content-Type"] == "image/png"
            assert size(response.content) == (1200, 630)
            assert len(response.content) > 10_000
    width, height = size(client.get(TREND.replace(".svg", ".png")).content)
    assert width == 1600
    assert 1000 <= height <= 1300


def test_a_card_of_a_service_has_its_newest_figures(world, client):
    with patch.object(images, "made", lambda kind, drawing: drawing.encode()):
        found = texts(client.get("/services/chatgpt/card.png").content.decode())
    assert {"ChatGPT", "OpenAI · chatbot", "about 1.2B", "Weekly active users"} <= set(found)


def test_an_image_is_drawn_once_until_a_figure_changes(world, client):
    with patch.object(images, "made", wraps=images.made) as made:
        first = client.get(RANKING)
        assert client.get(RANKING).content == first.content
        assert client.get(f"{RANKING}&region=WORLD&sort=-service").content == first.content
        assert made.call_count == 1
        figure = Figure.objects.get(
            service__slug="claude", metric__slug="daily-avg-visits", value=3_300_000, chosen=True
        )
        figure.value = 4_400_000
        figure.save()
        later = client.get(RANKING)
        assert made.call_count == 2
    assert "about 4.4M" in texts(later.content.decode())
    assert later["ETag"] != first["ETag"]


def test_who_has_the_image_is_not_sent_it_again(world, client):
    first = client.get(RANKING)
    assert re.search(r"max-age=\d+", first["Cache-Control"])
    assert "public" in first["Cache-Control"]
    with patch.object(images, "rank", side_effect=AssertionError("drawn again")):
        again = client.get(RANKING, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(RANKING, headers={"if-none-match": quote_etag("other")}).status_code == 200


def test_what_is_kept_needs_few_queries(world, client, django_assert_num_queries):
    client.get(RANKING)
    with django_assert_num_queries(4):
        client.get(RANKING)


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/rankings/daily-avg-visits.svg?period=2025-13", "period"),
        ("/rankings/daily-avg-visits.png?region=KOREA", "region"),
        ("/rankings/daily-avg-visits/card.png?as_of=yesterday", "as_of"),
        ("/trends.svg?services=nobody", "services"),
        ("/trends.png?metric=nothing", "metric"),
        ("/trends/card.png?mode=pie", "mode"),
    ],
)
def test_a_bad_parameter_is_a_400_as_on_the_page(world, read, address, parameter):
    page = read(address)
    assert page.status == 400
    assert parameter in page.text


def test_what_is_unknown_is_a_404(world, read):
    for address in ("/rankings/nothing.svg", "/rankings/nothing/card.png", "/services/nobody/card.png"):
        assert read(address).status == 404
    make_service(name="Secret plan", slug="secret-plan", status="draft")
    assert read("/services/secret-plan/card.png").status == 404


def test_images_know_their_methods(world, client):
    for address in (RANKING, TREND, *CARDS):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200


def test_a_bad_look_falls_back(world, client):
    plain, dark = client.get(RANKING).content, client.get(f"{RANKING}&theme=dark").content
    assert client.get(f"{RANKING}&theme=pink").content == plain
    assert dark != plain
    assert client.get(f"{TREND}&scale=cubic").content == client.get(TREND).content


def test_without_figures_images_say_so(read, client):
    make_metric(slug="visits")
    for address in ("/trends.svg", "/rankings/visits.svg", "/trends.svg?metric=visits"):
        assert "No figures" in texts(read(address).html)
    make_service(slug="new")
    for address in ("/trends/card.png", "/rankings/visits/card.png", "/services/new/card.png", "/card.png"):
        assert size(client.get(address).content) == (1200, 630)


def test_without_a_metric_there_is_an_image_too(read):
    assert "No figures" in texts(read("/trends.svg").html)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\u202eevil\u202c\x07", "long " * 99, "'\"&<>]]>"])
def test_hostile_names_are_only_text(read, client, name):
    name = name.strip()
    service = make_service(name=name, slug="hostile", provider=make_organization(name=f"by {name}", slug="by"))
    metric = make_metric(name=f"count {name}"[:500], slug="count")
    for period in ("2025-02", "2025-03"):
        make_figure(
            service=service, metric=metric, period=period, measured_by=make_organization(name=f"{period} {name}"[:500])
        )
    event = Event.objects.create(date="2025-03-10", title=name[:300], kind="viral")
    event.services.add(service)
    for address in ("/rankings/count.svg?period=2025-03", "/trends.svg?metric=count"):
        drawing = read(address).html
        assert not list(tree(drawing).iter("{*}script"))
        assert all(len(text) < 200 for text in texts(drawing))
        assert "\u202e" not in drawing
    for address in ("/rankings/count/card.png", "/trends/card.png?metric=count", "/services/hostile/card.png"):
        assert client.get(address).status_code == 200
