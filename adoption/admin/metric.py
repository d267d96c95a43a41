"""Metrics with their aliases."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from adoption.models import Conversion, Metric
from adoption.models.metric import AGGREGATIONS, EVENTS, SURFACES, UNITS, WINDOWS

from .base import DataAdmin, KnownAutocompletes
from .fields import SuggestingInput
from .named import AliasInline, NamedForm

WORDS = {
    "unit": UNITS,
    "event": EVENTS,
    "window": WINDOWS,
    "surface": SURFACES,
    "aggregation": AGGREGATIONS,
}


class ConversionInline(KnownAutocompletes, admin.TabularInline):
    """From which other metrics this one can be computed."""

    model = Conversion
    fk_name = "metric"
    autocomplete_fields = ("from_metric",)
    extra = 0


@admin.register(Metric)
class MetricAdmin(DataAdmin):
    form = NamedForm
    inlines = (AliasInline, ConversionInline)
    prepopulated_fields = {"slug": ("name",)}
    list_display = ("name", "name_ko", "slug", *WORDS, "usual_period")
    list_filter = ("surface", "usual_period", "additive")
    search_fields = ("name", "name_ko", "slug", "aliases__text")

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs) -> forms.Field:
        if db_field.name in WORDS:
            kwargs["widget"] = SuggestingInput(WORDS[db_field.name])
        return super().formfield_for_dbfield(db_field, request, **kwargs)
