"""An editor at work: an account of the command's group, and the forms as a browser sends them."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.test import Client

from adoption.models import Metric, Organization, Service
from tests import make

EDITOR = "mina"
PASSWORD = "correct-horse-battery"


@pytest.fixture
def editor_client(client: Client, db, monkeypatch) -> Client:
    """Signed in with an account that `make_editor` made; no superuser."""
    monkeypatch.setenv("EDITOR_PASSWORD", PASSWORD)
    call_command("make_editor", username=EDITOR)
    assert client.login(username=EDITOR, password=PASSWORD)
    return client


@pytest.fixture
def chatgpt(db) -> Service:
    provider = make.make_organization(name="OpenAI", slug="openai", kind="vendor")
    return make.make_service(name="ChatGPT", name_ko="챗GPT", slug="chatgpt", provider=provider)


@pytest.fixture
def visits(db) -> Metric:
    return make.make_metric(name="Daily average visits", slug="daily-avg-visits")


@pytest.fixture
def similarweb(db) -> Organization:
    return make.make_organization(name="Similarweb", slug="similarweb")


class Form(HTMLParser):
    """The fields that a browser would send of the page's largest form, by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._text = self._select = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag == "input" and name and given.get("type") not in ("submit", "button"):
            if given.get("type") != "checkbox" or "checked" in given:
                self.fields[name] = given.get("value") or ""
        elif tag == "textarea":
            self._text, self.fields[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.fields):
            self.fields[self._select] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # Browsers leave out the first line break and send the others as CRLF.
            text = self.fields[self._text].removeprefix("\r\n").removeprefix("\n")
            self.fields[self._text], self._text = text.replace("\r\n", "\n").replace("\n", "\r\n"), None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._text:
            self.fields[self._text] += data


@pytest.fixture
def fill(editor_client: Client) -> Callable[..., dict[str, str]]:
    """`fill(address, **changes)`: the fields of the page's form as they stand, with changes."""

    def filled(address: str, **changes) -> dict[str, str]:
        fields = Form(editor_client.get(address).content.decode()).fields
        return {name: value for name, value in (fields | changes).items() if "__prefix__" not in name}

    return filled


def rows(*figures: dict) -> dict[str, str]:
    """The fields of new inline rows."""
    fields = {"figures-TOTAL_FORMS": str(len(figures)), "figures-INITIAL_FORMS": "0"}
    for number, figure in enumerate(figures):
        row = {"region": "WORLD", "qualifier": "", "standing": "normal", "measured_by": ""} | figure
        fields |= {f"figures-{number}-{name}": str(value) for name, value in row.items()}
    return fields
