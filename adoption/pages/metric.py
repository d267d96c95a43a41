"""One metric: its definition as fields, who leads, who measures it, and for what there are figures."""

from typing import Any

from django.utils import timezone
from django.views.generic import DetailView

from adoption.analysis.coverage import conversions_to
from adoption.analysis.profiles.coverage_grid import coverage_grid
from adoption.analysis.profiles.kindred import easily_confused
from adoption.analysis.profiles.metric import RegionFacts, measurers_of, region_of, regions_of
from adoption.analysis.rankings.ranking import rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.models import Metric, Region
from adoption.values.names import isolated

from .datasets import metric_data
from .params import flat
from .ranking import address as ranking_address

LEADERS = 3


class MetricDetail(DetailView):
    http_method_names = ["get", "head"]
    model = Metric
    template_name = "pages/metric.html"
    extra_context = {"section": "metrics"}

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        metric = self.object
        regions = regions_of(metric)
        region = region_of(metric, flat(self.request.GET), regions)
        ranking = rank(RankingSelection.from_params(metric, {"region": region.code}), timezone.now().date())
        measurers = measurers_of(metric, region)
        return super().get_context_data(
            region=region,
            regions=regions,
            ranking=ranking,
            ranking_link=ranking_address(ranking.selection),
            leaders=ranking.rows[:LEADERS],
            measurers=[
                (one, ranking_address(ranking.selection, measured_by=one.organization.slug)) for one in measurers
            ],
            grid=coverage_grid(metric, region),
            confusable=easily_confused(metric),
            conversions=conversions_to(metric),
            breaks=metric.breaks.published().select_related("measured_by", "service"),
            aliases=list(map(isolated, metric.aliases.values_list("text", flat=True))),
            canonical=address(metric, region, regions),
            structured=metric_data(
                self.request, metric, [one.region for one in regions], [one.organization for one in measurers]
            ),
            **kwargs,
        )


def address(metric: Metric, region: Region, regions: list[RegionFacts]) -> str:
    """The canonical address of the page: without the region where that is the one of most facts."""
    is_default = not regions or region == regions[0].region
    return metric.get_absolute_url() if is_default else f"{metric.get_absolute_url()}?region={region.code}"
