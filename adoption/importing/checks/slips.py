"""A value ten, a hundred, a thousand … times too high or too low for its own series."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log10
from statistics import median_low

from django.utils.translation import gettext as _

from ..outcome import Problem
from ..sql import plain
from .findings import code_of, grouped, where
from .suspects import Near, Suspect

# How far the factor may lie from ten, as a power of ten: from 5 to 20 between two neighbors, from 6.7 to
# 15 beside one. Hardly a series moves thirtyfold in a step, so beyond that any factor counts.
BETWEEN_TWO, BESIDE_ONE, FAR = log10(2), log10(1.5), 1.5
# A series with neighbors on one side only may have grown tenfold in a longer time, but not a thousandfold.
NEAR_DAYS, SURE_POWER = 100, 3


@dataclass(frozen=True, slots=True)
class Slip:
    power: int
    near: list[Near]

    def problem(self, suspect: Suspect) -> Problem:
        beside = "; ".join(
            f"{code_of(suspect.kind, near.start)}: {grouped(near.value)} ({where(near.line)})" for near in self.near[:2]
        )
        names = {"times": grouped(10 ** abs(self.power)), "beside": beside}
        if self.power > 0:
            text = _(
                "About %(times)s times the figures beside it (%(beside)s). Check the unit and the decimal sign:"
                " million, billion, 만, 억."
            )
        else:
            text = _(
                "About 1/%(times)s of the figures beside it (%(beside)s). Check the unit and the decimal sign:"
                " million, billion, 만, 억."
            )
        return Problem(suspect.line, "value", plain(suspect.value), text % names)


def slip_of(suspect: Suspect, smallest: float) -> Slip | None:
    """The slip, if the value lies off by about the same power of ten from all figures beside it.

    What is stored counts more than the rest of the file, which may have slipped as a whole."""
    staged, stored, others = (closest(suspect, near) for near in (suspect.staged, suspect.stored, suspect.others))
    if stored:
        slip = slip_from(suspect, stored, smallest)
        alone = slip and abs(slip.power) == 1 and staged and not slip_from(suspect, staged, smallest)
        return None if alone else slip
    if staged:
        return slip_from(suspect, staged, smallest)
    slip = slip_from(suspect, others, smallest)
    return slip if slip and abs(slip.power) > 1 else None


def closest(suspect: Suspect, near: Sequence[Near]) -> list[Near]:
    """Up to two figures on either side and those of the same period, nearest first; a copy proves nothing."""
    before = [one for one in near if one.start < suspect.start]
    same = [one for one in near if one.start == suspect.start and one.value != suspect.value]
    after = [one for one in near if one.start > suspect.start]
    before.sort(key=lambda one: one.start, reverse=True)
    after.sort(key=lambda one: one.start)
    return sorted([*before[:2], *same, *after[:2]], key=lambda one: abs(one.start - suspect.start))


def slip_from(suspect: Suspect, near: Sequence[Near], smallest: float) -> Slip | None:
    """The slip, unless the value lies near one of the figures or is too small to tell."""
    if not near or not suspect.value or any(max(one.value, suspect.value) < smallest for one in near):
        return None
    on_both_sides = any(one.start <= suspect.start for one in near) and any(one.start >= suspect.start for one in near)
    logs = [log10(suspect.value / one.value) if one.value else inf for one in near]
    if not is_off(logs, BETWEEN_TWO if on_both_sides else BESIDE_ONE):
        return None
    # Figures for the very period tell best by how much.
    same = [log for log, one in zip(logs, near, strict=True) if one.start == suspect.start]
    middle = median_low(same or logs)
    slip = Slip(round(middle), [near[place] for place in nearest_to(middle, logs)])
    return slip if on_both_sides or abs(slip.power) >= SURE_POWER or can_blame(suspect, near) else None


def is_off(logs: Sequence[float], slack: float) -> bool:
    """Whether all factors go the same way, each about ten or much more."""
    one_way = all(log * logs[0] > 0 for log in logs) and inf not in logs
    return one_way and all(abs(abs(log) - 1) <= slack or abs(log) >= FAR for log in logs)


def nearest_to(middle: float, logs: Sequence[float]) -> list[int]:
    return sorted(range(len(logs)), key=lambda place: abs(logs[place] - middle))


def can_blame(suspect: Suspect, near: Sequence[Near]) -> bool:
    """Whether figures on one side only are close enough to tell; of two in a file, the later one is blamed."""
    is_first_of_two = len(near) == 1 and near[0].line is not None and near[0].start > suspect.start
    return not is_first_of_two and abs(near[0].start - suspect.start).days <= NEAR_DAYS
