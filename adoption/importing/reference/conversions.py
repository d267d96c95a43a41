"""Conversions: which metric can be computed exactly from which other one."""

from typing import Any

from adoption.models import Conversion
from adoption.values.period import KINDS

from ..resolve import Names
from .walk import Table, found, known_word

PERIOD_KINDS = {kind: kind for kind in KINDS}
RULES = {value: value for value in Conversion.Rule.values}


def read(cells: dict[str, str], names: Names) -> dict[str, Any]:
    return {
        "metric": found("metric", cells["metric"], names.metrics.find),
        "from_metric": found("from_metric", cells["from_metric"], names.metrics.find),
        "period_kind": known_word("period_kind", cells["period_kind"], PERIOD_KINDS),
        "rule": known_word("rule", cells["rule"], RULES),
    }


CONVERSIONS = Table(
    kind="conversions",
    model=Conversion,
    key=("metric", "from_metric", "period_kind"),
    required=("metric", "from_metric", "period_kind", "rule"),
    optional=(),
    read=read,
)
