"""One service: who runs it, what is known of it, what happened to it."""

from typing import Any

from django.views.generic import DetailView
from django_tables2 import SingleTableMixin

from adoption.analysis.listings import chosen_figures_of_service
from adoption.models import Service

from .tables import ServiceFigureTable


class ServiceDetail(SingleTableMixin, DetailView):
    http_method_names = ["get", "head"]
    queryset = Service.objects.published().select_related("provider")
    table_class = ServiceFigureTable
    template_name = "pages/service.html"
    extra_context = {"section": "services"}
    paginate_by = 50

    def get_table_data(self):
        return chosen_figures_of_service(self.object)

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        events = self.object.events.prefetch_related("services")
        aliases = self.object.aliases.values_list("text", flat=True)
        return super().get_context_data(events=events, aliases=aliases, **kwargs)
