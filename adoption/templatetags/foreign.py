"""Texts that are shown in their own language, whatever the reader's."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .figures import language

register = template.Library()

HANGUL = re.compile("[가-힣]")


@register.simple_tag
def lang_of(text: str, known: str = "") -> SafeString:
    """The attribute lang of a text that is not in the reader's language. Notes are English or Korean; where the
    language is known, it is that one."""
    own = known or ("ko" if HANGUL.search(text) else "en")
    return SafeString("") if own == language() else format_html(' lang="{}"', own)
