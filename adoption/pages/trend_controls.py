"""Where a reader can go from a trend, and what the controls offer."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from adoption.analysis.coverage import conversions_to, regions_with_figures
from adoption.analysis.listings import metrics_with_counts
from adoption.analysis.parameters import SERVICES_AT_MOST
from adoption.analysis.trends.picking import services_to_pick
from adoption.analysis.trends.selection import INDEX, SHARE, VALUE, TrendSelection
from adoption.analysis.trends.shares import A_SHARE_ALREADY, NOT_ADDITIVE, ONE_SERVICE, is_of_shares, refusal
from adoption.analysis.trends.trend import Trend
from adoption.models import Region
from adoption.values.dates import year_before
from adoption.values.period import Period

SCALES = LINEAR, LOG = ("linear", "log")


@dataclass(frozen=True, slots=True)
class Switch:
    """One of several ways; without an address it is not to be had, and `reason` says why."""

    label: str
    address: str
    is_current: bool
    reason: str = ""


def address(selection: TrendSelection, view: str = "trends", **changes: str) -> str:
    """The canonical address of a trend, some parameters changed."""
    # A slash may stand in the query as it is, and the codes of weeks have one.
    query = urlencode(selection.params(**changes), safe=",/")
    return f"{reverse(view)}?{query}" if query else reverse(view)


def look(scale: str) -> dict[str, str]:
    """The parameters of how a chart looks, as far as they are not the default."""
    return {"scale": scale} if scale != LINEAR else {}


def drawn_scale(selection: TrendSelection, scale: str) -> str:
    """Shares fill a hundred percent from zero on, which no logarithmic scale has."""
    return LINEAR if is_of_shares(selection) else scale


def links(selection: TrendSelection, scale: str) -> dict[str, str]:
    """Where a reader can go from a trend."""
    return {
        "json": address(selection, "trends_json"),
        "csv": address(selection, "trends_csv"),
        "png": address(selection, "trends_png", **look(scale)),
        "svg": address(selection, "trends_svg", **look(scale)),
        "all": address(selection, measured_by="", as_of="", undated="", **look(scale)),
        "whole": address(selection, **{"from": "", "to": ""}, **look(scale)),
    }


def kept_by_the_form(selection: TrendSelection, scale: str) -> dict[str, str]:
    """What the form passes on unseen. Lines by measurer end with it, for it may choose several services."""
    shown = ("metric", "services", "from", "to", "region", "by")
    return {name: value for name, value in selection.params(**look(scale)).items() if name not in shown}


def rebase(selection: TrendSelection, scale: str) -> str:
    """The address of the same index from another base, whose code is to be written behind it."""
    start = address(selection, mode=INDEX, base="", **look(scale))
    return f"{start}&base="


def switches(trend: Trend, scale: str) -> list[tuple[str, list[Switch]]]:
    """The groups of switches over a chart, with the name of each."""
    selection = trend.selection
    groups = [
        (_("Range"), ranges(trend, scale)),
        (_("Drawn as"), modes(trend, scale)),
        (_("Scale"), scales(selection, scale)),
        (_("Converted figures"), conversions(selection, scale)),
    ]
    if len(selection.services) == 1:
        groups.append((_("Lines"), sorts_of_lines(selection, scale)))
    return [(name, group) for name, group in groups if group]


def ranges(trend: Trend, scale: str) -> list[Switch]:
    """The last year or two before the newest figure shown; nothing where there is none."""
    selection = trend.selection
    if not trend.points:
        return []
    year = year_before(max(row.period.end for row in trend.points))
    starts = [
        (_("1 year"), Period.containing("month", year).next().code),
        (_("2 years"), Period.containing("month", year_before(year)).next().code),
    ]
    current = selection.first.code if selection.first else ""
    found = [
        Switch(label, address(selection, **{"from": code}, **look(scale)), code == current) for label, code in starts
    ]
    whole = address(selection, **{"from": "", "to": ""}, **look(scale))
    return [*found, Switch(pgettext("of a range", "All"), whole, not (selection.first or selection.last))]


def modes(trend: Trend, scale: str) -> list[Switch]:
    selection = trend.selection
    reasons = {
        NOT_ADDITIVE: _("figures do not add up"),
        A_SHARE_ALREADY: _("a percentage already"),
        ONE_SERVICE: _("one service only"),
    }
    reason = reasons.get(refusal(selection), "")

    def switch(mode: str, label: str, why_not: str = "") -> Switch:
        changes = {"mode": mode if mode != VALUE else ""} | ({"base": ""} if mode != INDEX else {})
        own = LINEAR if mode == SHARE else scale
        where = "" if why_not else address(selection, **changes, **look(own))
        return Switch(label, where, mode == trend.reading.mode, why_not)

    return [switch(VALUE, _("Value")), switch(INDEX, _("Index")), switch(SHARE, _("Share"), reason)]


def scales(selection: TrendSelection, scale: str) -> list[Switch]:
    reason = _("shares begin at zero") if is_of_shares(selection) else ""
    return [
        Switch(_("Linear"), address(selection), scale == LINEAR),
        Switch(_("Logarithmic"), "" if reason else address(selection, scale=LOG), scale == LOG, reason),
    ]


def conversions(selection: TrendSelection, scale: str) -> list[Switch]:
    """Whether gaps are filled from other metrics; nothing where no exact conversion is known."""
    if not conversions_to(selection.metric):
        return []
    return [
        Switch(_("Left out"), address(selection, convert="", **look(scale)), not selection.convert),
        Switch(_("Filled in"), address(selection, convert="1", **look(scale)), selection.convert),
    ]


def sorts_of_lines(selection: TrendSelection, scale: str) -> list[Switch]:
    is_by = selection.by_measurer
    return [
        Switch(_("One line"), address(selection, by="", **look(scale)), not is_by),
        Switch(_("One for each measurer"), address(selection, by="measured_by", **look(scale)), is_by),
    ]


def controls(trend: Trend, scale: str) -> dict[str, Any]:
    """What the form and the switches are made of."""
    return {
        "choices": choices(trend.selection),
        "hidden": kept_by_the_form(trend.selection, scale),
        "switches": switches(trend, scale),
    }


def choices(selection: TrendSelection) -> dict:
    """What the controls offer."""
    picks = services_to_pick(selection)
    return {
        "metrics": [metric for metric in metrics_with_counts() if metric.figure_count],
        "regions": regions(selection),
        "picks": [
            ("", [pick for pick in picks if pick.has_figures]),
            (_("No figure for this metric"), [pick for pick in picks if not pick.has_figures]),
        ],
        "at_most": SERVICES_AT_MOST,
    }


def regions(selection: TrendSelection) -> list[tuple[str, Region]]:
    """The regions with figures and the one shown, with what the form submits. One that is only the default is left
    open, for it is that of the metric, and the form may choose another metric."""
    found = regions_with_figures(selection.metric)
    if selection.region not in found:
        found = [selection.region, *found]
    return [("" if region.code == selection.default_region else region.code, region) for region in found]
