"""The best of many plans with as few futures as possible: the procedure of Kim and Nelson.

Seong-Hee Kim and Barry Nelson, A fully sequential procedure for indifference-zone selection in simulation, ACM TOMACS
11 (2001), with c = 1. It works with the same luck for all plans. With the wanted probability it finds the best one if
that is better than all others by at least the indifference gap; otherwise one that is within the gap of the best.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import variance
from typing import Final

FIRST: Final = 20
"""Futures of every plan before any is dropped; fewer than 20 make the guarantee costly."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a selection came to.

    Attributes:
        best: Number of the plan that is left.
        futures: How many futures the last plans were tried on.
        dropped_after: After how many futures each of the other plans was dropped, by number.
        is_sure: Whether the procedure came to its end; otherwise `best` has the highest mean so far.
    """

    best: int
    futures: int
    dropped_after: dict[int, int]
    is_sure: bool


def select_best(
    plans: int,
    sample: Callable[[int, Sequence[int]], Sequence[float]],
    gap: float,
    *,
    level: float = 0.9,
    first: int = FIRST,
    most: int = 100_000,
) -> Selection:
    """The plan with the highest mean.

    Args:
        plans: How many there are.
        sample: What some plans come to in a future: called with its number and the plans that are left.
        gap: The least difference of means that matters [unit of the values].
        level: How likely the answer is to be right [share].
        first: Futures before any plan is dropped.
        most: Futures at most.

    Raises:
        ValueError: There is no plan, the gap is not above 0, or `first` is below 2.
    """
    if plans < 1 or gap <= 0.0 or first < 2:
        raise ValueError(f"{plans} plans, a gap of {gap} and {first} first futures make no selection")
    values: list[list[float]] = [[] for _ in range(plans)]
    left = list(range(plans))
    for future in range(first):
        for plan, value in zip(left, sample(future, left), strict=True):
            values[plan].append(value)
    if plans == 1:
        return Selection(0, first, {}, True)
    eta = 0.5 * ((2.0 * (1.0 - level) / (plans - 1)) ** (-2.0 / (first - 1)) - 1.0)
    h_squared = 2.0 * eta * (first - 1)
    spread = {
        pair: variance([one - other for one, other in zip(values[pair[0]], values[pair[1]], strict=True)])
        for pair in combinations(range(plans), 2)
    }
    sums = [sum(each) for each in values]
    dropped: dict[int, int] = {}
    futures = first
    while True:
        beaten = _beaten(left, sums, futures, spread, h_squared, gap)
        left = [plan for plan in left if plan not in beaten]
        dropped |= dict.fromkeys(beaten, futures)
        if len(left) == 1 or futures >= most:
            best = max(left, key=lambda plan: sums[plan])
            return Selection(best, futures, dropped, len(left) == 1)
        for plan, value in zip(left, sample(futures, left), strict=True):
            sums[plan] += value
        futures += 1


def _beaten(
    left: Sequence[int],
    sums: Sequence[float],
    futures: int,
    spread: dict[tuple[int, int], float],
    h_squared: float,
    gap: float,
) -> set[int]:
    """The plans that are behind another one by more than luck explains."""
    found = set()
    for one, other in combinations(left, 2):
        margin = max(0.0, gap / 2.0 * (h_squared * spread[(one, other)] / gap**2 - futures))
        ahead = sums[one] - sums[other]
        if ahead < -margin:
            found.add(one)
        elif ahead > margin or margin == 0.0:
            found.add(other)  # of two that are alike to the end, the first stays
    return found
