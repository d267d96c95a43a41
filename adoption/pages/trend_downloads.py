"""Trends as JSON and CSV, in the shapes of the contract."""

from typing import Any

from adoption.analysis.series import FigureRow, Series
from adoption.analysis.trends.selection import INDEX, SHARE
from adoption.analysis.trends.trend import Trend

from .downloads import number

COLUMNS = (
    "service",
    "slug",
    "metric",
    "region",
    "period",
    "date",
    "value",
    "qualifier",
    "measured_by",
    "publisher",
    "source",
    "url",
    "published",
    "figure",
)
# What an index and shares add to each point, besides its value.
DERIVED = {INDEX: "index", SHARE: "share_pct"}
CONVERTED = "converted_from"


def trends_as_json(trend: Trend) -> dict[str, Any]:
    selection, metric = trend.selection, trend.selection.metric
    return {
        "metric": metric.slug if metric else None,
        "unit": metric.unit if metric else None,
        "region": selection.region.code,
        "as_of": selection.as_of.isoformat() if selection.as_of else None,
        **way_of_reading(trend),
        "services": [series_as_json(trend, one) for one in trend.series],
        "events": [
            {
                "date": event.date.isoformat(),
                "title": event.display_title,
                "services": [service.slug for service in event.services.all()],
            }
            for event in trend.events
        ],
        "breaks": [
            {
                "date": one.date.isoformat(),
                "measured_by": one.measured_by.display_name if one.measured_by else None,
                "note": one.display_title,
            }
            for one in trend.breaks
        ],
    }


def way_of_reading(trend: Trend) -> dict[str, str]:
    """How the points were read, as far as that is not the default."""
    reading = trend.reading
    found = {"mode": reading.mode} if reading.mode in DERIVED else {}
    if reading.base:
        found["base"] = reading.base.code
    return found | ({"by": "measured_by"} if trend.selection.by_measurer else {})


def series_as_json(trend: Trend, series: Series) -> dict[str, Any]:
    measurer = {"measured_by": series.measured_by} if series.measured_by else {}
    return {
        "slug": series.service.slug,
        "name": series.service.display_name,
        "color": series.service.color or None,
        **measurer,
        "points": [
            {
                "period": row.period.code,
                "date": row.period.start.isoformat(),
                "value": number(row.value),
                "qualifier": row.qualifier,
                "figure": row.figure,
                **derived(trend, row),
            }
            for row in series.points
        ],
    }


def derived(trend: Trend, row: FigureRow) -> dict[str, Any]:
    """What is drawn of a figure where that is not its value, and the metric that its value was converted from."""
    reading = trend.reading
    found = {DERIVED[reading.mode]: number(reading.numbers.get(row.figure))} if reading.mode in DERIVED else {}
    if trend.selection.convert:
        found[CONVERTED] = row.converted_from.slug if row.converted_from else None
    return found


def columns(trend: Trend) -> tuple[str, ...]:
    own = [DERIVED[trend.reading.mode]] if trend.reading.mode in DERIVED else []
    return (*COLUMNS, *own, *([CONVERTED] if trend.selection.convert else []))


def csv_rows(trend: Trend) -> list[dict[str, Any]]:
    return [csv_row(trend, row) for one in trend.series for row in one.points]


def csv_row(trend: Trend, row: FigureRow) -> dict[str, Any]:
    values = (
        row.service.display_name,
        row.service.slug,
        trend.selection.metric.slug,
        trend.selection.region.code,
        row.period.code,
        row.period.start.isoformat(),
        number(row.value),
        row.qualifier,
        row.measured_by,
        row.publisher,
        row.source,
        row.url,
        row.published.isoformat() if row.published else None,
        row.figure,
    )
    return dict(zip(COLUMNS, values, strict=True)) | derived(trend, row)
