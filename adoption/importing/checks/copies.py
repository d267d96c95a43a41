"""The same value for the same fact by the same measurer under another publisher: no second witness."""

from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext as _

from ..outcome import Problem
from ..sql import fetch
from .findings import Findings, where
from .ordered import IS_NEWS

# Rows of the file that agree with another row of it, read up to this number.
MOST = 10_000
IN_FILE = """
SELECT c.series, c.region_id, c.period_start, c.value, c.line, c.is_news AND s.publisher_id <> c.measured_by_id,
    s.publisher_id, o.name
FROM copied_figure c JOIN adoption_source s ON s.id = c.source_id JOIN adoption_organization o ON o.id = s.publisher_id
ORDER BY c.n LIMIT %s
"""
IN_FILE_COUNT = "SELECT count(*) FROM copied_figure"
STORED = """
SELECT line, min(own) AS own, min(title) AS title, min(publisher) AS publisher, count(*) OVER () AS total
FROM (
    SELECT d.line AS line, mine.name AS own, source.title AS title, publisher.name AS publisher
    FROM compared_figure d
    JOIN adoption_figure f ON f.metric_id = d.metric_id AND f.region_id = d.region_id
        AND f.period_kind = d.period_kind AND f.period_start = d.period_start AND f.service_id = d.service_id
        AND f.measured_by_id = d.measured_by_id AND f.value = d.value AND f.source_id <> d.source_id
        AND f.standing <> 'deprecated'
    JOIN adoption_source source ON source.id = f.source_id
    JOIN adoption_source own ON own.id = d.source_id
        AND own.publisher_id NOT IN (source.publisher_id, d.measured_by_id)
    JOIN adoption_organization publisher ON publisher.id = source.publisher_id
    JOIN adoption_organization mine ON mine.id = own.publisher_id
    WHERE {is_news}) AS copies
GROUP BY line ORDER BY line LIMIT %s
"""


def find(limit: int, beside_stored: bool) -> Findings:
    """Copies within the file, as `Ordered` has set them apart, and of stored figures."""
    found = in_file()
    if beside_stored:
        told = {problem.line for problem in found.problems}
        rows = fetch(STORED.format(is_news=IS_NEWS), [limit])
        found.problems += [copy_of_stored(*row[:4]) for row in rows if row[0] not in told]
        found.more += rows[0][4] - len(rows) if rows else 0
    return found


def in_file() -> Findings:
    """One warning per value that several publishers give, at its last new line."""
    rows = fetch(IN_FILE, [MOST])
    problems = []
    for _same, group in groupby(rows, key=itemgetter(slice(0, 4))):
        problems += copies_among([row[4:] for row in group])
    [(count,)] = fetch(IN_FILE_COUNT)
    return Findings(problems, max(0, count - MOST))


def copies_among(rows: list[tuple]) -> list[Problem]:
    """The warning for rows (line, whether it may be a copy, publisher id, publisher) of one value, or none.

    What the measurer published itself is no copy."""
    candidates = [row for row in rows if row[1]]
    if not candidates or len({row[2] for row in rows}) < 2:
        return []
    line, _may, publisher, name = max(candidates)
    others = sorted(row for row in rows if row[2] != publisher)
    text = _(
        "The same value by the same measurer stands under %(others)s. If one copied the other, it does not confirm it;"
        " keep the one nearer to the measurer."
    )
    shown = ", ".join(dict.fromkeys(f"{row[3]} ({where(row[0])})" for row in others[:3]))
    return [Problem(line, "publisher", name, text % {"others": shown})]


def copy_of_stored(line: int, own: str, title: str, publisher: str) -> Problem:
    text = _(
        "The same value by the same measurer is stored already under %(publisher)s (“%(title)s”). If one copied the"
        " other, it does not confirm it; keep the one nearer to the measurer."
    )
    return Problem(line, "publisher", own, text % {"publisher": publisher, "title": title})
