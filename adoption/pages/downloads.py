"""Rankings and trends as JSON and CSV, in the shapes of the contract."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpResponse, JsonResponse

from adoption.analysis.ranking import Ranking, RankRow
from adoption.analysis.selection import RankingSelection
from adoption.analysis.series import FigureRow, Series
from adoption.analysis.trend_selection import TrendSelection
from adoption.models import Event, SeriesBreak
from adoption.values.csvtext import guard

RANKING_COLUMNS = (
    "rank",
    "previous_rank",
    "service",
    "slug",
    "provider",
    "value",
    "qualifier",
    "previous_value",
    "change_pct",
    "reported_change_pct",
    "share_pct",
    "period",
    "measured_by",
    "publisher",
    "url",
    "self_reported",
    "alternatives",
    "spread",
    "figure",
)
TREND_COLUMNS = (
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


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole ones without a fraction."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def ranking_as_json(ranking: Ranking) -> dict[str, Any]:
    selection: RankingSelection = ranking.selection
    return {
        "metric": selection.metric.slug,
        "unit": selection.metric.unit,
        "period": selection.period.code if selection.period else "latest",
        "region": selection.region.code,
        "as_of": selection.as_of.isoformat() if selection.as_of else None,
        "total": number(ranking.total),
        "rows": [rank_row_as_json(row) for row in ranking.rows],
    }


def rank_row_as_json(row: RankRow) -> dict[str, Any]:
    figure = row.row
    values = (
        row.rank,
        row.previous_rank,
        figure.service.display_name,
        figure.service.slug,
        figure.service.provider.display_name,
        number(figure.value),
        figure.qualifier,
        number(row.previous_value),
        number(row.change_pct),
        number(row.reported_change_pct),
        number(row.share_pct),
        figure.period.code,
        figure.measured_by,
        figure.publisher,
        figure.url,
        figure.self_reported,
        row.alternatives,
        number(row.spread),
        figure.figure,
    )
    return dict(zip(RANKING_COLUMNS, values, strict=True))


def trends_as_json(
    selection: TrendSelection,
    series: Sequence[Series],
    events: Sequence[Event],
    breaks: Sequence[SeriesBreak],
) -> dict[str, Any]:
    return {
        "metric": selection.metric.slug if selection.metric else None,
        "unit": selection.metric.unit if selection.metric else None,
        "region": selection.region.code,
        "as_of": selection.as_of.isoformat() if selection.as_of else None,
        "services": [series_as_json(one) for one in series],
        "events": [
            {
                "date": event.date.isoformat(),
                "title": event.display_title,
                "services": [service.slug for service in event.services.all()],
            }
            for event in events
        ],
        "breaks": [
            {
                "date": one.date.isoformat(),
                "measured_by": one.measured_by.display_name if one.measured_by else None,
                "note": one.display_title,
            }
            for one in breaks
        ],
    }


def series_as_json(series: Series) -> dict[str, Any]:
    return {
        "slug": series.service.slug,
        "name": series.service.display_name,
        "color": series.service.color or None,
        "points": [
            {
                "period": row.period.code,
                "date": row.period.start.isoformat(),
                "value": number(row.value),
                "qualifier": row.qualifier,
                "figure": row.figure,
            }
            for row in series.points
        ],
    }


def trend_row(selection: TrendSelection, row: FigureRow) -> dict[str, Any]:
    values = (
        row.service.display_name,
        row.service.slug,
        selection.metric.slug,
        selection.region.code,
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
    return dict(zip(TREND_COLUMNS, values, strict=True))


def json_response(content: dict[str, Any]) -> JsonResponse:
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})


def csv_response(columns: Sequence[str], rows: Iterable[dict[str, Any]], file_name: str) -> HttpResponse:
    """A CSV download with a byte order mark, so that spreadsheets read Korean; formulas are neutralized."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return guard(value) if isinstance(value, str) else value
