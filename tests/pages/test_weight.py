"""What a browser is sent for every kind of page, from files collected and compressed as on a public site."""

import posixpath
import re
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.test import Client

from docs.screenshots import PAGES

# Closing an answer closes the connection to the database, which only SQLite in memory survives.
pytestmark = pytest.mark.browser

KB = 1000
MOST = 40 * KB
MOST_WITH_A_CHART = 140 * KB
LOADED_LINKS = {"stylesheet", "icon", "modulepreload"}


class Loaded(HTMLParser):
    """The addresses of what a browser loads for a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.feed(re.sub(r"<noscript>.*?</noscript>", "", html, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "link" and attributes.get("rel") in LOADED_LINKS:
            self.addresses.add(attributes["href"])
        elif tag in ("script", "img") and "src" in attributes:
            self.addresses.add(attributes["src"])


@pytest.fixture
def client(world, settings, tmp_path) -> Client:
    """A client of the site as it is served to the public."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "adoption.storage.StaticStorage"}}
    settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin", "django_tables2"])
    return Client()


def sent(client: Client, address: str) -> int:
    """The bytes of an answer, head included."""
    answer = client.get(address, headers={"accept-encoding": "gzip, br"})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return len(body) + sum(len(f"{name}: {value}\r\n") for name, value in answer.items())


def files(client: Client, address: str, found: set[str]) -> set[str]:
    """A file and, where it is a script, those that it imports."""
    if address in found:
        return found
    found.add(address)
    if address.endswith(".js") and "/vendor/" not in address:
        answer = client.get(address)
        script = b"".join(answer.streaming_content).decode()
        answer.close()
        for name in re.findall(r'from\s*"(\./[^"]+)"', script):
            files(client, posixpath.normpath(posixpath.join(posixpath.dirname(address), name)), found)
    return found


def test_pages_are_light_and_need_no_other_host(client):
    sizes: dict[str, int] = {}
    charts, heavy = set(), {}
    # Korean letters weigh more than Latin ones.
    for page in [*(f"/ko{address}" for address in PAGES.values()), PAGES["home"], PAGES["trends"]]:
        loaded: set[str] = set()
        for address in Loaded(client.get(page).content.decode()).addresses:
            assert address.startswith("/static/"), address
            files(client, address, loaded)
        sizes |= {address: sent(client, address) for address in loaded - sizes.keys()}
        weight = sent(client, page) + sum(sizes[address] for address in loaded)
        if any("/chart.umd." in address for address in loaded):
            charts.add(page)
        if weight > (MOST_WITH_A_CHART if page in charts else MOST):
            heavy[page] = weight
    assert heavy == {}
    assert {"/", "/ko/", PAGES["trends"]} <= charts and "/ko/metrics/" not in charts
    assert any("/keys." in address for address in sizes), "what scripts import is weighed too"
