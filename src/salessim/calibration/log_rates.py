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
from typing import Final

import numpy as np

from salessim.calibration.deals import Floats

_NEGLIGIBLE: Final = 1e-3
_NEWTON_STEPS: Final = 40
_CLOSE_ENOUGH: Final = 2e-3
_AT_ONCE: Final = 64


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
    mean: Floats
    root: Floats


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

    def mean(self) -> Floats:
        """The expected log rate of every period [periods]."""
        return np.asarray(sum(point.weight * point.mean for point in self.points))

    def spread(self) -> Floats:
        """The standard deviation of every period's log rate [periods]."""
        centre = self.mean()
        squares = sum(
            point.weight * ((point.mean - centre) ** 2 + (point.root**2).sum(axis=1)) for point in self.points
        )
        return np.asarray(np.sqrt(squares))

    def draw(self, which: Floats, normals: Floats) -> Floats:
        """Log rates of all periods in many futures [futures x periods].

        Args:
            which: A uniform for each future, which picks the sizes [futures].
            normals: Standard normal numbers [futures x periods].
        """
        edges = np.cumsum([point.weight for point in self.points])
        picked = np.minimum(np.searchsorted(edges, which * edges[-1], side="right"), len(self.points) - 1)
        drawn = np.empty_like(normals)
        for place, point in enumerate(self.points):
            rows = np.flatnonzero(picked == place)
            drawn[rows] = point.mean + normals[rows] @ point.root.T
        return drawn


def fit_log_rates(counts: Floats, expected: Floats, parts: Sequence[Part]) -> LogRates:
    """Weighs all combinations of sizes.

    Args:
        counts: Of the periods past [periods].
        expected: What was expected of them [periods].
        parts: What the process is made of.

    Returns:
        What is known of all periods for which the parts have covariances; those after the past ones are the future.
    """
    grid = np.array(list(product(*(part.sizes for part in parts))))
    likelihood = np.array(
        [sum(part.log_prior(size) for size, part in zip(sizes, parts, strict=True)) for sizes in grid.tolist()]
    )
    due, past = np.maximum(expected, 1e-9), len(counts)
    covariances = np.stack([part.covariance for part in parts])
    slopes = np.empty((len(grid), past))
    roots = np.empty((len(grid), past))
    for first in range(0, len(grid), _AT_ONCE):
        chosen = slice(first, first + _AT_ONCE)
        before = np.tensordot(grid[chosen] ** 2, covariances[:, :past, :past], axes=1)
        slopes[chosen], roots[chosen], logs = _highest(before, counts, due)
        likelihood[chosen] += logs
    best = float(likelihood.max())
    weights = np.exp(likelihood - best)
    share = weights / weights.sum()
    points = []
    for place in np.flatnonzero(share > _NEGLIGIBLE):
        covariance = np.tensordot(grid[place] ** 2, covariances, axes=1)
        root = roots[place]
        inner = np.eye(past) + root[:, None] * covariance[:past, :past] * root
        half = np.linalg.solve(np.linalg.cholesky(inner), root[:, None] * covariance[:past])
        mean = covariance[:past].T @ slopes[place]
        points.append(_Point(tuple(grid[place].tolist()), float(share[place]), mean, _root(covariance - half.T @ half)))
    return LogRates(tuple(points), best + float(np.log(weights.mean())))


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


def _highest(before: Floats, got: Floats, due: Floats) -> tuple[Floats, Floats, Floats]:
    """The highest point of the posterior for many covariances at once.

    Counts are Poisson with mean due * exp(rate); the posterior is taken for normal around its highest point, which
    Newton's method finds (Laplace approximation; Rasmussen and Williams 2006, algorithm 3.1).

    Args:
        before: Covariances of the past periods [covariances x periods x periods].
        got: The counts [periods].
        due: What was expected [periods].

    Returns:
        Slopes of the likelihood there, square roots of its curvature [covariances x periods], and the log likelihood
        of the counts [covariances].
    """
    one = np.eye(len(got))
    rate: Floats = np.zeros(before.shape[:2])
    slope: Floats = np.zeros_like(rate)
    for _ in range(_NEWTON_STEPS):
        mean = due * np.exp(rate)
        root = np.sqrt(mean)
        inner = one + root[:, :, None] * before * root[:, None, :]
        b = mean * rate + got - mean
        pulled = np.linalg.solve(inner, (root * np.einsum("gij,gj->gi", before, b))[:, :, None])[:, :, 0]
        slope = b - root * pulled
        step = np.einsum("gij,gj->gi", before, slope) - rate
        # A step of more than 1.5 in the logarithm may leap over the highest point.
        largest = np.abs(step).max(axis=1)
        rate = rate + step * np.minimum(1.0, 1.5 / np.maximum(largest, 1e-12))[:, None]
        if float(largest.max()) < _CLOSE_ENOUGH:
            break
    mean = due * np.exp(rate)
    root = np.sqrt(mean)
    inner = one + root[:, :, None] * before * root[:, None, :]
    chance = (got * (rate + np.log(due)) - mean).sum(axis=1)
    logs = chance - 0.5 * (slope * rate).sum(axis=1) - 0.5 * np.linalg.slogdet(inner)[1]
    return slope, root, np.asarray(logs)


def _root(covariance: Floats) -> Floats:
    """A root of a covariance, which may be singular."""
    values, vectors = np.linalg.eigh((covariance + covariance.T) / 2)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)))
