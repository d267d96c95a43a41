"""All aliases in one list; they are mostly entered with their owners."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from adoption.importing.resolve import Names
from adoption.models import Alias
from adoption.models.alias import OWNERS

from .base import DataAdmin
from .named import directory_of, is_new_key, taken


class AliasForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        owners = [cleaned[owner] for owner in OWNERS if cleaned.get(owner)]
        if len(owners) != 1:
            self.add_error(OWNERS[0], _("An alias leads to one service, metric, organization or region: choose one."))
        elif is_new_key(self) or not set(OWNERS).isdisjoint(self.changed_data):
            row = directory_of(type(owners[0]), Names()).get(cleaned.get("text", ""))
            if row is not None:
                self.add_error("text", taken(row))
        return cleaned


@admin.register(Alias)
class AliasAdmin(DataAdmin):
    form = AliasForm
    fields = ("text", *OWNERS)
    autocomplete_fields = OWNERS
    list_display = ("text", *OWNERS)
    list_select_related = OWNERS
    search_fields = ("text",)
