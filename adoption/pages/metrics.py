"""All metrics: what can be ranked and compared."""

from django_tables2 import SingleTableView

from adoption.analysis.listings import metrics_with_counts

from .tables import MetricTable


class MetricList(SingleTableView):
    http_method_names = ["get", "head"]
    table_class = MetricTable
    template_name = "pages/metrics.html"
    extra_context = {"section": "metrics"}
    paginate_by = 100

    def get_queryset(self):
        return metrics_with_counts()
