"""What all tests share: no network, quiet clocks, and a browser where the machine has one."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_address

import hypothesis
import pytest
from django.utils import translation

from adoption.models import Figure
from tests.world import leave_world, load_world

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
NO_CHROMIUM = "no Chromium on this machine"
NO_XGETTEXT = "no xgettext on this machine"
# What is skipped for each of these reasons, and what mends it.
LOUD_SKIPS = {
    NO_CHROMIUM: ("BROWSER TESTS", "apt install chromium"),
    NO_XGETTEXT: ("TESTS OF THE TRANSLATIONS", "apt install gettext"),
}
CHROMIUM_OPTIONS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

# Machines differ in speed, and the same code gives the same verdict.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis.settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for reason, (tests, mending) in LOUD_SKIPS.items():
        if count := sum(reason in text for text in skipped):
            text = f"!! {count} {tests} WERE SKIPPED: {reason} (Debian: {mending})."
            terminalreporter.write_line(text, red=True, bold=True)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Connections that leave this machine fail, and say so."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, only_here(getattr(socket.socket, name)))
        yield


def only_here(connect: Callable) -> Callable:
    def guarded(self: socket.socket, address: tuple | str | bytes):
        if self.family != socket.AF_UNIX and not is_here(address[0]):
            raise RuntimeError(f"A test reached for the network: {address}")
        return connect(self, address)

    return guarded


def is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# By module, since Playwright's event loop, as long as it lives, makes Django refuse synchronous queries.
@pytest.fixture(scope="module")
def browser() -> Iterator:
    """The system's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    options = [*CHROMIUM_OPTIONS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """The live server, made after the database: only then does it share the connection to one in memory."""
    return live_server


@pytest.fixture
def browser_page(browser, live_server) -> Iterator[Callable]:
    """`browser_page(width=1280, height=800, **options)` is a fresh page on the live server.

    Console errors, which violations of the content security policy are too, fail the test at its end.
    """
    contexts, errors = [], []

    def new_page(width: int = 1280, height: int = 800, **options):
        viewport = {"width": width, "height": height}
        context = browser.new_context(base_url=live_server.url, viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Every process loads the bundled data once."""
    with django_db_blocker.unblock():
        load_world()


@pytest.fixture
def world(db) -> None:
    """The bundled data set. A test that does not ask for it begins with an empty database."""
    # Tests that commit, those in the browser, end with an emptied database.
    if not Figure.objects.exists():
        load_world()


@pytest.fixture(autouse=True)
def empty_unless_world(request: pytest.FixtureRequest) -> None:
    uses_database = request.node.get_closest_marker("django_db") or "db" in request.fixturenames
    if uses_database and "world" not in request.fixturenames:
        request.getfixturevalue("db")
        leave_world()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """A page in Korean must not leave its language to the next test."""
    with translation.override("en"):
        yield
