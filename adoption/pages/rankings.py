"""Which rankings there are, and who leads in each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adoption.analysis.metric_index import MetricGroup, metric_index


@require_safe
def rankings(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/rankings.html", {"section": "rankings", "groups": with_figures(metric_index())})


def with_figures(groups: list[MetricGroup]) -> list[MetricGroup]:
    """The groups without the metrics that have nothing to rank."""
    kept = [MetricGroup(group.event, [line for line in group.lines if line.leaders]) for group in groups]
    return [group for group in kept if group.lines]
