"""What the head of a page tells machines: its address in each language, its texts, its picture, its data."""

import json
from html import unescape
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.urls import reverse, translate_url
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

register = template.Library()

LONGEST_DESCRIPTION = 300
# Open Graph wants a territory too.
LOCALES = {"en": "en_US", "ko": "ko_KR"}
# What could end a script element or begin a comment in it, as JSON writes it otherwise.
SCRIPT_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


class Kept(Node):
    """What stands between the tags, on one line; written where it stands, and again wherever it is named."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        text = " ".join(unescape(self.nodelist.render(context)).split())
        if self.name == "page_description":
            text = Truncator(text).chars(LONGEST_DESCRIPTION)
        context[self.name] = text
        return escape(text)


@register.tag
def keep(parser: Parser, token: Token) -> Kept:
    """`{% keep page_title %}…{% endkeep %}`: a block can be filled once only, its text is needed twice."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return Kept(name, nodelist)


@register.simple_tag(takes_context=True)
def head_addresses(context: Context) -> dict[str, Any]:
    """The absolute addresses of a page: its canonical one, those in each language, and that of its picture.

    A view gives `canonical` and `card` where the path alone does not say what is shown."""
    request: HttpRequest = context["request"]
    plain_path = request.get_full_path().partition("?")[0]
    path = with_page(context.get("canonical") or plain_path, context.get("table"))
    languages = [(code, request.build_absolute_uri(translate_url(path, code))) for code, _ in settings.LANGUAGES]
    current = get_language()
    return {
        "canonical": request.build_absolute_uri(path),
        "alternates": [*languages, ("x-default", languages[0][1])],
        "locale": LOCALES[current],
        "other_locales": [locale for code, locale in LOCALES.items() if code != current],
        "image": request.build_absolute_uri(context.get("card") or reverse("card")),
    }


def with_page(path: str, table: Any) -> str:
    """The second page of a list is a page of its own."""
    page = getattr(table, "page", None)
    if not page or page.number == 1:
        return path
    return f"{path}{'&' if '?' in path else '?'}page={page.number}"


@register.simple_tag(takes_context=True)
def absolute(context: Context, path: str) -> str:
    return context["request"].build_absolute_uri(path)


@register.simple_tag
def iframe(address: str, title: str, width: int | str, height: int, shape: str = "") -> str:
    """The code that shows an embed on another site, as text; the address is absolute. `shape` is a style, for sites
    that keep it."""
    style = format_html(' style="{}"', shape) if shape else ""
    return str(
        format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}"{} loading="lazy" frameborder="0"></iframe>',
            address,
            title,
            width,
            height,
            style,
        )
    )


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """A description of the page for search engines; no text in it can end the element."""
    text = json.dumps(data, ensure_ascii=False).translate(SCRIPT_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
