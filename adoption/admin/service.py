"""Services with their aliases."""

from django.contrib import admin

from adoption.models import Service

from .base import DataAdmin
from .named import AliasInline, NamedForm


@admin.register(Service)
class ServiceAdmin(DataAdmin):
    form = NamedForm
    inlines = (AliasInline,)
    autocomplete_fields = ("provider",)
    prepopulated_fields = {"slug": ("name",)}
    list_display = ("name", "name_ko", "provider", "category", "status", "launched", "retired")
    list_select_related = ("provider",)
    list_filter = ("status", "category")
    search_fields = ("name", "name_ko", "slug", "aliases__text")
