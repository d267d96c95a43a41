"""Which rankings there are, and who leads in each."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoption.analysis.parameters import Params, given_params, read_metric
from adoption.analysis.rankings.metric_index import MetricGroup, metric_index

from .params import flat


@require_safe
def rankings(request: HttpRequest) -> HttpResponse:
    given = given_params(flat(request.GET))
    if "metric" in given:
        return to_ranking(given)
    return render(request, "pages/rankings.html", {"section": "rankings", "groups": with_figures(metric_index())})


def to_ranking(given: Params) -> HttpResponseRedirect:
    """To the ranking by the metric that a list of all was asked for; 400 for none or two."""
    others = {name: text for name, text in given.items() if name != "metric"}
    address = reverse("ranking", args=[read_metric(given["metric"]).slug])
    return redirect(f"{address}?{urlencode(others)}" if others else address)


def with_figures(groups: list[MetricGroup]) -> list[MetricGroup]:
    """The groups without the metrics that have nothing to rank."""
    kept = [MetricGroup(group.event, [line for line in group.lines if line.leaders]) for group in groups]
    return [group for group in kept if group.lines]
