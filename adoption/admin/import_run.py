"""What imports did: a record, to be read only."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from adoption.models import ImportRun

from .base import DataAdmin
from .paginator import BoundedPaginator


@admin.register(ImportRun)
class ImportRunAdmin(DataAdmin):
    list_display = (
        "started_at",
        "kind",
        "file_name",
        "user",
        "created",
        "updated",
        "unchanged",
        "rejected",
        "undone_at",
    )
    list_display_links = ("started_at", "file_name")
    list_select_related = ("user",)
    list_filter = ("kind",)
    search_fields = ("file_name", "sha256")
    fields = (
        "kind",
        "file_name",
        "sha256",
        "started_at",
        "user",
        "undone_at",
        "options",
        "reading",
        ("read", "created", "updated", "unchanged", "rejected"),
        "figures",
        "errors",
        "warnings",
    )
    readonly_fields = ("figures",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ImportRun | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ImportRun | None = None) -> bool:
        return False

    @admin.display(description=_("figures"))
    def figures(self, run: ImportRun) -> SafeString:
        """Those that this run wrote last, counted up to what their list can show."""
        count = BoundedPaginator(run.figures.all(), 1).count
        address = reverse("admin:adoption_figure_changelist", query={"import_run__id__exact": run.pk})
        text = ngettext("%(count)d figure", "%(count)d figures", count) % {"count": count}
        if count == BoundedPaginator.limit:
            text = _("%(count)d figures or more") % {"count": count}
        return format_html('<a href="{}">{}</a>', address, text)
