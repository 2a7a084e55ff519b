"""The Pareto frontier: outcomes that nobody can better for one side without worsening them for the other."""

import numpy as np
from numpy.typing import NDArray

from salessim.negotiation.worth import Floats

Numbers = NDArray[np.int64]

DECIMALS = 9
"""Values are rounded to this many decimals before dominance is tested, so that rounding errors decide nothing."""

_BINS = 512
_WORTH_SORTING_AT_ONCE = 2_000


def frontier_of(first: Floats, second: Floats) -> Numbers:
    """Which outcomes no other outcome dominates.

    An outcome dominates another if it is at least as good for both and better for one. Of outcomes equal for both
    sides, only the one with the lowest number is kept.

    Args:
        first: Worth of each outcome to the first side.
        second: Worth of each outcome to the second side.

    Returns:
        Numbers of the frontier's outcomes, rising in `first` and falling in `second`.
    """
    a, b = np.round(first, DECIMALS), np.round(second, DECIMALS)
    kept = np.arange(len(a)) if len(a) <= _WORTH_SORTING_AT_ONCE else _not_obviously_dominated(a, b)
    order = kept[np.lexsort((kept, -b[kept], -a[kept]))]
    heights = b[order]
    is_best = np.empty(len(order), dtype=bool)
    is_best[:1] = True
    is_best[1:] = heights[1:] > np.maximum.accumulate(heights)[:-1]
    return order[is_best][::-1].astype(np.int64)


def _not_obviously_dominated(a: Floats, b: Floats) -> Numbers:
    """Outcomes above everything that stands in a bin further right: few, so that sorting them is cheap."""
    low, high = float(a.min()), float(a.max())
    if high <= low:
        return np.arange(len(a))
    bins = ((a - low) * ((_BINS - 1) / (high - low))).astype(np.int64)
    highest = np.full(_BINS + 1, -np.inf)
    np.maximum.at(highest, bins, b)
    highest_right_of = np.maximum.accumulate(highest[::-1])[::-1][1:]
    return np.flatnonzero(b > highest_right_of[bins])
