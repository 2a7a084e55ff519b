"""How good a forecast was: errors of points, bands and chances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from salessim.calibration.deals import Floats

LOW, HIGH = 0.1, 0.9
"""The ends of a band, in which 8 of 10 cases are to lie [share]."""
_LEAST_CHANCE: Final = 1e-3


def weighted_error(forecast: ArrayLike, actual: ArrayLike) -> float:
    """The sum of the absolute errors over the sum of what came (WAPE) [share]; not a number where nothing came."""
    forecast, actual = np.asarray(forecast, dtype=np.float64), np.asarray(actual, dtype=np.float64)
    total = float(np.abs(actual).sum())
    return float(np.abs(forecast - actual).sum()) / total if total > 0.0 else float("nan")


def crps(sample: Floats, actual: Floats) -> float:
    """The mean continuous ranked probability score of forecasts given as samples (Gneiting and Raftery 2007).

    Args:
        sample: Futures of each case [futures x cases].
        actual: What came [cases].

    Returns:
        In the unit of the cases; the smaller, the better. For a forecast of one number it is the absolute error.
    """
    ordered = np.sort(sample, axis=0)
    count = len(ordered)
    weights = (2.0 * np.arange(1, count + 1) - count - 1.0)[:, None]
    spread = (weights * ordered).sum(axis=0) / count**2
    return float((np.abs(ordered - actual).mean(axis=0) - spread).mean())


@dataclass(frozen=True, slots=True)
class Band:
    """How a band did.

    Attributes:
        covered: Share of the cases that lay in it [share].
        width: Its mean width [unit of the cases].
        crps: The mean continuous ranked probability score [unit of the cases].
    """

    covered: float
    width: float
    crps: float


def band_of(sample: Floats, actual: Floats) -> Band:
    """How the bands of samples did [futures x cases] against what came [cases]."""
    low, high = np.quantile(sample, (LOW, HIGH), axis=0)
    return Band(
        covered=float(((actual >= low) & (actual <= high)).mean()),
        width=float((high - low).mean()),
        crps=crps(sample, actual),
    )


@dataclass(frozen=True, slots=True)
class Chances:
    """How chances of single deals did; both scores are the better, the smaller.

    Attributes:
        brier: Mean squared error (Brier 1950).
        log_loss: Mean negative logarithm of the chance given to what came; chances nearer than 0.001 to 0 or 1 count as
            0.001 away.
    """

    brier: float
    log_loss: float


def chances_of(chance: Floats, came: NDArray[np.bool_]) -> Chances:
    """How chances of deals did against whether each came true."""
    is_true = came.astype(np.float64)
    kept = np.clip(chance, _LEAST_CHANCE, 1.0 - _LEAST_CHANCE)
    logs = is_true * np.log(kept) + (1.0 - is_true) * np.log1p(-kept)
    return Chances(float(((chance - is_true) ** 2).mean()), float(-logs.mean()))
