"""One metric: its definition as fields, who measures it, its breaks, and where to rank and compare it."""

from typing import Any

from django.views.generic import DetailView

from adoption.analysis.coverage import measurers_with_figures, regions_with_figures
from adoption.models import Metric


class MetricDetail(DetailView):
    http_method_names = ["get", "head"]
    model = Metric
    template_name = "pages/metric.html"
    extra_context = {"section": "metrics"}

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        return super().get_context_data(
            measurers=measurers_with_figures(self.object),
            regions=regions_with_figures(self.object),
            breaks=self.object.breaks.select_related("measured_by", "service"),
            aliases=self.object.aliases.values_list("text", flat=True),
            **kwargs,
        )
