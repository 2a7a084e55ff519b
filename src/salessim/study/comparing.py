"""Several plans on the same futures: differences, the chance of being the best, and which can still be the best.

Three things are kept apart: the mean difference with its simulation error, the spread of single futures, and the share
of futures in which a plan is the best.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salessim.study.intervals import LEVEL, Estimate, estimate

Values = Mapping[str, Sequence[float]]
"""What each plan came to, one number a future; the plans of a future stand at the same place."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more one plan brings than another.

    Attributes:
        option: The plan.
        against: The other one.
        measure: Of what.
        estimate: Mean, simulation error, and the spread of single futures.
        chance: Share of the futures in which the plan brings more; where both bring the same, half of them.
    """

    option: str
    against: str
    measure: str
    estimate: Estimate
    chance: float

    @property
    def is_settled(self) -> bool:
        """Whether more futures would hardly turn the mean round: zero lies outside of the interval."""
        error = self.estimate.simulation_error
        return error is not None and abs(self.estimate.mean) > error

    def as_json(self) -> dict[str, object]:
        """The shape of `differences` in `salessim whatif --json`."""
        return {
            "option": self.option,
            "against": self.against,
            "measure": self.measure,
            **estimate_json(self.estimate),
            "chance": self.chance,
        }


def estimate_json(found: Estimate) -> dict[str, object]:
    """Mean, simulation error, low and high."""
    return {
        "mean": found.mean,
        "simulation_error": found.simulation_error,
        "low": found.low,
        "high": found.high,
    }


def differences_of(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """What the first brings more than the second, future by future."""
    return [one - other for one, other in zip(first, second, strict=True)]


def compared(option: str, against: str, measure: str, values: Values, level: float = LEVEL) -> Difference:
    """How much more one plan brings than another."""
    differences = differences_of(values[option], values[against])
    better = sum(1.0 if each > 0 else 0.5 if each == 0 else 0.0 for each in differences)
    return Difference(option, against, measure, estimate(differences, level), better / len(differences))


def chances_of_being_best(values: Values) -> dict[str, float]:
    """The share of futures in which each plan brings the most; plans that bring the same share the future."""
    names = list(values)
    best = dict.fromkeys(names, 0.0)
    futures = 0
    for future in zip(*values.values(), strict=True):
        most = max(future)
        winners = [name for name, value in zip(names, future, strict=True) if value == most]
        for name in winners:
            best[name] += 1.0 / len(winners)
        futures += 1
    return {name: share / futures for name, share in best.items()} if futures else best


@dataclass(frozen=True, slots=True)
class AgainstBest:
    """How far a plan is from the best of the others: multiple comparisons with the best.

    Attributes:
        option: The plan.
        low: Lower end [unit of the measure]; below zero, the plan may be worse by so much.
        high: Upper end; zero means that the plan is not the best, or that another one is just the same.
    """

    option: str
    low: float
    high: float

    @property
    def may_be_best(self) -> bool:
        """Whether the plan cannot be ruled out as the best one."""
        return self.high > 0.0 or self.low == 0.0


def against_the_best(values: Values, level: float = LEVEL) -> list[AgainstBest]:
    """Simultaneous intervals for every plan's mean less the best of the others' means.

    Hsu's intervals (Multiple Comparisons, 1996) for plans on the same futures: each pair has its own half width from
    the differences, by Bonferroni for the comparisons with one plan (Nelson and Matejcik, Management Science 41, 1995,
    use the same form). All of them hold at the same time with at least `level`.
    """
    names = list(values)
    pairs = max(1, len(names) - 1)
    # One-sided bounds on each of the comparisons: together they miss with at most 1 - level.
    pair_level = 1.0 - 2.0 * (1.0 - level) / pairs
    found = []
    for name in names:
        ends = [
            (each.mean - (each.simulation_error or 0.0), each.mean + (each.simulation_error or 0.0))
            for other in names
            if other != name
            for each in (estimate(differences_of(values[name], values[other]), max(0.01, pair_level)),)
        ]
        low = min((below for below, _ in ends), default=0.0)
        high = min((above for _, above in ends), default=math.inf)
        found.append(AgainstBest(name, min(0.0, low), max(0.0, high)))
    return found
