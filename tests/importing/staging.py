"""A staging table as an import leaves it before it writes, filled without a file."""

from datetime import date

from django.db import connection

from adoption.importing.checks import warnings
from adoption.importing.outcome import Problem
from adoption.models import WORLD, Figure, Metric, Organization, Service, Source, refresh_chosen
from adoption.values import period as periods
from tests.make import make_metric, make_organization, make_service, make_source

TODAY = date(2026, 1, 31)
COLUMNS = (
    "line bigint, service_id bigint, metric_id bigint, region_id text, period_kind text, period_start date,"
    " value numeric(24, 6), qualifier text, reported_change_pct numeric(12, 4), standing text, quote text,"
    " source_id bigint, measured_by_id bigint, note text"
)
STAGE = "INSERT INTO staged_figure VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
STORE = """
INSERT INTO adoption_figure (service_id, metric_id, region_id, period_kind, period_start, value, qualifier,
    reported_change_pct, standing, quote, source_id, measured_by_id, note, chosen, added_at)
SELECT service_id, metric_id, region_id, period_kind, period_start, value, qualifier,
    reported_change_pct, standing, quote, source_id, measured_by_id, note, %s, %s FROM staged_figure
"""
STAGE_STORED = """
INSERT INTO staged_figure
SELECT id, service_id, metric_id, region_id, period_kind, period_start, value, qualifier, reported_change_pct,
    'normal', quote, source_id, measured_by_id, note FROM adoption_figure
"""


class Staging:
    """Stages figures of one service, metric, source and measurer unless told otherwise; lines count from 2."""

    def __init__(self) -> None:
        self.service: Service = make_service()
        self.metric: Metric = make_metric()
        self.source: Source = make_source()
        self.measured_by: Organization = make_organization()
        self.line = 1
        self.execute(f"CREATE TEMPORARY TABLE staged_figure ({COLUMNS})")

    def execute(self, statement: str, parameters: list | None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)

    def add(self, period: str, value: float, *, change: float | None = None, **other) -> int:
        """Stage one figure. Returns its line."""
        own = periods.parse(period)
        row = {name: getattr(self, name) for name in ("service", "metric", "source", "measured_by")} | other
        self.line += 1
        values = [self.line, row["service"].pk, row["metric"].pk, other.get("region", WORLD)]
        values += [own.kind, own.start.isoformat()]
        values += [str(value), "exact", change, other.get("standing", "normal"), ""]
        values += [row["source"].pk, row["measured_by"].pk, ""]
        self.execute(STAGE, values)
        return self.line

    def months(self, *values: float, first: str = "2025-01", **other) -> list[int]:
        """Stage one figure for each month in turn. Returns their lines."""
        month, lines = periods.parse(first), []
        for value in values:
            lines.append(self.add(month.code, value, **other))
            month = month.next()
        return lines

    def store(self) -> None:
        """Store what is staged, as the import would; what is staged stays."""
        self.execute(STORE, [False, "2026-01-01"])
        refresh_chosen(Figure.objects.all())

    def take_back(self) -> None:
        """Stage all that is stored, with the standing normal, as for an import into an empty database."""
        self.execute(STAGE_STORED)
        Figure.objects.all().delete()

    def clear(self) -> None:
        self.execute("DELETE FROM staged_figure")

    def found(self, limit: int = 1000) -> list[Problem]:
        return warnings(TODAY, limit)

    def places(self) -> list[tuple[int, str]]:
        return [(problem.line, problem.column) for problem in self.found()]
