"""What grew and what shrank: the page, and the same rows as JSON and CSV."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from adoption.analysis.coverage import measurers_with_figures, regions_with_figures
from adoption.analysis.listings import metrics_with_counts
from adoption.analysis.movers.movers import Mover, Movers, what_moved
from adoption.analysis.movers.selection import SPANS, MoversSelection
from adoption.analysis.movers.ways_out import metrics_of, other_spans, wider
from adoption.models import WORLD, Region, Service

from .downloads import csv_response, json_response, number
from .params import flat
from .ranking_controls import WIDER, with_shown
from .ranking_controls import address as ranking_address

SPAN_NAMES = {"3m": _("3 months"), "6m": _("6 months"), "1y": _("1 year"), "2y": _("2 years")}
METRICS_TO_OFFER = 6
COLUMNS = (
    "group",
    "service",
    "slug",
    "provider",
    "value",
    "qualifier",
    "period",
    "measured_by",
    "publisher",
    "url",
    "figure",
    "base_value",
    "base_qualifier",
    "base_period",
    "base_measured_by",
    "base_publisher",
    "base_url",
    "base_figure",
    "months",
    "change",
    "change_pct",
    "doubling_months",
    "halving_months",
    "monthly_growth_pct",
    "yearly_growth_pct",
    "withheld",
)


@require_safe
def movers(request: HttpRequest) -> HttpResponse:
    found = read_movers(request)
    selection = found.selection
    context = {
        "section": "rankings",
        "canonical": address(selection),
        "movers": found,
        "selection": selection,
        "metric": selection.metric,
        "span_name": SPAN_NAMES[selection.span],
    }
    if selection.metric:
        offered = choices(selection)
        context |= {"links": links(selection), "choices": offered, "exits": exits(found, offered["regions"])}
    return render(request, "pages/movers.html", context)


@require_safe
def movers_json(request: HttpRequest) -> HttpResponse:
    return json_response(movers_as_json(read_movers(request)))


@require_safe
def movers_csv(request: HttpRequest) -> HttpResponse:
    return csv_response(COLUMNS, map(mover_as_json, read_movers(request).rows), "movers.csv")


def read_movers(request: HttpRequest) -> Movers:
    """What an address asks for: 400 for a bad parameter."""
    return what_moved(MoversSelection.from_params(flat(request.GET)))


def address(selection: MoversSelection, view: str = "movers", **changes: str) -> str:
    """The canonical address of movers, some parameters changed."""
    query = urlencode(selection.params(**changes))
    return f"{reverse(view)}?{query}" if query else reverse(view)


def links(selection: MoversSelection) -> dict[str, str]:
    """Where a reader can go from movers."""
    return {
        "json": address(selection, "movers_json"),
        "csv": address(selection, "movers_csv"),
        "ranking": ranking_address(selection.latest()),
    }


def choices(selection: MoversSelection) -> dict[str, Any]:
    """What the controls offer."""
    default = next(iter(SPANS))
    return {
        "spans": [
            (name, address(selection, span="" if span == default else span), span == selection.span)
            for span, name in SPAN_NAMES.items()
        ],
        "metrics": with_shown([metric for metric in metrics_with_counts() if metric.figure_count], selection.metric),
        "regions": with_shown(regions_with_figures(selection.metric), selection.region),
        "measurers": with_shown(measurers_with_figures(selection.metric, selection.region), selection.measured_by),
        "categories": Service.Category.choices,
    }


def exits(found: Movers, regions: list[Region]) -> dict[str, list[tuple]]:
    """From a page without any change to pages that have figures, or changes: names and addresses."""
    selection = found.selection
    if found.rows:
        spans = {} if found.compared else other_spans(found)
        return {"spans": [(SPAN_NAMES[span], address(selection, span=span), count) for span, count in spans.items()]}
    alone = dict.fromkeys(("category", "measured_by", "as_of", "undated"), "") | {"metric": selection.metric.slug}
    return {
        "wider": [(", ".join(str(WIDER[name]) for name in names), address(way)) for names, way in wider(selection)],
        "regions": [
            (region.display_name, address(selection, **alone | {"region": region.code}))
            for region in regions
            if region != selection.region
        ],
        "metrics": [
            # With figures for the world a metric begins there.
            (metric.display_name, address(replace(selection, default_region=WORLD), **alone | {"metric": metric.slug}))
            for metric in metrics_of(selection.region, METRICS_TO_OFFER)
            if metric != selection.metric
        ],
    }


def movers_as_json(found: Movers) -> dict[str, Any]:
    selection = found.selection
    return {
        "metric": selection.metric.slug if selection.metric else None,
        "unit": selection.metric.unit if selection.metric else None,
        "span": selection.span,
        "region": selection.region.code,
        "as_of": selection.as_of.isoformat() if selection.as_of else None,
        "tiny_below": number(found.tiny_below),
        "rows": [mover_as_json(mover) for mover in found.rows],
    }


def mover_as_json(mover: Mover) -> dict[str, Any]:
    now, before = mover.now, mover.before
    base = (None,) * 7
    if before:
        base = (
            number(before.value),
            before.qualifier,
            before.period.code,
            before.measured_by,
            before.publisher,
            before.url,
            before.figure,
        )
    values = (
        mover.group,
        now.service.display_name,
        now.service.slug,
        now.service.provider.display_name,
        number(now.value),
        now.qualifier,
        now.period.code,
        now.measured_by,
        now.publisher,
        now.url,
        now.figure,
        *base,
        number(mover.months and round(mover.months, 2)),
        number(mover.change),
        number(mover.percent),
        number(mover.doubling_months),
        number(mover.halving_months),
        number(mover.monthly_pct),
        number(mover.yearly_pct),
        mover.withheld or None,
    )
    return dict(zip(COLUMNS, values, strict=True))
