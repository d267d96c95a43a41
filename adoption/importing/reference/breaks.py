"""Series breaks: changes of method, for one measurer or service or for all."""

from typing import Any

from adoption.models import SeriesBreak

from ..parse import parse_when
from ..resolve import Names
from .walk import Table, found, known_word

KINDS = {value: value for value in SeriesBreak.Kind.values}


def read(cells: dict[str, str], names: Names) -> dict[str, Any]:
    measured_by, service = cells["measured_by"], cells["service"]
    when = found("date", cells["date"], parse_when)
    return {
        **cells,
        "date": when.start,
        "month_only": when.kind == "month",
        "metric": found("metric", cells["metric"], names.metrics.find),
        "measured_by": found("measured_by", measured_by, names.organizations.find) if measured_by else None,
        "service": found("service", service, names.services.find) if service else None,
        "kind": known_word("kind", cells["kind"], KINDS),
    }


BREAKS = Table(
    kind="breaks",
    model=SeriesBreak,
    key=("metric", "date", "title"),
    required=("date", "metric", "kind", "title"),
    optional=("measured_by", "service", "title_ko", "url", "note"),
    read=read,
)
