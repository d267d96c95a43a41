"""Periods that lie ahead, and kinds of periods that the metric does not use."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from adoption.models import Metric
from adoption.models.metric import PERIOD_KINDS

from ..outcome import Problem
from ..sql import fetch
from .findings import Findings, code_of
from .ordered import Group

ODD_PERIODS = """
SELECT g.line, g.period_kind, g.period_start, m.name, m.usual_period, g.period_start > %s, count(*) OVER ()
FROM staged_figure g JOIN adoption_metric m ON m.id = g.metric_id
WHERE (g.period_start > %s OR m.usual_period NOT IN ('', g.period_kind)) AND g.standing <> 'deprecated'
    AND NOT EXISTS (
        SELECT 1 FROM adoption_figure f
        WHERE f.metric_id = g.metric_id AND f.region_id = g.region_id AND f.period_kind = g.period_kind
            AND f.period_start = g.period_start AND f.service_id = g.service_id AND f.source_id = g.source_id
            AND f.measured_by_id = g.measured_by_id AND f.value = g.value AND f.standing <> 'deprecated')
ORDER BY g.line LIMIT %s
"""


def find(groups: Iterable[Group], today: date, limit: int) -> Findings:
    usual = dict(Metric.objects.values_list("pk", "usual_period"))
    if not any(group.last_start > today or usual[group.metric_id] not in ("", group.kind) for group in groups):
        return Findings()
    day = today.isoformat()
    rows = fetch(ODD_PERIODS, [day, day, limit])
    problems = [problem for row in rows for problem in problems_of(row, day)]
    return Findings(problems, rows[0][-1] - len(rows) if rows else 0)


def problems_of(row: tuple, today: str) -> list[Problem]:
    line, kind, start, metric, usual, is_ahead, _total = row
    messages = []
    if is_ahead:
        text = _("The period begins after today, %(today)s. Check the year; a forecast is no figure.")
        messages.append(text % {"today": today})
    if usual not in ("", kind):
        text = _(
            "“%(metric)s” is usually given for each %(usual)s, but this period is a %(kind)s. Check the period, and"
            " whether another metric is meant."
        )
        messages.append(text % {"metric": metric, "usual": PERIOD_KINDS[usual], "kind": PERIOD_KINDS[kind]})
    return [Problem(line, "period", code_of(kind, start), message) for message in messages]
