"""Changes of method."""

from django.contrib import admin

from adoption.models import SeriesBreak

from .base import DataAdmin


@admin.register(SeriesBreak)
class SeriesBreakAdmin(DataAdmin):
    autocomplete_fields = ("metric", "measured_by", "service")
    list_display = ("date", "title", "metric", "measured_by", "service", "kind")
    list_display_links = ("date", "title")
    list_select_related = ("metric", "measured_by", "service")
    list_filter = ("kind", "metric")
    search_fields = ("title", "title_ko", "note", "metric__name", "service__name", "measured_by__name")
