"""The figures that stand out, each with those beside it: in the file and in the database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from adoption.models import Figure

from ..sql import fetch
from .findings import as_date

SIDES = 4
STORED_SIDES = 2

EXAMINED = """
SELECT n, line, service_id, metric_id, measured_by_id, region_id, period_kind, period_start, value, change, source_id
FROM examined_figure WHERE is_news ORDER BY n LIMIT %s
"""
# Both belong to one series, as column and not as condition: SQLite would make an index of the large table first.
STAGED_NEAR = """
SELECT x.n, o.period_start, o.value, o.line, o.series = x.series AND o.region_id = x.region_id
FROM (SELECT n, series, region_id FROM examined_figure WHERE is_news ORDER BY n LIMIT %s) x
CROSS JOIN ordered_figure o
WHERE o.n BETWEEN x.n - %s AND x.n + %s AND o.n <> x.n
ORDER BY x.n, o.n
"""
# One row per examined figure and place beside it; the number of the place comes as OFFSET.
STORED_PLACE = """
SELECT x.n AS n, (
    SELECT f.id FROM adoption_figure f
    WHERE f.service_id = x.service_id AND f.metric_id = x.metric_id AND f.region_id = x.region_id
        AND f.period_kind = x.period_kind AND f.period_start {side} x.period_start AND f.chosen
    ORDER BY f.period_start {direction} LIMIT 1 OFFSET {place}) AS id
FROM (SELECT * FROM examined_figure WHERE is_news ORDER BY n LIMIT %s) x
"""
STORED_NEAR = """
SELECT p.n, f.period_start, f.value, f.measured_by_id, f.source_id
FROM ({places}) p CROSS JOIN adoption_figure f WHERE f.id = p.id ORDER BY p.n
"""


@dataclass(frozen=True, slots=True)
class Near:
    """A figure beside another one; `line` is None for a stored one."""

    start: date
    value: float
    line: int | None = None


@dataclass(slots=True)
class Suspect:
    """A figure of the file with the figures of its series beside it.

    `staged` and `stored` are of its measurer, `others` are stored ones of other measurers."""

    line: int
    service_id: int
    metric_id: int
    measured_by_id: int
    region_id: str
    kind: str
    start: date
    value: float
    change: float | None
    source_id: int
    staged: list[Near] = field(default_factory=list)
    stored: list[Near] = field(default_factory=list)
    others: list[Near] = field(default_factory=list)

    @property
    def own(self) -> list[Near]:
        """The figures beside it that the same measurer gave."""
        return [*self.staged, *self.stored]

    def leave_out(self, is_foreign: Callable[[Near], bool]) -> None:
        """Forget the figures that are not comparable."""
        for near in (self.staged, self.stored, self.others):
            near[:] = [one for one in near if not is_foreign(one)]


def suspects(most: int) -> list[Suspect]:
    """At most that many, by their place in the order of series. Four queries."""
    found = {}
    for n, line, service, metric, measured_by, region, kind, start, value, change, source in fetch(EXAMINED, [most]):
        found[n] = Suspect(
            line,
            service,
            metric,
            measured_by,
            region,
            kind,
            as_date(start),
            float(value),
            change and float(change),
            source,
        )
    for n, start, value, line, is_own in fetch(STAGED_NEAR, [most, SIDES, SIDES]):
        if is_own:
            found[n].staged.append(Near(as_date(start), float(value), line))
    if not Figure.objects.exists():
        return list(found.values())
    places = " UNION ALL ".join(
        STORED_PLACE.format(side=side, direction=direction, place=place)
        for side, direction in (("<=", "DESC"), (">", "ASC"))
        for place in range(STORED_SIDES)
    )
    for n, *stored in fetch(STORED_NEAR.format(places=places), [most] * 2 * STORED_SIDES):
        add_stored(found[n], *stored)
    return list(found.values())


def add_stored(suspect: Suspect, start: str | date, value: Decimal | float, measured_by: int, source: int) -> None:
    near = Near(as_date(start), float(value))
    if measured_by != suspect.measured_by_id:
        suspect.others.append(near)
    # Not the figure itself as it was before this import.
    elif source != suspect.source_id or near.start != suspect.start:
        suspect.stored.append(near)
