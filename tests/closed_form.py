"""Studies whose true difference is known, run through the real rule of when to stop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salessim.luck import Luck
from salessim.luck.transforms import exponential_quantile, lognormal_quantile, normal_quantile
from salessim.study.intervals import estimate
from salessim.study.stopping import StoppingRule, run_until_known

MOST = 3000

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
    """5 % of the futures differ: by an exponential amount to one side or the other, one side three times as far."""
    amount = exponential_quantile(u[:, 1]) * np.where(u[:, 2] < 0.25, 3.0, -1.0)
    return np.where(u[:, 0] < 0.05, amount, 0.0)


KINDS: dict[str, tuple[Draw, float]] = {"normal": (normal, 0.07), "skewed": (skewed, 0.06), "rarely": (rarely, 0.018)}
"""Each kind with the precision that is asked for: a few hundred futures, more at times."""


@dataclass(frozen=True)
class Outcome:
    """What a study came to: mean difference, simulation error, and futures."""

    mean: float
    error: float
    futures: int


def study(kind: str, number: int, true_mean: float = 0.0) -> Outcome:
    """One study of a kind, by its own luck."""
    draw, precision = KINDS[kind]
    u = Luck(7).block("closed form", kind, number, first=0, rows=MOST, columns=4)
    values = (draw(u) + true_mean).tolist()

    def more(since: int, until: int) -> list[float]:
        return values[since:until]

    def differences(taken: Sequence[float]) -> list[Sequence[float]]:
        return [taken]

    rule = StoppingRule(precision, most=MOST)
    taken = run_until_known(more, differences, lambda _: rule, MOST)
    found = estimate(taken)
    assert found.simulation_error is not None
    return Outcome(found.mean, found.simulation_error, len(taken))
