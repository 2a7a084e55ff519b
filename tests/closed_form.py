"""Studies whose true difference is known, run through the real rule of when to stop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salessim.luck import Luck
from salessim.luck.transforms import exponential_quantile, lognormal_quantile, normal_quantile
from salessim.study.intervals import estimate
from salessim.study.stopping import StoppingRule, run_until_known

MOST = 4000

Draw = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From uniforms, one row a future, to the difference of two plans in it."""


def normal(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """Differences around zero, normal, sd 1."""
    return normal_quantile(u[:, 0])


def skewed(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """Differences around zero with a long tail above: a log-normal less its mean, sd 0.89."""
    sigma = 0.7
    return lognormal_quantile(u[:, 0], 1.0, sigma) - float(np.exp(sigma**2 / 2))


def rarely(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """5 % of the futures differ, all to one side, by an exponential amount."""
    return np.where(u[:, 0] < 0.05, exponential_quantile(u[:, 1]), 0.0)


def both_ways(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """5 % of the futures differ, by a normal amount to either side."""
    return np.where(u[:, 0] < 0.05, normal_quantile(u[:, 1]), 0.0)


def lopsided(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """5 % of the futures differ: a quarter of them by three times as much to one side as the others to the other."""
    amount = exponential_quantile(u[:, 1]) * np.where(u[:, 2] < 0.25, 3.0, -1.0)
    return np.where(u[:, 0] < 0.05, amount, 0.0)


KINDS: dict[str, tuple[Draw, float, float]] = {
    "normal": (normal, 0.0, 0.07),
    "skewed": (skewed, 0.0, 0.06),
    "rarely": (rarely, 0.05, 0.0135),
    "both ways": (both_ways, 0.0, 0.0095),
    "lopsided": (lopsided, 0.0, 0.018),
}
"""Each kind with its true mean and the precision that is asked for: a few hundred futures, more at times."""


@dataclass(frozen=True)
class Outcome:
    """What a study came to: mean difference less the true one, simulation error, and futures."""

    mean: float
    error: float
    futures: int


def study(kind: str, number: int) -> Outcome:
    """One study of a kind, by its own luck."""
    draw, true_mean, precision = KINDS[kind]
    u = Luck(7).block("closed form", kind, number, first=0, rows=MOST, columns=4)
    values = draw(u).tolist()

    def more(since: int, until: int) -> list[float]:
        return values[since:until]

    def differences(taken: Sequence[float]) -> list[Sequence[float]]:
        return [taken]

    rule = StoppingRule(precision, most=MOST)
    taken = run_until_known(more, differences, lambda _: rule, MOST)
    found = estimate(taken)
    assert found.simulation_error is not None
    return Outcome(found.mean - true_mean, found.simulation_error, len(taken))
