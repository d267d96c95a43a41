"""Which rankings there are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adoption.analysis.listings import metrics_with_counts


@require_safe
def rankings(request: HttpRequest) -> HttpResponse:
    metrics = metrics_with_counts()
    context = {
        "section": "rankings",
        "metrics": [metric for metric in metrics if metric.figure_count],
    }
    return render(request, "pages/rankings.html", context)
