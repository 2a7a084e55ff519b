"""The named points of a negotiation: Nash, egalitarian, Kalai-Smorodinsky and welfare.

All are taken from the frontier, among deals that are at least as good as no deal for both sides (the zone of
agreement). Each is named by its formula, because the literature and its libraries use some of the names for different
things.
"""

from dataclasses import dataclass

import numpy as np

from salessim.negotiation.frontier import DECIMALS
from salessim.negotiation.worth import Floats

_SLACK = 0.5 * 10.0**-DECIMALS


@dataclass(frozen=True, slots=True)
class NamedPoints:
    """Positions on the frontier; None where no deal is as good as no deal for both sides.

    Attributes:
        nash: Largest product of gains over no deal (Nash 1950).
        egalitarian: Largest smaller gain: max min (Kalai 1977, equal weights).
        kalai_smorodinsky: Largest smaller ratio of a side's gain to the best gain it could have in the zone of
            agreement: max min ratio (Kalai and Smorodinsky 1975, on finite sets).
        welfare: Largest sum of worth.
    """

    nash: int | None
    egalitarian: int | None
    kalai_smorodinsky: int | None
    welfare: int | None


def named_points(first: Floats, second: Floats, first_no_deal: float = 0.0, second_no_deal: float = 0.0) -> NamedPoints:
    """The named points of a frontier.

    Ties go to the larger sum of gains, then to the point that is better for the first side.

    Args:
        first: Worth to the first side along the frontier.
        second: Worth to the second side along the frontier.
        first_no_deal: What no deal is worth to the first side.
        second_no_deal: What no deal is worth to the second side.
    """
    zone = np.flatnonzero(acceptable(first, second, first_no_deal, second_no_deal))
    if not len(zone):
        return NamedPoints(None, None, None, None)
    gains = np.maximum(np.stack([first[zone] - first_no_deal, second[zone] - second_no_deal]), 0.0)
    best = gains.max(axis=1, keepdims=True)
    # A side that can gain nothing has all it can have.
    ratios = np.divide(gains, best, out=np.ones_like(gains), where=best > _SLACK)
    total = gains.sum(axis=0)

    def best_by(*criteria: Floats) -> int:
        order = np.lexsort([gains[0], *[_without_noise(criterion) for criterion in reversed(criteria)]])
        return int(zone[order[-1]])

    return NamedPoints(
        nash=best_by(gains[0] * gains[1], total),
        egalitarian=best_by(gains.min(axis=0), total),
        kalai_smorodinsky=best_by(ratios.min(axis=0), ratios.sum(axis=0)),
        welfare=best_by(total),
    )


def _without_noise(criterion: Floats) -> Floats:
    """A criterion to twelve digits of its largest value, so that rounding errors do not break ties."""
    largest = float(np.abs(criterion).max())
    return np.round(criterion / largest, 12) if largest > 0 else criterion


def acceptable(
    first: Floats, second: Floats, first_no_deal: float, second_no_deal: float
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which outcomes are at least as good as no deal for both sides."""
    return (first >= first_no_deal - _SLACK) & (second >= second_no_deal - _SLACK)
