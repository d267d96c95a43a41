"""All metrics: what can be ranked and compared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from adoption.analysis.rankings.metric_index import metric_index

from .tables import MetricTable


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    table = MetricTable(metric_index())
    RequestConfig(request, paginate=False).configure(table)
    return render(request, "pages/metrics.html", {"section": "metrics", "table": table})
