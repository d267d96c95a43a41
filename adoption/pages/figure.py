"""The receipt of a figure: what it counts, who says so, in which words, since when, and who else."""

from typing import Any

from django.views.generic import DetailView

from adoption.analysis.disagreement import spread
from adoption.analysis.listings import WITH_NAMES, same_fact
from adoption.models import Figure


class FigureDetail(DetailView):
    http_method_names = ["get", "head"]
    queryset = Figure.objects.published().select_related(*WITH_NAMES, "service__provider", "import_run")
    template_name = "pages/figure.html"

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        others = same_fact(self.object)
        upright = [figure.value for figure in (self.object, *others) if figure.standing != "deprecated"]
        return super().get_context_data(
            others=others,
            spread=spread(upright),
            revisions=self.object.history.select_related("history_user").order_by("-history_date"),
            **kwargs,
        )
