"""How a rate moves from period to period: the logarithm of a rate as a sum of random parts.

Counts of periods are Poisson around what was expected of them, times a rate whose logarithm is a Gaussian process:
parts that repeat, parts that persist and parts of one period alone, each with a size of its own. The sizes are not
chosen: every combination of a grid is weighed by how well it explains the counts (its marginal likelihood) times a
prior that likes small sizes, and futures are drawn from all of them. So what short data cannot tell widens the bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.deals import Floats

_NEGLIGIBLE: Final = 1e-3
_NEWTON_STEPS: Final = 40
_CLOSE_ENOUGH: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a process.

    Attributes:
        covariance: Of all periods, past and future, at size 1 [periods x periods].
        sizes: Standard deviations it may have [log rate]; 0 leaves it out.
        usual: The size at which its prior has halved [log rate].
    """

    covariance: Floats
    sizes: tuple[float, ...]
    usual: float = 0.3

    def log_prior(self, size: float) -> float:
        """How likely a size is before any data: as a half-Cauchy has it (Gelman 2006, for its long tail)."""
        return -float(np.log1p((size / self.usual) ** 2))


@dataclass(frozen=True, slots=True)
class _Point:
    """One combination of sizes, its weight and what it says of all periods given the counts."""

    sizes: tuple[float, ...]
    weight: float
    means: tuple[Floats, ...]
    roots: tuple[Floats, ...]


@dataclass(frozen=True)
class LogRates:
    """What counts say of the log rates of all periods, past and future.

    Attributes:
        points: Combinations of sizes that are worth keeping.
        evidence: The log likelihood of the counts, averaged over all sizes.
    """

    points: tuple[_Point, ...]
    evidence: float

    @property
    def sizes(self) -> tuple[float, ...]:
        """The expected size of each part [log rate]."""
        return tuple(
            float(sum(point.weight * point.sizes[place] for point in self.points))
            for place in range(len(self.points[0].sizes))
        )

    def mean(self, series: int = 0) -> Floats:
        """The expected log rate of every period [periods]."""
        return np.asarray(sum(point.weight * point.means[series] for point in self.points))

    def spread(self, series: int = 0) -> Floats:
        """The standard deviation of every period's log rate [periods]."""
        centre = self.mean(series)
        squares = sum(
            point.weight * ((point.means[series] - centre) ** 2 + (point.roots[series] ** 2).sum(axis=1))
            for point in self.points
        )
        return np.asarray(np.sqrt(squares))

    def draw(self, which: Floats, normals: Sequence[Floats]) -> list[Floats]:
        """Log rates of all periods in many futures.

        Args:
            which: A uniform for each future, which picks the sizes [futures].
            normals: Standard normal numbers, one table for each series [futures x periods].

        Returns:
            One table for each series [futures x periods].
        """
        edges = np.cumsum([point.weight for point in self.points])
        picked = np.minimum(np.searchsorted(edges, which * edges[-1], side="right"), len(self.points) - 1)
        drawn = [np.empty_like(table) for table in normals]
        for place, point in enumerate(self.points):
            rows = np.flatnonzero(picked == place)
            for series, table in enumerate(normals):
                drawn[series][rows] = point.means[series] + table[rows] @ point.roots[series].T
        return drawn


def fit_log_rates(counts: Sequence[Floats], expected: Sequence[Floats], parts: Sequence[Part]) -> LogRates:
    """Weighs all combinations of sizes.

    Args:
        counts: Of the periods past, one series after another [series of periods].
        expected: What was expected of them [series of periods].
        parts: What the process is made of; the sizes are the same for all series.

    Returns:
        What is known of all periods for which the parts have covariances; those after the past ones are the future.
    """
    found: list[tuple[float, _Point]] = []
    for sizes in product(*(part.sizes for part in parts)):
        covariance = np.asarray(sum(size**2 * part.covariance for size, part in zip(sizes, parts, strict=True)))
        likelihood = sum(part.log_prior(size) for size, part in zip(sizes, parts, strict=True))
        means, roots = [], []
        for got, due in zip(counts, expected, strict=True):
            gain, logarithm, mean = _conditioned(covariance, got, np.maximum(due, 1e-9))
            likelihood += logarithm
            means.append(mean)
            roots.append(covariance - gain)
        found.append((float(likelihood), _Point(sizes, 0.0, tuple(means), tuple(roots))))
    best = max(likelihood for likelihood, _ in found)
    weights = [float(np.exp(likelihood - best)) for likelihood, _ in found]
    total = sum(weights)
    kept = [
        _Point(point.sizes, weight / total, point.means, tuple(_root(left) for left in point.roots))
        for weight, (_, point) in zip(weights, found, strict=True)
        if weight / total > _NEGLIGIBLE
    ]
    return LogRates(tuple(kept), best + float(np.log(total / len(found))))


def same_position(positions: Sequence[int]) -> Floats:
    """The covariance of a part that is the same wherever the position is, such as the month of the quarter."""
    place = np.asarray(positions)
    return np.asarray(place[:, None] == place[None, :], dtype=np.float64)


def persistent(count: int, memory: float) -> Floats:
    """The covariance of a part that fades: what is left of it after a period is `memory` [share]."""
    place = np.arange(count)
    return np.asarray(memory ** np.abs(place[:, None] - place[None, :]), dtype=np.float64)


def wandering(steps: Floats) -> Floats:
    """The covariance of the sum of steps with a covariance of their own, which begins at the first."""
    summing = np.tri(len(steps), k=-1)
    return np.asarray(summing @ steps @ summing.T)


def _conditioned(covariance: Floats, got: Floats, due: Floats) -> tuple[Floats, float, Floats]:
    """What the counts take off the covariance, their log likelihood, and the expected log rates.

    Counts are Poisson with mean due * exp(rate); the posterior is taken for normal around its highest point, which
    Newton's method finds (Laplace approximation; Rasmussen and Williams 2006, algorithm 3.1).
    """
    past = len(got)
    before = covariance[:past, :past]
    rate: Floats = np.zeros(past)
    slope: Floats = np.zeros(past)
    for _ in range(_NEWTON_STEPS):
        mean = due * np.exp(rate)
        root = np.sqrt(mean)
        lower = np.linalg.cholesky(np.eye(past) + root[:, None] * before * root)
        b = np.asarray(mean * rate + got - mean, dtype=np.float64)
        slope = np.asarray(b - root * _solved(lower, root * (before @ b)))
        wanted = before @ slope
        # A step of more than 1.5 in the logarithm may leap over the highest point.
        step = wanted - rate
        largest = float(np.abs(step).max())
        rate = rate + step * min(1.0, 1.5 / max(largest, 1e-12))
        if largest < _CLOSE_ENOUGH:
            break
    mean = due * np.exp(rate)
    root = np.sqrt(mean)
    lower = np.linalg.cholesky(np.eye(past) + root[:, None] * before * root)
    half = np.linalg.solve(lower, root[:, None] * covariance[:past])
    chance = float((got * (rate + np.log(due)) - mean).sum())
    logarithm = chance - 0.5 * float(slope @ rate) - float(np.log(np.diag(lower)).sum())
    return half.T @ half, logarithm, covariance[:past].T @ slope


def _solved(lower: NDArray[Any], b: NDArray[Any]) -> Floats:
    return np.asarray(np.linalg.solve(lower.T, np.linalg.solve(lower, b)))


def _root(covariance: Floats) -> Floats:
    """A root of a covariance, which may be singular."""
    values, vectors = np.linalg.eigh((covariance + covariance.T) / 2)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)))
