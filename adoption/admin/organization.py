"""Organizations with their aliases."""

from django.contrib import admin

from adoption.models import Organization

from .base import DataAdmin
from .named import AliasInline, NamedForm


@admin.register(Organization)
class OrganizationAdmin(DataAdmin):
    form = NamedForm
    inlines = (AliasInline,)
    prepopulated_fields = {"slug": ("name",)}
    list_display = ("name", "name_ko", "kind", "country", "website")
    list_filter = ("kind",)
    search_fields = ("name", "name_ko", "slug", "aliases__text")
