"""Services with their aliases."""

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from adoption.models import Service
from adoption.values.color import Alike, alike_to

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

    def save_model(self, request: HttpRequest, obj: Service, form: NamedForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if obj.color and obj.status == Service.Status.PUBLISHED:
            others = Service.objects.published().colored().exclude(pk=obj.pk).order_by("name")
            for pair in alike_to(obj.name, obj.color, others.values_list("name", "color")):
                messages.warning(request, too_near(pair))


def too_near(pair: Alike) -> str:
    return _("The color %(color)s can hardly be told from that of “%(other)s”, %(other_color)s. Choose another.") % {
        "color": pair.one_color,
        "other": pair.other,
        "other_color": pair.other_color,
    }
