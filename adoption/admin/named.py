"""Names and aliases: each leads to one row, for editors and imports alike."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from adoption.importing.resolve import Directory, Names
from adoption.models import Alias
from adoption.values.names import fold


def directory_of(model: type[Model], names: Names) -> Directory:
    """The part of the names that leads to rows of a model."""
    return getattr(names, f"{model._meta.model_name}s")


def taken(row: Model) -> str:
    return _("This name already leads to “%(owner)s”.") % {"owner": row}


class NamedForm(forms.ModelForm):
    """Refuses a name that leads to another row already."""

    name_fields = ("name", "slug", "name_ko")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        changed = [name for name in self.name_fields if name in self.changed_data and cleaned.get(name)]
        directory = directory_of(self._meta.model, Names()) if changed else None
        for name in changed:
            row = directory.get(cleaned[name])
            if row is not None and row.pk != self.instance.pk:
                self.add_error(name, taken(row))
        return cleaned


class AliasFormSet(BaseInlineFormSet):
    """Refuses an alias that leads to a row already, in the database or in this form."""

    def clean(self) -> None:
        super().clean()
        changed = [form for form in self.forms if is_new_key(form) and not self._should_delete_form(form)]
        directory = directory_of(self.fk.related_model, Names()) if changed else None
        seen = set()
        for form in changed:
            key = fold(form.cleaned_data["text"])
            if key in seen:
                form.add_error("text", _("This alias stands twice."))
            elif (row := directory.get(key)) is not None:
                form.add_error("text", taken(row))
            seen.add(key)


def is_new_key(form: forms.ModelForm) -> bool:
    """Whether the alias in the form was changed by more than letter case and spaces."""
    text = getattr(form, "cleaned_data", {}).get("text", "")
    return bool(text) and fold(text) != fold(form.initial.get("text", ""))


class AliasInline(admin.TabularInline):
    """Aliases of the one owner that the page is about."""

    model = Alias
    formset = AliasFormSet
    fields = ("text",)
    extra = 1
