"""Sources, each entered with its figures as inline rows."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from adoption.models import Figure, Source

from .base import DataAdmin, KnownAutocompletes
from .figure import blank_measurer
from .figure_form import FigureForm, FigureFormSet
from .figure_store import delete_figure, save_figure
from .paginator import BoundedPaginator
from .reading import read_back

# A page with more rows than this is slow in the browser, and its form too large to send.
MOST_ROWS = 200


class FigureInline(KnownAutocompletes, admin.TabularInline):
    model = Figure
    form = FigureForm
    formset = FigureFormSet
    extra = 1
    show_change_link = True
    classes = ("figures",)
    autocomplete_fields = ("service", "metric", "region", "measured_by")
    fields = (
        "service",
        "metric",
        "region",
        "period",
        "value",
        "qualifier",
        "reported_change_pct",
        "measured_by",
        "standing",
        "quote",
        "note",
    )
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 1})}}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        figures = super().get_queryset(request).select_related(*self.autocomplete_fields)
        return figures.order_by("pk")

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs) -> forms.Field:
        return super().formfield_for_foreignkey(db_field, request, **blank_measurer(db_field), **kwargs)

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs) -> forms.Field:
        """Of the buttons beside an autocomplete only "add" is kept: four of each would fill the row."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.autocomplete_fields:
            field.widget.can_change_related = field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field


class SourceForm(forms.ModelForm):
    change_reason = forms.CharField(
        label=_("Reason for the change"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text=_("Kept in the history of the figures that are changed below."),
    )


@admin.register(Source)
class SourceAdmin(DataAdmin):
    form = SourceForm
    inlines = (FigureInline,)
    autocomplete_fields = ("publisher",)
    readonly_fields = ("all_figures",)
    list_display = ("title", "publisher", "published", "language", "all_figures")
    list_select_related = ("publisher",)
    list_filter = ("publisher__kind", "language")
    paginator = BoundedPaginator
    search_fields = ("title", "url", "publisher__name", "publisher__name_ko", "note")

    class Media:
        css = {"all": ["css/admin.css"]}

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> list[tuple]:
        article = ["title", "publisher", "url", "published", "accessed", "language", "note"]
        rights = ["archive_url", "license", "citation"]
        if obj:
            article.append("all_figures")
            if self.has_change_permission(request, obj):
                article.append("change_reason")
        return [
            (None, {"fields": article}),
            (_("Archive and license"), {"fields": rights, "classes": ["collapse"]}),
        ]

    def get_inlines(self, request: HttpRequest, obj: Source | None) -> tuple:
        return () if obj and has_too_many_rows(obj) else self.inlines

    def save_model(self, request: HttpRequest, obj: Source, form: SourceForm, change: bool) -> None:
        # Saving a source decides anew on every fact it states; mostly only its figures were touched.
        if not change or set(form.changed_data) - {"change_reason"}:
            super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: SourceForm, formset: FigureFormSet, change: bool) -> None:
        reason = form.cleaned_data.get("change_reason", "")
        figures = formset.save(commit=False)
        for figure in formset.deleted_objects:
            delete_figure(figure, request.user, reason)
        if stored := [figure for figure in figures if save_figure(figure, request.user, reason)]:
            messages.success(request, read_back(stored))

    @admin.display(description=_("figures"))
    def all_figures(self, source: Source) -> SafeString:
        """A link; counting would read every figure of the source for each row of the list."""
        address = reverse("admin:adoption_figure_changelist", query={"source__id__exact": source.pk})
        return format_html('<a href="{}">{}</a>', address, _("Figures of this source"))


def has_too_many_rows(source: Source) -> bool:
    return source.figures.order_by()[: MOST_ROWS + 1].count() > MOST_ROWS
