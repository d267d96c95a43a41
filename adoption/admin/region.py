"""Regions with their aliases."""

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from adoption.models import Alias, Region
from adoption.models.region import territory_names

from .base import DataAdmin
from .named import AliasInline, NamedForm


class RegionForm(NamedForm):
    name_fields = ("code", "name", "name_ko")


@admin.register(Region)
class RegionAdmin(DataAdmin):
    form = RegionForm
    inlines = (AliasInline,)
    list_display = ("code", "display_name", "name", "name_ko")
    search_fields = ("code", "name", "name_ko", "aliases__text")

    def get_readonly_fields(self, request: HttpRequest, obj: Region | None = None) -> tuple:
        # The code is the key: a changed one would be another region.
        return ("code",) if obj else ()

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Most names are not in the database but in CLDR."""
        text = search_term.strip()
        if not text:
            return queryset, False
        aliases = Alias.objects.filter(text__icontains=text, region__isnull=False)
        found = Q(code__iexact=text) | Q(name__icontains=text) | Q(name_ko__icontains=text)
        return queryset.filter(found | Q(pk__in=codes_named(text)) | Q(pk__in=aliases.values("region"))), False


def codes_named(text: str) -> list[str]:
    """The codes of regions whose standard name, in English or Korean, has the text in it."""
    part = text.casefold()
    return [
        code for language in ("en", "ko") for code, name in territory_names(language).items() if part in name.casefold()
    ]
