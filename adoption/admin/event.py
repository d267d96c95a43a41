"""Events and the services they concern."""

from django.contrib import admin

from adoption.models import Event

from .base import DataAdmin


@admin.register(Event)
class EventAdmin(DataAdmin):
    autocomplete_fields = ("services",)
    list_display = ("date", "title", "title_ko", "kind", "end_date")
    list_display_links = ("date", "title")
    list_filter = ("kind",)
    date_hierarchy = "date"
    search_fields = ("title", "title_ko", "note", "services__name", "services__name_ko")
