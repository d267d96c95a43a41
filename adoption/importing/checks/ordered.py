"""The staged figures in the order of their series, and which of them stand out from those beside them.

A series here is one service, metric, measurer, kind of period and region. One sort and one walk over
neighboring rows find what is worth a closer look; all other checks begin with what this leaves over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Max

from adoption.models import Figure, Metric, Organization
from adoption.values.period import KINDS

from ..sql import execute, fetch
from .findings import as_date

# Values side by side that lie further apart than this are looked at.
FACTOR = 4
# A reported change that misses the value by a larger part than this is computed exactly.
MISFIT = 0.003

# In a file with more rows only the last of each series is compared with the stored figures.
MOST_COMPARED = 50_000

TABLES = ("compared_figure", "copied_figure", "examined_figure", "edge_figure", "odd_pair", "ordered_figure")
# Rows are numbered in order as they are inserted: the row before is found by its number.
NUMBER = {"sqlite": "integer PRIMARY KEY", "postgresql": "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"}
CREATE = """
CREATE TEMPORARY TABLE ordered_figure (n {number}, series bigint, region_id text, period_start date,
    value numeric(24, 6), change numeric(12, 4), source_id bigint, line bigint)
"""
# Service, metric, measurer and kind in one number sort markedly faster than in four columns.
NUMBER_OF_KIND = "CASE period_kind " + " ".join(f"WHEN '{kind}' THEN {n}" for n, kind in enumerate(KINDS)) + " END"
KIND_OF_NUMBER = "CASE o.series %% 8 " + " ".join(f"WHEN {n} THEN '{kind}'" for n, kind in enumerate(KINDS)) + " END"
FILL = """
INSERT INTO ordered_figure (series, region_id, period_start, value, change, source_id, line)
SELECT ((service_id * %s + metric_id) * %s + measured_by_id) * 8 + {number_of_kind}, region_id, period_start,
    value, reported_change_pct, source_id, line
FROM staged_figure WHERE standing <> 'deprecated'
ORDER BY 1, 2, 3, 4
"""
# kind: 0 the pair parts two series, 1 both give the same value for the same fact, 2 the second stands out.
PAIRS = """
CREATE TEMPORARY TABLE odd_pair AS
SELECT a.n AS n, b.change AS change, CASE
    WHEN b.series <> a.series OR b.region_id <> a.region_id THEN 0
    WHEN b.period_start = a.period_start AND b.value = a.value THEN 1 ELSE 2 END AS kind
FROM ordered_figure a JOIN ordered_figure b ON b.n = a.n + 1
WHERE b.value > a.value * %s OR a.value > b.value * %s OR b.period_start = a.period_start
    OR (b.change IS NOT NULL AND abs(b.value - a.value * (1 + b.change / 100.0)) > b.value * %s)
    OR b.series <> a.series OR b.region_id <> a.region_id
"""
# Rows of one series and period: several sources, or a figure twice.
MAY_REPEAT = """
SELECT EXISTS (
    SELECT 1 FROM odd_pair p JOIN ordered_figure a ON a.n = p.n JOIN ordered_figure b ON b.n = p.n + 1
    WHERE p.kind <> 0 AND b.period_start = a.period_start)
"""
LAST_OF_SERIES = "SELECT n FROM odd_pair WHERE kind = 0 UNION ALL SELECT max(n) FROM ordered_figure"
FIRST_OF_SERIES = "SELECT n + 1 AS n FROM odd_pair WHERE kind = 0 UNION ALL SELECT 1 AS n"
GROUPS = """
SELECT o.series / %s %% %s AS metric_id, {kind_of_number} AS kind, max(o.period_start)
FROM ({last_of_series}) e JOIN ordered_figure o ON o.n = e.n GROUP BY 1, 2
"""
# The first and the last row of each series with the stored figure before or after it.
EDGES = """
CREATE TEMPORARY TABLE edge_figure AS
SELECT o.n AS n, o.value AS value, o.change AS change, (
    SELECT f.value FROM adoption_figure f
    WHERE f.service_id = o.series / %s AND f.metric_id = o.series / %s %% %s AND f.region_id = o.region_id
        AND f.period_kind = {kind_of_number} AND f.period_start <= o.period_start AND f.chosen
    ORDER BY f.period_start DESC LIMIT 1) AS beside
FROM ({first_of_series}) e JOIN ordered_figure o ON o.n = e.n
UNION ALL
SELECT o.n, o.value, NULL, (
    SELECT f.value FROM adoption_figure f
    WHERE f.service_id = o.series / %s AND f.metric_id = o.series / %s %% %s AND f.region_id = o.region_id
        AND f.period_kind = {kind_of_number} AND f.period_start > o.period_start AND f.chosen
    ORDER BY f.period_start LIMIT 1)
FROM ({last_of_series}) e JOIN ordered_figure o ON o.n = e.n
"""
ODD_EDGES = """
SELECT n FROM edge_figure
WHERE value > beside * %s OR beside > value * %s OR abs(value - beside * (1 + change / 100.0)) > value * %s
"""
IN_PAIRS = """
SELECT n FROM odd_pair WHERE kind = 2
UNION SELECT n + 1 FROM odd_pair WHERE kind = 2 OR (kind = 1 AND change IS NOT NULL)
"""
ALL_ROWS = "SELECT n FROM ordered_figure"
COPIES = "SELECT n FROM odd_pair WHERE kind = 1 UNION SELECT n + 1 FROM odd_pair WHERE kind = 1"
# The rows of some numbers with all that makes their identity.
DETAILS = """
SELECT o.n, o.series, o.series / %s AS service_id, o.series / %s %% %s AS metric_id,
    o.series / 8 %% %s AS measured_by_id, {kind_of_number} AS period_kind, o.region_id, o.period_start,
    o.value, o.change, o.source_id, o.line
FROM ({numbers}) c JOIN ordered_figure o ON o.n = c.n
"""
# What is stored already in the same words was looked at when it was stored.
IS_NEWS = """
NOT EXISTS (
    SELECT 1 FROM adoption_figure same
    WHERE same.metric_id = d.metric_id AND same.region_id = d.region_id AND same.period_kind = d.period_kind
        AND same.period_start = d.period_start AND same.service_id = d.service_id AND same.source_id = d.source_id
        AND same.measured_by_id = d.measured_by_id AND same.standing <> 'deprecated' AND same.value = d.value
        AND (d.change IS NULL OR same.reported_change_pct = d.change))
"""
TABLE = "CREATE TEMPORARY TABLE {name} AS SELECT d.*{more} FROM ({details}) d"


@dataclass(frozen=True, slots=True)
class Group:
    """A metric with a kind of period that the file has figures of, and where the last of them begins."""

    metric_id: int
    kind: str
    last_start: date


class Ordered:
    """Makes temporary tables: `examined_figure` of what stands out, `copied_figure` of equal values for a fact,
    and where figures are stored `compared_figure` of what to compare with them."""

    def __init__(self) -> None:
        metrics = 1 + (Metric.objects.aggregate(last=Max("pk"))["last"] or 0)
        self.factors = [metrics, 1 + (Organization.objects.aggregate(last=Max("pk"))["last"] or 0)]
        below_metric = self.factors[1] * 8
        # What takes service and metric out of the number of a series.
        self.metric = [below_metric, metrics]
        self.service_and_metric = [metrics * below_metric, *self.metric]
        self.beside_stored = Figure.objects.exists()

    def __enter__(self) -> "Ordered":
        execute(CREATE.format(number=NUMBER[connection.vendor]))
        execute(FILL.format(number_of_kind=NUMBER_OF_KIND), self.factors)
        odd = [FACTOR, FACTOR, MISFIT]
        execute(PAIRS, odd)
        numbers = IN_PAIRS
        if self.beside_stored:
            parts = {"first_of_series": FIRST_OF_SERIES, "last_of_series": LAST_OF_SERIES}
            execute(EDGES.format(kind_of_number=KIND_OF_NUMBER, **parts), self.service_and_metric * 2)
            numbers += f" UNION {ODD_EDGES}"
            self._detail("compared_figure", self._compared())
        self._detail("examined_figure", numbers, odd if self.beside_stored else [], f", {IS_NEWS} AS is_news")
        self._detail("copied_figure", COPIES, [], f", {IS_NEWS} AS is_news")
        return self

    def __exit__(self, error: type[BaseException] | None, *_) -> None:
        # An error takes the transaction back, and the tables with it.
        if error is None:
            for name in TABLES:
                execute(f"DROP TABLE IF EXISTS {name}")

    def may_repeat(self) -> bool:
        """Whether a figure may stand twice in the file."""
        [(may,)] = fetch(MAY_REPEAT)
        return bool(may)

    def groups(self) -> list[Group]:
        statement = GROUPS.format(kind_of_number=KIND_OF_NUMBER, last_of_series=LAST_OF_SERIES)
        return [Group(metric, kind, as_date(last)) for metric, kind, last in fetch(statement, self.metric)]

    def _compared(self) -> str:
        [(rows,)] = fetch("SELECT max(n) FROM ordered_figure")
        return ALL_ROWS if (rows or 0) <= MOST_COMPARED else LAST_OF_SERIES

    def _detail(self, name: str, numbers: str, parameters: Sequence = (), more: str = "") -> None:
        details = DETAILS.format(numbers=numbers, kind_of_number=KIND_OF_NUMBER)
        execute(
            TABLE.format(name=name, details=details, more=more),
            [*self.service_and_metric, self.factors[1], *parameters],
        )
