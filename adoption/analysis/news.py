"""What is new: figures that were added, and figures that were revised."""

from dataclasses import dataclass
from datetime import datetime

from adoption.models import Figure
from adoption.models.figure import FigureQuerySet

NEWS_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class News:
    """One figure as it stands now, and when it was added or last revised; `reason` is the editor's, often blank."""

    figure: Figure
    at: datetime
    is_revision: bool
    reason: str


def news(figures: FigureQuerySet) -> list[News]:
    """The latest of the given figures, the newest first, each once. Two queries.

    Keys grow with time, so they stand for it: there is no index of days."""
    shown = figures.published().standing_upright()
    related = ("service", "metric", "region", "measured_by", "source__publisher")
    added = {figure.pk: figure for figure in shown.select_related(*related).order_by("-pk")[:NEWS_AT_MOST]}
    revised = Figure.history.filter(history_type="~", id__in=shown.order_by().values("pk"))
    revisions = {}
    for pk, at, reason in revised.order_by("-history_id").values_list("id", "history_date", "history_change_reason")[
        :NEWS_AT_MOST
    ]:
        revisions.setdefault(pk, (at, reason or ""))
    missing = revisions.keys() - added.keys()
    if missing:
        added |= {figure.pk: figure for figure in shown.filter(pk__in=missing).select_related(*related)}
    found = [
        News(figure, *((revisions[pk][0], True, revisions[pk][1]) if pk in revisions else (figure.added_at, False, "")))
        for pk, figure in added.items()
    ]
    return sorted(found, key=lambda one: (one.at, one.figure.pk), reverse=True)[:NEWS_AT_MOST]
