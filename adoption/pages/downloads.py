"""JSON and CSV to download, and rankings in these shapes, as the contract has them."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse

from adoption.analysis.rankings.ranking import Ranking, RankRow
from adoption.analysis.rankings.selection import RankingSelection
from adoption.values.csvtext import guard
from adoption.values.names import ISOLATES, alone

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


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole ones without a fraction."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def ranking_columns(ranking: Ranking) -> Sequence[str]:
    """One more where figures may be converted: the metric that was."""
    return (*RANKING_COLUMNS, "converted_from") if ranking.selection.convert else RANKING_COLUMNS


def ranking_csv_columns(ranking: Ranking) -> Sequence[str]:
    """With the reason where a change is withheld: a spreadsheet has no page around it."""
    return (*ranking_columns(ranking), "change_withheld")


def rows_for_csv(ranking: Ranking) -> list[dict[str, Any]]:
    reasons = [row.change_withheld for row in ranking.rows]
    return [row | {"change_withheld": reason} for row, reason in zip(rows_as_json(ranking), reasons, strict=True)]


def rows_as_json(ranking: Ranking) -> list[dict[str, Any]]:
    columns = ranking_columns(ranking)
    return [dict(zip(columns, row_values(row), strict=False)) for row in ranking.rows]


def ranking_as_json(ranking: Ranking) -> dict[str, Any]:
    selection: RankingSelection = ranking.selection
    return {
        "metric": selection.metric.slug,
        "unit": selection.metric.unit,
        "period": selection.period.code if selection.period else "latest",
        "region": selection.region.code,
        "as_of": selection.as_of.isoformat() if selection.as_of else None,
        "total": number(ranking.total),
        "rows": rows_as_json(ranking),
    }


def row_values(row: RankRow) -> tuple[Any, ...]:
    """In the order of the columns."""
    figure = row.row
    return (
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
        figure.converted_from.slug if figure.converted_from else None,
    )


def json_response(content: dict[str, Any]) -> HttpResponse:
    """Names stand by themselves here: what keeps them apart from other text on a page is left out."""
    text = json.dumps(content, ensure_ascii=False, cls=DjangoJSONEncoder)
    return HttpResponse(text.translate(ISOLATES), content_type="application/json")


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
    return guard(alone(value)) if isinstance(value, str) else value
