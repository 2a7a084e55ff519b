"""How sure a share of futures is: exact tails of the binomial distribution, and the interval made of them.

C. Clopper and E. Pearson, The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika
26 (1934).
"""

from __future__ import annotations

import math

from salessim.study.intervals import LEVEL

_HALVINGS = 50


def at_least(hits: int, futures: int, chance: float) -> float:
    """How likely so many hits or more are [share].

    Args:
        hits: In how many futures something happened.
        futures: How many futures there were.
        chance: How likely it is in one of them [share].
    """
    if hits <= 0:
        return 1.0
    if not 0.0 < chance < 1.0:
        return float(chance >= 1.0)
    odds = math.log(chance) - math.log1p(-chance)
    none = futures * math.log1p(-chance)
    whole = math.lgamma(futures + 1)
    return min(
        1.0,
        math.fsum(
            math.exp(none + k * odds + whole - math.lgamma(k + 1) - math.lgamma(futures - k + 1))
            for k in range(hits, futures + 1)
        ),
    )


def at_most(hits: int, futures: int, chance: float) -> float:
    """How likely so many hits or fewer are [share]."""
    return at_least(futures - hits, futures, 1.0 - chance)


def interval(hits: int, futures: int, level: float = LEVEL) -> tuple[float, float]:
    """Between which ends the chance of a hit lies, with at least this level [share]."""
    tail = (1.0 - level) / 2.0
    return _lower_end(hits, futures, tail), 1.0 - _lower_end(futures - hits, futures, tail)


def _lower_end(hits: int, futures: int, tail: float) -> float:
    """The chance at which so many hits or more are as unlikely as the tail."""
    if hits == 0:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        low, high = (low, middle) if at_least(hits, futures, middle) > tail else (middle, high)
    return low
