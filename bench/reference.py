"""The pure-SQL reference: the file into a staging table, then one upsert into the project's own schema."""

import shutil
import sys
from pathlib import Path

from .data import COLUMNS

CLI = shutil.which("sqlite3")
# The settings that the project's own connections have, and Django's foreign keys.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; PRAGMA foreign_keys=ON;"
STAGING = f"CREATE TEMPORARY TABLE staging ({', '.join(f'{name} TEXT' for name in COLUMNS)});"
IDENTITY = "metric_id, region_id, period_kind, period_start, service_id, source_id, measured_by_id"
DETAILS = ("value", "qualifier", "standing", "quote", "note", "reported_change_pct")
# CROSS JOIN keeps the staging table outermost and every name a look-up in a unique index.
UPSERT = f"""
INSERT INTO adoption_figure ({IDENTITY}, value, qualifier, reported_change_pct, standing, quote, note, chosen, added_at)
SELECT metric.id, region.code,
    CASE length(s.period) WHEN 7 THEN 'month' ELSE 'day' END,
    CASE length(s.period) WHEN 7 THEN s.period || '-01' ELSE s.period END,
    service.id, source.id, measurer.id,
    CAST(s.value AS NUMERIC), s.qualifier, CAST(NULLIF(s.reported_change_pct, '') AS NUMERIC), s.standing,
    s.quote, s.note, 0, strftime('%Y-%m-%d %H:%M:%f', 'now')
FROM staging s
CROSS JOIN adoption_service service ON service.name = s.service
CROSS JOIN adoption_metric metric ON metric.slug = s.metric
CROSS JOIN adoption_region region ON region.code = s.region
CROSS JOIN adoption_organization publisher ON publisher.name = s.publisher
CROSS JOIN adoption_source source
    ON source.publisher_id = publisher.id AND source.title = s.source AND source.url = s.url
CROSS JOIN adoption_organization measurer ON measurer.name = s.measured_by
WHERE true
ON CONFLICT ({IDENTITY}) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in DETAILS)}
WHERE {" OR ".join(f"adoption_figure.{name} IS NOT excluded.{name}" for name in DETAILS)};
"""  # noqa: S608 - names of columns only
CHANGES = "SELECT changes();"


def command(folder: Path, database: Path, file: Path) -> list[str | Path]:
    """Runs it; the last line printed is the number of rows written."""
    if not CLI:
        return [sys.executable, "-m", "bench.runners.stand_in", database, file]
    script = folder / "reference.sql"
    load = f'.import --csv --skip 1 "{file}" staging'
    script.write_text("\n".join([PRAGMAS, STAGING, load, "BEGIN IMMEDIATE;", UPSERT, CHANGES, "COMMIT;"]) + "\n")
    return [CLI, "-batch", "-bail", database, f'.read "{script}"']
