"""Metrics: what they are called, what they count, and how they behave."""

from typing import Any

from django.utils.translation import gettext as _

from adoption.models import Metric
from adoption.values.period import KINDS

from ..outcome import CellError
from ..resolve import Names
from .walk import Table, known_word

YES_NO = {"yes": True, "no": False}
# Shares of one set add up, to a hundred at most.
ADDITIVE = {**YES_NO, "share": True}
USUAL_PERIODS = {"any": "", **{kind: kind for kind in KINDS}}


def read(cells: dict[str, str], names: Names) -> dict[str, Any]:
    return {
        **cells,
        "additive": known_word("additive", cells["additive"], ADDITIVE),
        "higher_is_better": known_word("higher_is_better", cells["higher_is_better"], YES_NO),
        "usual_period": known_word("usual_period", cells["usual_period"], USUAL_PERIODS),
        "stale_after_days": days("stale_after_days", cells["stale_after_days"]),
    }


def days(column: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise CellError(column, text, _("A whole number of days is needed."))
    return int(text)


METRICS = Table(
    kind="metrics",
    model=Metric,
    key=("slug",),
    required=(
        "slug",
        "name",
        "unit",
        "event",
        "window",
        "surface",
        "aggregation",
        "additive",
        "higher_is_better",
        "usual_period",
        "stale_after_days",
    ),
    optional=("name_ko", "description", "description_ko", "aliases"),
    read=read,
)
