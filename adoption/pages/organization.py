"""One organization: the services it runs, the figures it measured, the sources it published."""

from typing import Any

from django.views.generic import DetailView
from django_tables2 import SingleTableMixin

from adoption.analysis.listings import figures_measured_by
from adoption.models import Organization

from .tables import MeasuredFigureTable

NEWEST_SOURCES = 20


class OrganizationDetail(SingleTableMixin, DetailView):
    http_method_names = ["get", "head"]
    model = Organization
    table_class = MeasuredFigureTable
    template_name = "pages/organization.html"
    paginate_by = 50

    def get_table_data(self):
        return figures_measured_by(self.object)

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        sources = self.object.sources.order_by("-pk")
        return super().get_context_data(
            services=self.object.services.published(),
            sources=sources[:NEWEST_SOURCES],
            source_count=sources.count(),
            **kwargs,
        )
