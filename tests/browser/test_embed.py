"""Embeds in a frame on another site."""

import re
from collections.abc import Iterator
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TREND = "/embed/trends/?metric=monthly-visits&services=chatgpt,deepseek"
# What a page that embeds may do with the messages of its frames.
LISTENER = """addEventListener("message", ({data, source}) => {
  const frame = document.querySelector("iframe");
  if (source === frame.contentWindow && data.adoption === "resize") frame.height = data.height;
})"""


@pytest.fixture
def framed(browser_page, live_server) -> Iterator:
    """`framed(address, width)` is a page of another site with the address in a low frame; with `own`, the page has
    that code instead."""
    code = {}

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(code["html"].encode())

        def log_message(self, *_arguments) -> None:
            """Quiet."""

    host = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=host.serve_forever, daemon=True).start()

    def framed(address: str, width: int = 700, own: str = ""):
        source = f"{live_server.url}{address}".replace("&", "&amp;")
        frame = f"<script>{LISTENER}</script><iframe src='{source}' width='100%' height='150'>"
        code["html"] = f"<!doctype html><body style='margin:0'>{own or frame}"
        page = browser_page(width=width, height=900)
        page.goto(f"http://127.0.0.1:{host.server_port}/")
        return page

    yield framed
    host.shutdown()
    host.server_close()


@pytest.mark.parametrize("address", ["/embed/rankings/daily-avg-visits/?period=2025-03&theme=dark", TREND])
@pytest.mark.parametrize("width", [700, 375])
def test_a_frame_becomes_as_high_as_what_it_shows(world, framed, address, width):
    page = framed(address, width)
    page.wait_for_function("document.querySelector('iframe').height > 200")
    page.wait_for_timeout(300)
    root = page.frames[1].locator("html")
    assert root.evaluate("root => root.scrollHeight <= root.clientHeight && root.scrollWidth <= root.clientWidth")


def test_a_chart_fills_the_height_of_its_frame(world, browser_page):
    heights = []
    for height in (400, 800):
        page = browser_page(width=700, height=height)
        page.goto(TREND)
        page.wait_for_selector("canvas[role=application]")
        heights.append(page.locator(".chart-box").bounding_box()["height"])
        assert page.evaluate("document.documentElement.scrollHeight") == height
    assert heights[1] > heights[0] + 200


def test_a_figure_opens_beside_the_frame(world, framed):
    page = framed(TREND)
    canvas = page.frame_locator("iframe").locator("canvas[role=application]")
    canvas.press("ArrowLeft")
    with page.expect_popup() as opened:
        canvas.press("Enter")
    assert re.search(r"/figures/\d+/$", opened.value.url)


def test_a_theme_holds_against_the_system(world, browser_page):
    for theme, color in (("dark", "rgb(20, 20, 22)"), ("light", "rgb(251, 250, 246)")):
        page = browser_page(color_scheme="light" if theme == "dark" else "dark")
        page.goto(f"{TREND}&theme={theme}")
        assert page.locator("html").evaluate("root => getComputedStyle(root).backgroundColor") == color


def test_without_scripts_the_numbers_stand_in_place_of_the_chart(world, browser_page):
    page = browser_page(java_script_enabled=False)
    page.goto(TREND)
    assert page.locator(".numbers").bounding_box()["height"] > 300
    assert not page.locator(".chart-box").is_visible()


@pytest.mark.parametrize(
    "address",
    [
        "/rankings/daily-avg-visits/?period=2025-03",
        "/ko/rankings/wau/",
        "/rankings/monthly-visits/?period=latest",
        "/rankings/app-mau/?region=KR",
    ],
)
def test_the_height_of_the_code_suffices_on_a_phone_and_wastes_little(world, client, browser_page, address):
    embed = client.get(address).context["embed"]
    page = browser_page(width=340, height=embed["height"])
    page.goto(embed["address"], wait_until="networkidle")
    needed = page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom")
    assert needed <= embed["height"] < needed + 120


def test_in_a_low_frame_the_chart_scrolls_and_its_sources_stay(world, browser_page):
    page = browser_page(width=340, height=300)
    page.goto(TREND)
    page.wait_for_selector("canvas[role=application]")
    footer = page.locator("footer").bounding_box()
    assert footer["y"] + footer["height"] <= 300
    assert page.evaluate("document.documentElement.scrollHeight") <= 300
    box, main = (page.locator(one).bounding_box() for one in (".chart-box", "main"))
    assert main["y"] + main["height"] <= footer["y"]
    assert main["y"] + main["height"] - box["y"] > 60


@pytest.mark.parametrize("width", [340, 720, 1200])
def test_the_code_alone_gives_a_chart_its_height(world, client, live_server, framed, width):
    html = client.get(TREND.removeprefix("/embed")).content.decode()
    code = unescape(re.search(r"<textarea.*?>(.*?)</textarea>", html)[1])
    page = framed("", width, own=code.replace("http://testserver", live_server.url))
    page.frame_locator("iframe").locator("canvas[role=application]").wait_for()
    main = page.frames[1].locator("main")
    assert main.evaluate("main => main.scrollHeight <= main.clientHeight")
    frame = page.locator("iframe").bounding_box()
    assert frame["width"] == width
    assert 500 < frame["height"] < 700
