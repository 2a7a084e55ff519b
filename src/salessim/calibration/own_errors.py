"""What the forecast learns from its own errors: made anew on days gone by inside the data, was it too sure of itself?

A change of pace of a kind that the counts alone do not announce shows in this: the last months came out further from
what would have been forecast than the forecast thought likely. What its own bands do not explain is taken for a lean of
all its forecasts to one side, and for a drift of all closings; both are weighed by the likelihood of those errors and
carried into every future. Nothing later than the last day known is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from salessim.calibration.deals import Floats
from salessim.luck import Luck
from salessim.luck.transforms import normal_quantile

STEP_DAYS: Final = 30
"""How far each of the own forecasts looks ahead [day]."""
MOST_STEPS: Final = 4
"""How many are made (assumption)."""
FEWEST_DAYS: Final = 60
"""For how long closings must have been known on a day, for a forecast to be made on it [day] (assumption)."""
FEWEST_WINS: Final = 30
"""Wins that must have been known on it (assumption, as for a forecast that is no guess)."""
SIZES: Final = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4)
USUAL: Final = 0.03
"""The size of the drift in a month that is as likely as not to be exceeded, before any error is known [log rate]
(assumption)."""

USUAL_LEAN: Final = 0.1
"""Standard deviation of the lean before any error is known [log rate] (assumption)."""


@dataclass(frozen=True)
class Drift:
    """What is known of the lean and the drift of all closings.

    Attributes:
        sizes: Standard deviations that the drift may have in a month [log rate].
        weights: How likely each is [share].
        leans: The mean of the lean if the drift has each size [log rate].
        unsure: Its standard deviation [log rate].
        errors: The logarithm of what came over what was forecast, the last month first.
        expected: By how much the forecast itself expected to err: standard deviations [errors].
    """

    sizes: Floats
    weights: Floats
    leans: Floats
    unsure: Floats
    errors: Floats
    expected: Floats

    @property
    def lean(self) -> float:
        """By how much its forecasts are expected to be too low [log rate]."""
        return float((self.leans * self.weights).sum())

    @property
    def size(self) -> float:
        """Its expected size in a month [log rate]."""
        return float((self.sizes * self.weights).sum())

    def draw(self, luck: Luck, futures: int, days: int) -> Floats:
        """The factor on all closings of each coming day in many futures [futures x days].

        The level is off from the first day on and wanders further: over the first month, the errors have the variance
        that was found.
        """
        edges = np.cumsum(self.weights)
        which = luck.block("drift", "size", first=0, rows=futures, columns=1)[:, 0]
        place = np.minimum(np.searchsorted(edges, which * edges[-1], side="right"), len(edges) - 1)
        size = self.sizes[place]
        normals = normal_quantile(luck.block("drift", "lean", first=0, rows=futures, columns=1)[:, 0])
        lean = self.leans[place] + self.unsure[place] * normals
        steps = normal_quantile(luck.block("drift", "steps", first=0, rows=futures, columns=days))
        steps *= np.sqrt(1.0 / STEP_DAYS)
        # The mean of a walk over a month has a third of the variance of its end; the rest is there at once.
        steps[:, 0] *= np.sqrt(2.0 / 3.0 * STEP_DAYS)
        return np.asarray(np.exp(lean[:, None] + size[:, None] * np.cumsum(steps, axis=1)))


def no_drift() -> Drift:
    """Nothing beyond what the fit says."""
    nothing = np.zeros(0)
    return Drift(np.zeros(1), np.ones(1), np.zeros(1), np.zeros(1), nothing, nothing)


def fit_drift(errors: Floats, expected: Floats) -> Drift:
    """Weighs leans and sizes of a drift by the errors of own forecasts, all normal.

    Args:
        errors: The logarithm of what came over what was forecast.
        expected: By how much each forecast expected to err: standard deviations.
    """
    sizes = np.array(SIZES)
    edges = np.concatenate(([0.0], (sizes[1:] + sizes[:-1]) / 2, [np.inf]))
    # A half-Cauchy prior (Gelman 2006); each size stands for all that are nearest to it.
    logs = np.log(np.diff(np.arctan(edges / USUAL)))
    variance = expected[None, :] ** 2 + sizes[:, None] ** 2
    known = (1.0 / variance).sum(axis=1) + 1.0 / USUAL_LEAN**2
    leans = (errors / variance).sum(axis=1) / known
    # The likelihood with the lean integrated out.
    logs += -0.5 * (
        np.log(variance).sum(axis=1) + (errors**2 / variance).sum(axis=1) + np.log(known) - leans**2 * known
    )
    weights = np.exp(logs - logs.max())
    return Drift(sizes, weights / weights.sum(), leans, 1.0 / np.sqrt(known), errors, expected)
