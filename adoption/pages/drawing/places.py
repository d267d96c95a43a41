"""Where labels go so that they do not cover one another."""

from collections.abc import Sequence


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Moves positions apart to the gap, each as little as its order allows, within the bounds."""
    gap = min(gap, (high - low) / max(len(positions) - 1, 1))
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    placed = list(positions)
    floor, ceiling = low, high
    for index in order:
        placed[index] = max(positions[index], floor)
        floor = placed[index] + gap
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - gap
    return placed


def lanes(positions: Sequence[float], gap: float, count: int) -> list[int | None]:
    """The lane of each ascending position where its label is clear of the one before; None where none is."""
    ends = [float("-inf")] * count
    found: list[int | None] = []
    for position in positions:
        lane = next((number for number, end in enumerate(ends) if position - end >= gap), None)
        if lane is not None:
            ends[lane] = position
        found.append(lane)
    return found
