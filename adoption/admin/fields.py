"""Form fields and widgets for data entry."""

from collections.abc import Iterable

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget, AutocompleteSelect
from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LinesField(forms.CharField):
    """A text of several lines. Browsers send CRLF, which alone must not count as a change."""

    def to_python(self, value: str | None) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class KnownAutocomplete(AutocompleteSelect):
    """An autocomplete that may be told which row it shows.

    Django's own asks the database for it: one query for each field of each inline row.
    """

    known: Model | None = None

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list[tuple]:
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options.append(self.create_option(name, value[0], str(self.known), True, len(options)))
        return [(None, options, 0)]


class SuggestingInput(AdminTextInputWidget):
    """A text input that suggests the words in use and takes others."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self.words = list(words)

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        list_id = f"{name}-words"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, options)
