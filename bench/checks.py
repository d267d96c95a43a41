"""Whether a run did what it was timed for: a failed import is quick, and worth nothing."""

import json
from hashlib import sha256
from pathlib import Path

from .data import SERVICES
from .databases import Database
from .process import BenchError

COUNT = "SELECT count(*) FROM adoption_figure"
CHOSEN = "SELECT count(*) FROM adoption_figure WHERE chosen"
HISTORY = "SELECT count(*) FROM adoption_historicalfigure"
# Everything that the file says of two services, by names: one with large values, one with small ones.
SAMPLED = (SERVICES[0], SERVICES[149])
SAMPLE = f"""
SELECT metric.slug, f.region_id, f.period_kind, f.period_start, service.name, f.value, f.qualifier,
    f.reported_change_pct, f.standing, f.quote, f.note, source.title, source.url, publisher.name, measurer.name
FROM adoption_figure f
JOIN adoption_service service ON service.id = f.service_id
JOIN adoption_metric metric ON metric.id = f.metric_id
JOIN adoption_source source ON source.id = f.source_id
JOIN adoption_organization publisher ON publisher.id = source.publisher_id
JOIN adoption_organization measurer ON measurer.id = f.measured_by_id
WHERE service.name IN {SAMPLED}
ORDER BY metric.slug, f.region_id, f.period_kind, f.period_start, service.name
"""  # noqa: S608 - made-up names


def demand(name: str, expected: object, found: object) -> None:
    """Raises BenchError where they differ."""
    if expected != found:
        raise BenchError(f"{name}: expected {expected}, found {found}.")


def stored(database: Database, rows: int) -> None:
    demand("figures stored", [(rows,)], list(database.fetch(COUNT)))


def ours(database: Database, rows: int, report: Path, again: bool) -> int:
    """The report and the stored figures agree with the file. Returns the number of warnings."""
    told = json.loads(report.read_text())
    expected = (0, 0, 0) if again else (rows, 0, 0)
    demand("created, updated, rejected", expected, (told["created"], told["updated"], told["rejected"]))
    stored(database, rows)
    demand("figures chosen", [(rows,)], list(database.fetch(CHOSEN)))
    demand("figures with a history", [(0,)], list(database.fetch(HISTORY)))
    return len(told["warnings"])


def reference(database: Database, rows: int, output: str, again: bool) -> None:
    demand("rows written", "0" if again else str(rows), (output.splitlines() or [""])[-1])
    stored(database, rows)


def table_of_peer(database: Database, rows: int) -> None:
    demand("rows stored", [(rows,)], list(database.fetch("SELECT count(*) FROM figures")))


def fingerprint(database: Database) -> str:
    """Of a sample of the stored figures; the same in two databases where these hold the same."""
    digest = sha256()
    for row in database.fetch(SAMPLE):
        digest.update(repr(row).encode())
    return digest.hexdigest()
