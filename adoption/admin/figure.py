"""Figures, one by one, with their history."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from adoption.models import Figure, Metric, Region, Service, Source

from .base import DataAdmin
from .figure_form import FigureForm
from .figure_store import save_figure
from .paginator import BoundedPaginator
from .reading import language, read_back, value_in_full


class SingleFigureForm(FigureForm):
    change_reason = forms.CharField(
        label=_("Reason for the change"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text=_("Kept in the history, for example: the article was corrected."),
    )


class RegionFilter(admin.SimpleListFilter):
    """Only regions with figures; there are hundreds of others."""

    title = _("region")
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        # With the metric named too, each region takes a look into the index of the figures.
        figures = Figure.objects.filter(metric__in=Metric.objects.values("pk"), region=OuterRef("pk"))
        regions = Region.objects.filter(Exists(figures))
        return sorted(((region.code, str(region)) for region in regions), key=lambda choice: choice[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(region=self.value()) if self.value() else queryset


@admin.register(Figure)
class FigureAdmin(DataAdmin, SimpleHistoryAdmin):
    form = SingleFigureForm
    autocomplete_fields = ("service", "metric", "region", "source", "measured_by")
    readonly_fields = ("in_full", "chosen", "import_run", "added_by", "added_at")
    object_history_list_template = "admin/figure_history_list.html"
    list_display = (
        "service",
        "metric",
        "region",
        "period_label",
        "in_full",
        "measured_by",
        "source",
        "standing",
        "chosen",
    )
    list_select_related = ("service", "metric", "region", "measured_by", "source")
    list_filter = ("standing", "qualifier", "chosen", "period_kind", "metric", RegionFilter)
    paginator = BoundedPaginator
    search_fields = ("service__name", "metric__name", "source__title", "note")
    search_help_text = _("Service or metric by name or alias, title of the source, note.")

    class Media:
        css = {"all": ["css/admin.css"]}

    def get_fieldsets(self, request: HttpRequest, obj: Figure | None = None) -> list[tuple]:
        state = ["chosen", "import_run", "added_by", "added_at"]
        what = ["service", "metric", "region", "period", "value", "qualifier", "reported_change_pct", "standing"]
        if obj:
            what.insert(what.index("value") + 1, "in_full")
        whence = ["source", "measured_by", "quote", "note"]
        if obj and self.has_change_permission(request, obj):
            whence.append("change_reason")
        fieldsets = [(None, {"fields": what}), (_("Where it comes from"), {"fields": whence})]
        return [*fieldsets, (_("State"), {"fields": state})] if obj else fieldsets

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs) -> forms.Field:
        return super().formfield_for_foreignkey(db_field, request, **blank_measurer(db_field), **kwargs)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Names are looked up in their own small tables: no join to aliases, no row twice."""
        for word in search_term.split():
            queryset = queryset.filter(
                Q(service__in=named(Service, word))
                | Q(metric__in=named(Metric, word))
                | Q(source__in=Source.objects.filter(title__icontains=word).values("pk"))
                | Q(note__icontains=word)
            )
        return queryset, False

    def save_model(self, request: HttpRequest, obj: Figure, form: FigureForm, change: bool) -> None:
        if save_figure(obj, request.user, form.cleaned_data.get("change_reason", "")):
            messages.success(request, read_back([obj]))

    @admin.display(description=_("period"), ordering="period_start")
    def period_label(self, figure: Figure) -> str:
        return figure.period.label(language())

    @admin.display(description=_("value in full"), ordering="value")
    def in_full(self, figure: Figure) -> str:
        return value_in_full(figure)


def blank_measurer(db_field) -> dict:
    """Options of the form field: a blank measurer stands for "not stated"."""
    if db_field.name != "measured_by":
        return {}
    return {"required": False, "help_text": _("Left blank where the source does not say who measured.")}


def named(model: type[Model], word: str) -> QuerySet:
    """The keys of the rows that have the word in a name or an alias."""
    has_word = Q(name__icontains=word) | Q(name_ko__icontains=word) | Q(aliases__text__icontains=word)
    return model.objects.filter(has_word).values("pk")
