"""When enough futures have been simulated: on how well the differences are known, never on their sign.

Who stops once an interval no longer holds zero calls three quarters of equal plans different. So a study is looked at
after fixed numbers of futures, and ends when every mean difference is known as well as was asked for. At least 200
futures, and 30 of them in which two plans differ at all, keep the interval honest where differences are rare or skewed.
Each look is half as many futures again as the one before: few looks, because stopping where the spread happens to look
small makes intervals too narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from salessim.study.intervals import LEVEL, estimate

LEAST: Final = 200
"""Futures that are simulated in any case (DESIGN, section 7)."""

LEAST_DIFFERENT: Final = 30
"""Futures in which two plans must differ before their difference is taken as known (DESIGN, section 7)."""

MOST: Final = 2000
"""Futures after which a study ends in any case, unless another number is given (assumption)."""

_GROWTH: Final = 1.5
_ROUNDED_TO: Final = 10

Known = Literal["known", "identical", "rarely differ", "not known"]
"""How well a difference is known: as well as asked for; there is none; the plans rarely differ; not well enough."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class StoppingRule:
    """When to stop.

    Attributes:
        precision: How well a mean difference is to be known [unit of the measure]: half the width of its interval.
        level: Level of that interval [share].
        least: Futures at least.
        least_different: Futures with a difference at least.
        most: Futures at most.
    """

    precision: float
    level: float = LEVEL
    least: int = LEAST
    least_different: int = LEAST_DIFFERENT
    most: int = MOST

    def looks(self) -> Iterator[int]:
        """After how many futures it is looked whether to stop: 200, 300, 450, ... and at last `most`."""
        count = min(self.least, self.most)
        while count < self.most:
            yield count
            count = min(self.most, -(-int(count * _GROWTH) // _ROUNDED_TO) * _ROUNDED_TO)
        yield self.most

    def state_of(self, differences: Sequence[float]) -> Known:
        """How well a difference is known after some futures."""
        different = sum(difference != 0.0 for difference in differences)
        if len(differences) >= self.least and not different:
            return "identical"
        if len(differences) < self.least:
            return "not known"
        if different < self.least_different:
            return "rarely differ"
        error = estimate(differences, self.level).simulation_error
        return "known" if error is not None and error <= self.precision else "not known"

    def is_enough(self, differences: Iterable[Sequence[float]]) -> bool:
        """Whether every one of several differences is known, or is none."""
        return all(self.state_of(each) in ("known", "identical") for each in differences)


def run_until_known(
    more: Callable[[int, int], Iterable[Item]],
    differences: Callable[[Sequence[Item]], Iterable[Sequence[float]]],
    rule: Callable[[Sequence[Item]], StoppingRule],
    most: int,
    least: int = LEAST,
) -> list[Item]:
    """Takes futures until the rule says that it is enough.

    Args:
        more: Gives the futures from a number up to another, in their order.
        differences: The differences that are to be known, one number a future.
        rule: The rule; precision may be a share of what the baseline comes to, which is known better at each look.
        most: Futures at most.
        least: Futures at least.

    Returns:
        The futures that were taken.
    """
    taken: list[Item] = []
    for look in StoppingRule(0.0, least=least, most=most).looks():
        taken += more(len(taken), look)
        if rule(taken).is_enough(differences(taken)):
            break
    return taken


def futures_needed(differences: Sequence[float], rule: StoppingRule) -> int | None:
    """How many futures would make a difference known as well as was asked for; None where that cannot be said."""
    error = estimate(differences, rule.level).simulation_error
    if error is None or rule.precision <= 0.0:
        return None
    return max(rule.least, round(len(differences) * (error / rule.precision) ** 2))
