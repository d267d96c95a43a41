"""What a browser is sent for every kind of page, from files collected and compressed as on a public site."""

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from docs.screenshots import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KB = 1000
MOST = 40 * KB
MOST_WITH_A_CHART = 140 * KB
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 50);
})"""


@pytest.fixture
def public_site(live_server, world, settings, monkeypatch, tmp_path):
    """The address of a server that answers with collected files, which the live server does not."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "adoption.storage.StaticStorage"}}
    settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin", "django_tables2"])
    monkeypatch.setattr("django.contrib.staticfiles.handlers.StaticFilesHandler", lambda application: application)
    server = LiveServer("localhost")
    yield server.url
    server.stop()


def test_pages_are_light_and_stand_still_and_need_no_other_host(browser, public_site):
    # Korean letters weigh more than Latin ones.
    addresses = [*(f"/ko{address}" for address in PAGES.values()), PAGES["home"], PAGES["trends"]]
    weights = {address: weighed(browser, public_site, address) for address in addresses}
    charts = {address for address, (_, has_chart, _) in weights.items() if has_chart}
    assert {"/", "/ko/", PAGES["trends"]} <= charts and "/ko/metrics/" not in charts
    limits = {address: MOST_WITH_A_CHART if address in charts else MOST for address in addresses}
    assert {address: size for address, (size, _, _) in weights.items() if not 4 * KB < size <= limits[address]} == {}
    # On a slow machine the columns of a table settle while its rows arrive; a chart without a box of its size
    # would move the page by far more.
    assert {address: shift for address, (_, _, shift) in weights.items() if shift >= 0.1} == {}


def weighed(browser, site: str, address: str) -> tuple[int, bool, float]:
    """The bytes of all answers, heads included, whether a chart was drawn, and how far the page shifted."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    sizes, addresses = [], []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(site + address)
    shift = page.evaluate(SHIFTS)
    has_chart = page.evaluate("performance.getEntriesByName('chart-drawn').length > 0")
    context.close()
    assert [url for url in addresses if not url.startswith((f"{site}/", "data:"))] == []
    return round(sum(sizes)), has_chart, shift
