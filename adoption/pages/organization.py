"""One organization: the services it runs, what it measured, the sources it published."""

from typing import Any

from django.db.models import Count
from django.views.generic import DetailView
from django_tables2 import SingleTableMixin

from adoption.analysis.headlines import headlines
from adoption.analysis.listings import figures_measured_by
from adoption.analysis.profiles.organization import measurements
from adoption.models import Organization, Region
from adoption.values.names import isolated

from .tables import MeasuredFigureTable

NEWEST_SOURCES = 20
SERVICES_AT_MOST = 60


class OrganizationDetail(SingleTableMixin, DetailView):
    http_method_names = ["get", "head"]
    model = Organization
    table_class = MeasuredFigureTable
    template_name = "pages/organization.html"
    paginate_by = 25

    def get_table_data(self):
        return figures_measured_by(self.object)

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        organization = self.object
        services = list(organization.services.published()[: SERVICES_AT_MOST + 1])
        figures = headlines([service.pk for service in services])
        sources = organization.sources.annotate(figure_count=Count("figures")).order_by("-pk")
        return super().get_context_data(
            # A country is named as a region is.
            country=Region(code=organization.country),
            aliases=list(map(isolated, organization.aliases.values_list("text", flat=True))),
            services=[(service, figures.get(service.pk)) for service in services[:SERVICES_AT_MOST]],
            has_more_services=len(services) > SERVICES_AT_MOST,
            measurements=measurements(organization),
            sources=sources[:NEWEST_SOURCES],
            source_count=organization.sources.count(),
            **kwargs,
        )
