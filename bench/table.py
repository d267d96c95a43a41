"""The measurements as plain text."""

from collections.abc import Sequence
from statistics import median

from . import contestants as names
from .goals import goals
from .ratios import speeds, spread, work
from .rounds import Results

HEADER = "rows|case|wall s|work alone s|rows/s|peak MB|database MB|speed ÷ pure SQL|does not do".split("|")
GOALS_HEADER = ["goal", "aim", "measured", "", "with"]
STEPS_AGAIN = (names.OURS_AGAIN, names.OURS_KNOWN, names.REFERENCE_AGAIN)


def measurements(all_results: Sequence[Results]) -> str:
    return aligned([HEADER, *(line for results in all_results for line in lines(results))])


def lines(results: Results) -> list[list[str]]:
    return [line(results, step) for step in results.runs]


def line(results: Results, step: str) -> list[str]:
    runs = results.runs[step]
    other = names.REFERENCE_AGAIN if step in STEPS_AGAIN else names.REFERENCE_FIRST
    timed_work = [work(run) for run in runs if run.work is not None]
    return [
        f"{results.rows:,}",
        step,
        spread(run.wall for run in runs),
        spread(timed_work),
        f"{results.rows / median(run.wall for run in runs):,.0f}",
        f"{max(run.peak_mb for run in runs):.0f}",
        f"{runs[-1].database_mb:.0f}",
        spread(speeds(results, step, other), ".3g") if step != other else "1",
        results.leaves_out[step],
    ]


def aims(all_results: Sequence[Results]) -> str:
    return aligned([GOALS_HEADER, *(goal.cells for goal in goals(all_results))])


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Columns of equal width, the first row over a line."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows = [rows[0], ["-" * width for width in widths], *rows[1:]]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
