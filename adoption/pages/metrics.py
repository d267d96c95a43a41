"""All metrics: what can be ranked and compared."""

from django.utils.translation import gettext_lazy as _
from django_tables2 import SingleTableView

from adoption.analysis.listings import metrics_with_counts

from .tables import MetricTable


class MetricList(SingleTableView):
    http_method_names = ["get", "head"]
    table_class = MetricTable
    template_name = "pages/list.html"
    extra_context = {
        "section": "metrics",
        "title": _("Metrics"),
        "lead": _("What can be ranked and compared, and what exactly it counts."),
    }
    paginate_by = 100

    def get_queryset(self):
        return metrics_with_counts()
