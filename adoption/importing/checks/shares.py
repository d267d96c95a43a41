"""Shares of one set that add to more than a hundred percent."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from adoption.models import Metric

from ..outcome import Problem
from ..sql import fetch, plain
from .findings import Findings, grouped
from .ordered import Group

# Rounded shares may add to half a percent more; SQLite adds up binary fractions.
MOST_PERCENT = 100.5 + 1e-6

SETS = """
SELECT g.metric_id, g.region_id, g.period_kind, g.period_start, g.measured_by_id, g.source_id,
    sum(g.value) AS total, min(g.line) AS line, max(g.line) AS last_line, count(*) AS shares
FROM staged_figure g
WHERE g.standing <> 'deprecated'
    AND g.metric_id IN ({metrics})
GROUP BY g.metric_id, g.region_id, g.period_kind, g.period_start, g.measured_by_id, g.source_id
"""
# The same with what is stored of the set and stays; sets in which nothing is new are left out.
SETS_BESIDE_STORED = """
SELECT staged + COALESCE((
        SELECT sum(f.value) FROM adoption_figure f
        WHERE f.metric_id = sets.metric_id AND f.region_id = sets.region_id AND f.period_kind = sets.period_kind
            AND f.period_start = sets.period_start AND f.measured_by_id = sets.measured_by_id
            AND f.source_id = sets.source_id AND f.standing <> 'deprecated'), 0) - replaced AS total,
    line, last_line, shares
FROM (
    SELECT g.metric_id, g.region_id, g.period_kind, g.period_start, g.measured_by_id, g.source_id,
        sum(CASE WHEN g.standing = 'deprecated' THEN 0 ELSE g.value END) AS staged,
        sum(CASE WHEN f.standing <> 'deprecated' THEN f.value ELSE 0 END) AS replaced,
        min(g.line) AS line, max(g.line) AS last_line, count(*) AS shares,
        sum(CASE WHEN f.value = g.value AND f.standing <> 'deprecated' THEN 0 ELSE 1 END) AS news
    FROM staged_figure g
    LEFT JOIN adoption_figure f ON f.metric_id = g.metric_id AND f.region_id = g.region_id
        AND f.period_kind = g.period_kind AND f.period_start = g.period_start AND f.service_id = g.service_id
        AND f.source_id = g.source_id AND f.measured_by_id = g.measured_by_id
    WHERE g.metric_id IN ({metrics})
    GROUP BY g.metric_id, g.region_id, g.period_kind, g.period_start, g.measured_by_id, g.source_id) AS sets
WHERE news > 0
"""
TOO_LARGE = """
SELECT line, last_line, shares, total, count(*) OVER () FROM ({sets}) AS totals
WHERE total > %s ORDER BY line LIMIT %s
"""
FIRST_SHARES = """
SELECT g.line, g.value FROM staged_figure g
WHERE g.line IN ({lines})
    AND g.metric_id IN ({metrics})
"""

SHARE_METRICS = "SELECT id FROM adoption_metric WHERE unit = 'percent' AND aggregation = 'share'"
SET = "metric_id, region_id, period_kind, period_start, measured_by_id, source_id"
TOTALS = f"""
SELECT {SET}, sum(value) AS total, min(line) AS line, count(*) AS shares FROM staged_figure
WHERE metric_id IN ({SHARE_METRICS}) GROUP BY {SET}
"""
# Shares of at least three services, none above one, that add to about one.
FEWEST, LEAST, MOST = 3, 0.9, 1.02
# Sets that are no percentages: fractions of one, or nothing but zeros.
ODD_SETS = f"""
SELECT line, total, shares FROM (
    {TOTALS} HAVING (count(*) >= %s AND sum(value) BETWEEN %s AND %s) OR (count(*) > 1 AND sum(value) = 0)) t
ORDER BY line
"""
EMPTY_ROWS = f"""
SELECT s.n FROM staged_figure s JOIN ({TOTALS} HAVING count(*) > 1 AND sum(value) = 0) t
    ON {" AND ".join(f"s.{name} = t.{name}" for name in SET.split(", "))}
"""


def odd_sets() -> list[tuple[int, Decimal | float, int]]:
    """Line, total and number of the shares of each set that adds to about one or to nothing."""
    return fetch(ODD_SETS, [FEWEST, LEAST, MOST])


def find(groups: Iterable[Group], limit: int, beside_stored: bool) -> Findings:
    """One warning per set: the figures of one source and measurer for a metric, region and period."""
    shares = set(Metric.objects.filter(unit="percent", aggregation="share").values_list("pk", flat=True))
    metrics = ", ".join(str(pk) for pk in sorted(shares & {group.metric_id for group in groups}))
    if not metrics:
        return Findings()
    sets = SETS_BESIDE_STORED if beside_stored else SETS
    rows = fetch(TOO_LARGE.format(sets=sets.format(metrics=metrics)), [MOST_PERCENT, limit])
    if not rows:
        return Findings()
    lines = ", ".join(str(row[0]) for row in rows)
    values = dict(fetch(FIRST_SHARES.format(lines=lines, metrics=metrics)))
    problems = [Problem(row[0], "value", plain(values[row[0]]), message(*row[1:4])) for row in rows]
    return Findings(problems, rows[0][4] - len(rows))


def message(last_line: int, shares: int, total: float) -> str:
    text = _(
        "The shares of this metric, region and period in this source add to %(total)s percent (%(count)d shares, the"
        " last in line %(line)d). Check for a total among them, an overlap, or a slip."
    )
    return text % {"total": grouped(round(total, 2)), "count": shares, "line": last_line}
