"""What is to be reached, beside what was measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from . import contestants as names
from .ratios import speeds, spread, wall, work
from .rounds import Results

MILLION = 1_000_000
LARGE = (MILLION, 10 * MILLION)


@dataclass(frozen=True, slots=True)
class Goal:
    """`numbers` are those of the rounds, none where it was not measured; `where` says with which file."""

    text: str
    aim: float
    numbers: Sequence[float]
    where: str
    at_least: bool = True

    @property
    def cells(self) -> list[str]:
        sign = "≥" if self.at_least else "≤"
        return [self.text, f"{sign} {self.aim:g}", spread(self.numbers, ".3g"), self.verdict, self.where]

    @property
    def verdict(self) -> str:
        if not self.numbers:
            return "not measured"
        reached = median(self.numbers)
        return "reached" if (reached >= self.aim if self.at_least else reached <= self.aim) else "NOT REACHED"


def goals(all_results: Sequence[Results]) -> list[Goal]:
    first, again = names.OURS_FIRST, names.OURS_AGAIN
    return [
        faster("first import ÷ pure SQL", 0.6, all_results, first, names.REFERENCE_FIRST),
        faster("same file, row by row ÷ pure SQL", 0.75, all_results, again, names.REFERENCE_AGAIN),
        faster("first import ÷ sqlite-utils", 6, all_results, first, names.SQLITE_UTILS),
        faster("work alone ÷ django-import-export", 100, all_results, first, names.IMPORT_EXPORT, work),
        *(peak(all_results, rows) for rows in LARGE),
        growth(all_results),
    ]


def faster(
    text: str, aim: float, all_results: Sequence[Results], step: str, other: str, seconds: Callable = wall
) -> Goal:
    """In the million, which the goals are about, or else in the largest file that both imported."""
    measured = [(speeds(results, step, other, seconds), results.rows) for results in all_results]
    measured = [(numbers, rows) for numbers, rows in measured if numbers]
    if not measured:
        return Goal(text, aim, [], "")
    numbers, rows = max(measured, key=lambda one: (one[1] == MILLION, one[1]))
    return Goal(text, aim, numbers, f"{rows:,} rows")


def peak(all_results: Sequence[Results], rows: int) -> Goal:
    """Of the slower two of our steps; the third reads no rows."""
    runs = [
        run
        for results in all_results
        if results.rows == rows
        for step in (names.OURS_FIRST, names.OURS_AGAIN)
        for run in results.runs[step]
    ]
    return Goal("peak memory, MB", 200, [run.peak_mb for run in runs], f"{rows:,} rows", at_least=False)


def growth(all_results: Sequence[Results]) -> Goal:
    """The time for a row of ten millions over that for a row of one; medians, for they are apart in time."""
    per_row = {
        results.rows: median(run.wall for run in results.runs[names.OURS_FIRST]) / results.rows
        for results in all_results
    }
    few, many = (per_row.get(rows) for rows in LARGE)
    numbers = [many / few] if few and many else []
    return Goal("time for a row, 10,000,000 ÷ 1,000,000", 1.4, numbers, "first import", at_least=False)
