"""Medians, and ratios taken within a round: these hold where the machine's pace does not."""

from collections.abc import Callable, Iterable
from statistics import median

from .rounds import Results, Run

Seconds = Callable[[Run], float]


def wall(run: Run) -> float:
    return run.wall


def work(run: Run) -> float:
    """What a process without set-up to speak of takes is all work."""
    return run.wall if run.work is None else run.work


def speeds(results: Results, step: str, other: str, seconds: Seconds = wall) -> list[float]:
    """How many times as fast a step is as another, round by round; empty where one did not run."""
    pairs = zip(results.runs.get(step, []), results.runs.get(other, []), strict=False)
    return [seconds(slower) / seconds(faster) for faster, slower in pairs]


def spread(numbers: Iterable[float], form: str = ".2f") -> str:
    """The median, with the lowest and the highest."""
    numbers = sorted(numbers)
    if not numbers:
        return "–"
    if len(numbers) == 1:
        return f"{numbers[0]:{form}}"
    return f"{median(numbers):{form}} ({numbers[0]:{form}}–{numbers[-1]:{form}})"
