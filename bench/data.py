"""The benchmark's own data: what a tracker of 200 services would export, period by period; always the same."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

SEED = 2026
# The step from one period to the next, up or down: plausible, so that nothing is warned of.
LARGEST_STEP = 0.03
QUOTE_EVERY = 500
QUOTE = 'Use "by our panel" went on much as before, in all regions'
PUBLISHED = "2025-07-01"
FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2025, 6, 30)

COLUMNS = (
    "service,metric,period,region,value,qualifier,reported_change_pct,standing,"
    "source,publisher,measured_by,url,published,quote,note"
).split(",")
# Every tenth service has a Korean name.
SERVICES = tuple(f"Assistant {n:03}" if n % 10 else f"도우미 {n:03}" for n in range(1, 201))
REGIONS = tuple(
    "WORLD KR US JP IN BR DE FR GB IT ES ID MX CA AU NL PL SE CH TR SA AE EG NG ZA KE AR CL CO PE VN TH MY PH SG TW "
    "CN PK BD UA".split()
)


@dataclass(frozen=True, slots=True)
class MadeUpMetric:
    """A metric with the one source that gives it; `size` is the value of the largest service in the world."""

    slug: str
    unit: str
    event: str
    aggregation: str
    size: float
    qualifier: str
    publisher: str
    measured_by: str

    @property
    def is_share(self) -> bool:
        return self.aggregation == "share"

    @property
    def title(self) -> str:
        return f"{self.publisher}: {self.slug} of AI assistants"

    @property
    def url(self) -> str:
        return f"https://{self.publisher.lower()}.example/data/{self.slug}.csv"


METRICS = (
    MadeUpMetric("bench-visits", "visits", "visit", "total", 4e9, "approx", "Almanac", "Panel One"),
    MadeUpMetric("bench-users", "users", "active user", "total", 6e8, "approx", "Bulletin", "Panel Two"),
    MadeUpMetric("bench-downloads", "downloads", "download", "total", 9e7, "exact", "Courier", "Store Count"),
    MadeUpMetric("bench-requests", "requests", "request", "total", 8e9, "exact", "Digest", "Gateway Log"),
    MadeUpMetric("bench-subscribers", "subscribers", "subscriber", "point", 3e7, "at-least", "Echo", "Card Sample"),
    MadeUpMetric("bench-share", "percent", "referral", "share", 1e6, "exact", "Forum", "Link Count"),
)


def periods() -> Iterator[str]:
    """36 months, then days."""
    for month in range(36):
        yield f"{2022 + month // 12}-{month % 12 + 1:02}"
    for days in range((LAST_DAY - FIRST_DAY).days + 1):
        yield (FIRST_DAY + timedelta(days)).isoformat()


ROWS_OF_PERIOD = len(METRICS) * len(REGIONS) * len(SERVICES)
MOST_ROWS = ROWS_OF_PERIOD * sum(1 for _period in periods())


def rows(count: int) -> Iterator[list[str]]:
    """The first rows of all; each has one cell for each of COLUMNS."""
    return islice(all_rows(), count)


def all_rows() -> Iterator[list[str]]:
    dice = Random(SEED)  # noqa: S311 - no secret, but the same each time
    sets = [(metric, region, first_levels(metric, place)) for metric in METRICS for place, region in enumerate(REGIONS)]
    number = 0
    for period in periods():
        for metric, region, levels in sets:
            levels[:] = [level * (1 + LARGEST_STEP * (2 * dice.random() - 1)) for level in levels]
            details = ["", "normal", metric.title, metric.publisher, metric.measured_by, metric.url, PUBLISHED]
            for service, value in zip(SERVICES, values(metric, levels), strict=True):
                number += 1
                quote = "" if number % QUOTE_EVERY else QUOTE
                yield [service, metric.slug, period, region, value, metric.qualifier, *details, quote, ""]


def first_levels(metric: MadeUpMetric, place: int) -> list[float]:
    """A few large services and a long tail; the regions become smaller too."""
    return [metric.size / (1 + place) / (1 + rank) ** 0.8 for rank in range(len(SERVICES))]


def values(metric: MadeUpMetric, levels: list[float]) -> list[str]:
    """Whole numbers; shares are cut, not rounded, so that a set never adds to more than 100."""
    if not metric.is_share:
        return [str(int(level)) for level in levels]
    total = sum(levels)
    return [f"{int(1e6 * level / total) / 1e4:.4f}" for level in levels]


def write(path: Path, count: int) -> None:
    """A file in the long layout with so many figures."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(count))
