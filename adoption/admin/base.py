"""What all our admins have in common."""

from django import forms
from django.contrib import admin
from django.db import models

from .fields import KnownAutocomplete


class KnownAutocompletes:
    """For admins and inlines: foreign keys in `autocomplete_fields` get the autocomplete that can be told its row."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs) -> forms.Field:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownAutocomplete(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class DataAdmin(KnownAutocompletes, admin.ModelAdmin):
    list_per_page = 50
    # The number of all rows is not worth a count of the table.
    show_full_result_count = False
    # Nor are counts beside the filters, which read all of it too.
    show_facets = admin.ShowFacets.NEVER
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
