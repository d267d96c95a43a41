"""The Korean catalog: whole, in step with the code and the templates, and no English left on the pages."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from adoption.models import Figure, Source
from tests.conftest import NO_XGETTEXT

# Another wording of ours for the same column of the same table.
SAME_MEANING = {"Date/time"}
ROOT = Path(__file__).resolve().parent.parent
CATALOG = Path("adoption/locale/ko/LC_MESSAGES/django.po")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|%%")
# How many of the first arguments are messages.
MARKS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}


def read_catalog(root: Path = ROOT) -> Catalog:
    with (root / CATALOG).open("rb") as file:
        return read_po(file, locale="ko", abort_invalid=True)


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """The singular and the plural, or the only form."""
    return text if isinstance(text, tuple) else (text,)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_every_message_is_translated():
    catalog = read_catalog()
    assert [message.id for message in messages(catalog) if not all(forms(message.string))] == []
    assert [message.id for message in messages(catalog) if message.fuzzy] == []
    assert not catalog.obsolete


def test_translations_keep_the_placeholders():
    for message in messages(read_catalog()):
        for form in forms(message.string):
            # A singular may leave out its number; Korean has one form, for one and for many.
            assert placeholders(form) == placeholders(forms(message.id)[-1]), message.id


def test_the_header_names_the_language_and_nobody():
    header = (ROOT / CATALOG).read_text().split("\n\n")[0]
    assert '"Language: ko\\n"' in header
    assert '"Plural-Forms: nplurals=1; plural=0;\\n"' in header
    assert '"Content-Type: text/plain; charset=UTF-8\\n"' in header
    assert not re.search("FULL NAME|YEAR-MO|PACKAGE|@|POT-Creation-Date", header)


# xgettext sees nothing inside an f-string.
def test_every_message_in_python_can_be_extracted():
    known = {form for message in messages(read_catalog()) for form in forms(message.id)}
    for path in sorted((ROOT / "adoption").rglob("*.py")):
        for line, text in marked(ast.parse(path.read_text())):
            assert text in known, f"{path.relative_to(ROOT)}, line {line}; bring it in by `make translations`"


def marked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The messages that a module marks for translation, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args[: MARKS.get(node.func.id, 0)]:
                if isinstance(argument, ast.Constant):
                    yield node.lineno, argument.value


@pytest.mark.skipif(shutil.which("xgettext") is None, reason=NO_XGETTEXT)
def test_the_catalog_has_what_code_and_templates_say_and_no_more(tmp_path):
    for room in ("adoption", "templates"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copy(ROOT / "manage.py", tmp_path)
    command = ["manage.py", "makemessages", "--locale", "ko", "--no-obsolete", "--verbosity", "0"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "adoption.settings", "SECRET_KEY": "for this test alone"}
    subprocess.run([sys.executable, *command], cwd=tmp_path, env=environment, check=True)
    said = {forms(message.id) for message in messages(read_catalog(tmp_path))}
    known = {forms(message.id) for message in messages(read_catalog())}
    assert (said - known, known - said) == (set(), set()), "`make translations` brings the catalog up to date"


class Phrases(HTMLParser):
    """What a reader of a page sees or hears, in pieces, as far as it stands in the markup."""

    ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "content")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The link to the English page says so in English.
        self.inside = "English" if ("lang", "en") in attrs else tag
        # The kind of page is a word for machines.
        if ("property", "og:type") not in attrs:
            self.found += [value for name, value in attrs if name in self.ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if data.strip() and self.inside not in ("English", "code", "script", "style"):
            self.found.append(" ".join(data.split()))


def english(catalog: Catalog) -> tuple[set[str], re.Pattern]:
    """The messages as they must not stand on a Korean page: whole phrases, and parts of two words or more."""
    foreign = {form for message in messages(catalog) for form in forms(message.id) if form not in forms(message.string)}
    parts = {part.strip(" .,:;") for form in foreign for part in PLACEHOLDER.split(form)}
    long_parts = [re.escape(part) for part in parts if len(re.findall("[A-Za-z]{2,}", part)) > 1]
    return foreign, re.compile(rf"\b(?:{'|'.join(long_parts)})\b")


@pytest.fixture
def addresses(world) -> list[str]:
    """Every kind of page, in the states that add words to it."""
    deprecated = Figure.objects.filter(standing="deprecated").first()
    return [
        *("/", "/rankings/", "/services/", "/metrics/", "/sources/", "/events/", "/about/"),
        "/rankings/daily-avg-visits/?period=2025-03",
        "/rankings/wau/?period=latest&as_of=2026-01-01",
        "/rankings/app-mau/?region=KR&period=2025-08",
        "/rankings/daily-avg-visits/?period=1999-01",
        "/rankings/daily-avg-visits/?period=1999-13",
        "/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek&scale=log",
        "/rankings/daily-avg-visits/?period=latest",
        "/rankings/daily-avg-visits/?period=latest&convert=1",
        "/trends/?metric=monthly-visits&services=chatgpt,google-gemini&mode=index",
        "/trends/?metric=monthly-visits&services=chatgpt,google-gemini&mode=share&convert=1",
        "/trends/?metric=wau&services=chatgpt,google-gemini&mode=share",
        "/trends/?metric=app-mau&services=chatgpt&by=measured_by&region=KR",
        "/trends/?metric=daily-avg-visits&services=grok,perplexity,midjourney",
        "/trends/?metric=wau,mau",
        *("/movers/", "/movers/?metric=wau&span=1y", "/search/", "/search/?q=gem", "/events/?kind=viral"),
        *("/embed/rankings/daily-avg-visits/?period=2025-03", "/embed/trends/?metric=wau"),
        *("/services/chatgpt/", "/services/midjourney/", "/metrics/wau/", "/metrics/uptime/"),
        *("/organizations/openai/", "/organizations/similarweb/"),
        *(source.get_absolute_url() for source in Source.objects.order_by("pk")[:3]),
        deprecated.get_absolute_url(),
        *(figure.get_absolute_url() for figure in Figure.objects.filter(chosen=True).order_by("pk")[:3]),
        "/services/nothing-of-that-name/",
    ]


def test_no_english_is_left_on_korean_pages(addresses, client):
    foreign, parts = english(read_catalog())
    titles = set(Source.objects.values_list("title", flat=True))
    left = [
        (address, phrase)
        for address in addresses
        for phrase in Phrases(client.get(f"/ko{address}").content.decode()).found
        if phrase in foreign or parts.search(phrase)
    ]
    assert [(address, phrase) for address, phrase in left if phrase not in titles] == []


def test_no_word_of_ours_changes_a_word_of_django():
    """A message of ours that Django has too would change its admin, unless it says the same."""
    ours = {(message.context, message.id): message.string for message in messages(read_catalog())}
    folder = Path(django.__file__).parent
    for path in [*folder.glob("conf/locale/ko/*/django.po"), *folder.glob("contrib/*/locale/ko/*/django.po")]:
        with path.open("rb") as file:
            for message in read_po(file, locale="ko"):
                mine = ours.get((message.context, message.id))
                assert mine in (None, message.string) or message.id in SAME_MEANING, message.id
