"""What the numbers that nobody knows exactly have to do with a difference: regression on futures already simulated.

A number's place in its range (uniform) becomes a normal deviate z, on which the difference is fitted with z and z
squared. That gives the share of the spread that the number explains (a first-order Sobol index), where the difference
turns round, and what knowing the number would be worth (Strong, Oakley and Brennan, Medical Decision Making 34, 2014).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

_NORMAL = NormalDist()
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Influence:
    """What one number has to do with the choice between plans.

    Attributes:
        path: Which number.
        explains: Share of the spread of the difference between the two best plans that it explains.
        worth: What knowing it exactly before deciding would be worth on average [unit of the measure].
        turns_at: Where in its range the difference turns round [share of what is believed possible]; None: nowhere.
        low: The difference to be expected where the number is low: 1 of 10 lie below.
        high: The same where it is high.
    """

    path: str
    explains: float
    worth: float
    turns_at: float | None
    low: float
    high: float


def influences(
    places: Mapping[str, Sequence[float]], values: Mapping[str, Sequence[float]], best: str, second: str
) -> tuple[Influence, ...]:
    """What each number explains, the most valuable to know first.

    Args:
        places: Where in its range each number lies in each future.
        values: What each plan came to in each future.
        best: The plan with the highest mean.
        second: The one that comes next.
    """
    plans = {name: np.asarray(column, dtype=float) for name, column in values.items()}
    difference = plans[best] - plans[second]
    found = []
    for path, uniforms in places.items():
        design = _design(uniforms)
        fitted = {name: design @ _fit(design, column - plans[best]) for name, column in plans.items()}
        worth = float(np.mean(np.max(np.column_stack(list(fitted.values())), axis=1)))
        worth -= max(float(np.mean(column)) for column in fitted.values())
        coefficients = _fit(design, difference)
        low, high = (float(_row(u) @ coefficients) for u in (0.1, 0.9))
        found.append(
            Influence(
                path,
                _explained(difference, design @ coefficients),
                max(0.0, worth - _by_chance(design, plans, best)),
                _turn(coefficients),
                low,
                high,
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.worth, -each.explains, each.path)))


def worth_of_knowing_all(values: Mapping[str, Sequence[float]]) -> float:
    """What it would be worth to know in which future one is before choosing [unit of the measure].

    Luck is part of it, which nobody can know; no study of anything is worth more.
    """
    columns = np.column_stack([np.asarray(column, dtype=float) for column in values.values()])
    return float(np.mean(np.max(columns, axis=1)) - np.max(np.mean(columns, axis=0)))


def _row(u: float) -> NDArray[np.float64]:
    z = _NORMAL.inv_cdf(u)
    return np.array([1.0, z, z * z - 1.0], dtype=np.float64)


def _design(uniforms: Sequence[float]) -> NDArray[np.float64]:
    return np.array([_row(u) for u in uniforms])


def _fit(design: NDArray[np.float64], column: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.linalg.lstsq(design, column, rcond=None)[0], dtype=np.float64)


def _explained(column: NDArray[np.float64], fitted: NDArray[np.float64]) -> float:
    """The share of the spread that a fit explains, adjusted for what a fit explains by chance."""
    total = float(np.sum((column - column.mean()) ** 2))
    if total <= 0.0 or len(column) <= _COLUMNS:
        return 0.0
    left = float(np.sum((column - fitted) ** 2)) / (len(column) - _COLUMNS)
    return max(0.0, 1.0 - left / (total / (len(column) - 1)))


def _by_chance(design: NDArray[np.float64], plans: Mapping[str, NDArray[np.float64]], best: str) -> float:
    """What knowing something that has nothing to do with the plans would seem to be worth: the same fit on the
    design turned by half of the futures, so that no future meets its own number.
    """
    turned = np.roll(design, len(design) // 2, axis=0)
    fitted = [turned @ _fit(turned, column - plans[best]) for column in plans.values()]
    return float(np.mean(np.max(np.column_stack(fitted), axis=1))) - max(float(np.mean(each)) for each in fitted)


def _turn(coefficients: NDArray[np.float64]) -> float | None:
    """Where the fitted difference crosses zero inside of the range, nearest to its middle; None: nowhere."""
    constant, slope, bend = (float(each) for each in coefficients)
    roots: list[complex] = [complex(root) for root in np.roots([bend, slope, constant - bend])]
    places = [_NORMAL.cdf(root.real) for root in roots if abs(root.imag) < 1e-12]
    inside = [place for place in places if 0.02 < place < 0.98]
    return min(inside, key=lambda place: abs(place - 0.5), default=None)
