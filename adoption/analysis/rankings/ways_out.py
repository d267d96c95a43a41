"""What to drop from a question without an answer, so that there is one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .selection import RankingSelection

# What narrows a ranking: its parts, the parameters that hold each, and what each is when it narrows nothing.
PARAMETERS = {"category": ("category",), "measured_by": ("measured_by",), "as_of": ("as_of", "undated")}
WIDE = {"category": "", "measured_by": None, "as_of": None}


@dataclass(frozen=True, slots=True)
class Way:
    """The parts that are dropped, and the parameters to blank for that."""

    parts: Sequence[str]
    blanks: dict[str, str]


def ways_out(selection: RankingSelection) -> list[Way]:
    """Each part that can be dropped alone to find figures, else all of them together. At most seven queries."""
    narrowing = [part for part in PARAMETERS if getattr(selection, part)]
    ways = [way for part in narrowing if (way := _way(selection, [part]))]
    if not ways and len(narrowing) > 1:
        ways = [way for way in [_way(selection, narrowing)] if way]
    return ways


def _way(selection: RankingSelection, parts: Sequence[str]) -> Way | None:
    """In the period that was asked for, where there are figures of it, else in the default one."""
    figures = replace(selection, **{part: WIDE[part] for part in parts}).candidates()
    blanks = dict.fromkeys((name for part in parts for name in PARAMETERS[part]), "")
    if period := selection.asked_period:
        if figures.filter(period_kind=period.kind, period_start=period.start).exists():
            return Way(parts, blanks)
    return Way(parts, blanks | {"period": ""}) if figures.exists() else None
