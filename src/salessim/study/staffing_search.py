"""The cheapest plan that reaches a goal in enough futures, among all within bounds.

What a plan costs is known from the file; in how many futures it reaches the goal is not. So plans are tried in the same
futures, and one of them is left only for a reason that holds whatever the department is like: it costs more than a plan
that surely reaches the goal, or it surely misses the goal itself. That more people reach more decides which plan is
tried next, and nothing else: in a department whose bottleneck lies elsewhere it is not so.

*Surely* means: all that is said of all plans, at all looks, is right together with at least the level asked for. Every
look at every plan has its part of what may go wrong (Bonferroni), and the tails are exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from salessim.study.binomial import at_least, at_most, interval
from salessim.study.selecting import FIRST, Selection, select_best
from salessim.study.staffing_plans import StaffingPlan

ALIKE: Final = 0.05
"""Plans that cost at most so much more than the cheapest that reaches the goal count as costing the same [share]."""

LEVEL: Final = 0.9
"""How likely everything that is called sure is right [share]."""

Verdict = Literal["reaches", "misses", "cannot be told", "costs more"]
"""What is known of a plan; one that costs more than another that reaches the goal need not be known further."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a plan came to in one future.

    Attributes:
        reached: What the goal is measured by.
        contribution: What counts where several plans reach it alike [currency].
    """

    reached: float
    contribution: float


Sample = Callable[[Sequence[int], int, int], Iterable[Sequence[Outcome]]]
"""What some plans come to in the futures from a number up to another: future by future, in the order of the plans."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: at least so much, in at least this share of futures."""

    least: float
    share: float


@dataclass(frozen=True, slots=True)
class Tried:
    """One plan.

    Attributes:
        plan: Which one.
        verdict: What is known of it.
        outcomes: What it came to in the futures in which it was tried.
        hits: In how many of them it reached the goal.
    """

    plan: StaffingPlan
    verdict: Verdict
    outcomes: tuple[Outcome, ...]
    hits: int

    @property
    def futures(self) -> int:
        """In how many futures it was tried."""
        return len(self.outcomes)

    @property
    def chance(self) -> float:
        """In which share of them it reached the goal; 0 where it was not tried."""
        return self.hits / self.futures if self.outcomes else 0.0

    @property
    def chance_interval(self) -> tuple[float, float]:
        """Between which ends that lies, with 80 % for this plan alone."""
        return interval(self.hits, self.futures) if self.outcomes else (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to.

    Attributes:
        tried: All plans, the cheapest first.
        choice: The cheapest plan that surely reaches the goal; None: none does.
        alike: Plans that cannot be told apart from it: they may reach the goal, and cost no more or about the same.
        most_contribution: Which of these brings the most contribution; None: there is only one, or none.
        is_sure: Whether that is known, and not only what it looks like so far.
    """

    tried: tuple[Tried, ...]
    choice: Tried | None
    alike: tuple[Tried, ...]
    most_contribution: Tried | None
    is_sure: bool


def looks(most: int) -> list[int]:
    """After how many futures it is looked what is known of a plan: 20, 40, 80, ... and at last `most`."""
    found = [min(FIRST, most)]
    while found[-1] < most:
        found.append(min(most, 2 * found[-1]))
    return found


def cheapest(
    plans: Sequence[StaffingPlan], sample: Sample, goal: Goal, gap: Callable[[Sequence[Outcome]], float], most: int
) -> Found:
    """Searches.

    Args:
        plans: All plans, the cheapest first.
        sample: Simulates.
        goal: What is to be reached.
        gap: The least difference in contribution that matters, from what one of the plans came to [currency].
        most: Futures of a plan at most.
    """
    search = _Search(plans, sample, goal, most)
    search.probe()
    search.settle()
    tried = tuple(search.tried(number) for number in range(len(plans)))
    choice = next((each for each in tried if each.verdict == "reaches"), None)
    alike = tuple(
        each for each in tried if each.verdict in ("reaches", "cannot be told") and each.plan.cost <= search.dearest
    )
    if len(alike) < 2:
        return Found(tried, choice, alike, None, True)
    numbers = [tried.index(each) for each in alike]
    selection = search.select(numbers, gap(alike[0].outcomes))
    tried = tuple(search.tried(number, each.verdict) for number, each in enumerate(tried))
    alike = tuple(tried[number] for number in numbers)
    choice = next((each for each in tried if each.verdict == "reaches"), None)
    return Found(tried, choice, alike, alike[selection.best], selection.is_sure)


class _Search:
    """What is known so far: the futures of each plan, and the cost above which no plan needs to be tried."""

    def __init__(self, plans: Sequence[StaffingPlan], sample: Sample, goal: Goal, most: int) -> None:
        self._plans = plans
        self._sample = sample
        self._goal = goal
        self._looks = looks(most)
        self._error = (1.0 - LEVEL) / (len(plans) * len(self._looks))
        self._outcomes: list[list[Outcome]] = [[] for _ in plans]
        self._verdicts: dict[int, Verdict] = {}
        self.dearest = math.inf

    def probe(self) -> None:
        """Tries each plan in few futures, until none is left that could be the cheapest and was not tried.

        It begins in the middle. After a plan that misses it goes on among those that cost more, where a plan that
        reaches is likelier, so that the cheapest of them bounds what else has to be tried.
        """
        below = -1
        while True:
            waiting = [n for n in range(len(self._plans)) if not self._outcomes[n] and self._may_be_cheapest(n)]
            if not waiting:
                return
            dearer = [n for n in waiting if n > below]
            number = dearer[len(dearer) // 2] if dearer else waiting[-1]
            for look in self._looks[:2]:
                self._advance([number], look)
            if self._verdicts.get(number) == "misses":
                below = max(below, number)

    def settle(self) -> None:
        """Tries what is open in more futures, look by look."""
        for look in self._looks:
            numbers = [
                number
                for number in range(len(self._plans))
                if number not in self._verdicts and self._may_be_cheapest(number)
            ]
            if not numbers:
                return
            self._advance(numbers, look)

    def select(self, numbers: Sequence[int], gap: float) -> Selection:
        """The one with the most contribution of some plans, by the procedure of Kim and Nelson."""

        def contributions(future: int, left: Sequence[int]) -> list[float]:
            until = min(self._looks[-1], (future // FIRST + 1) * FIRST)  # some at a time, for all processors
            self._simulate([numbers[each] for each in left], until)
            return [self._outcomes[numbers[each]][future].contribution for each in left]

        return select_best(
            len(numbers), contributions, gap, level=LEVEL, first=min(FIRST, self._looks[-1]), most=self._looks[-1]
        )

    def tried(self, number: int, verdict: Verdict | None = None) -> Tried:
        """A plan and what is known of it."""
        outcomes = self._outcomes[number]
        if verdict is None:
            open_verdict: Verdict = "cannot be told" if self._may_be_cheapest(number) else "costs more"
            verdict = self._verdicts.get(number, open_verdict)
        return Tried(self._plans[number], verdict, tuple(outcomes), self._hits(number))

    def _may_be_cheapest(self, number: int) -> bool:
        return self._plans[number].cost <= self.dearest

    def _hits(self, number: int) -> int:
        return sum(outcome.reached >= self._goal.least for outcome in self._outcomes[number])

    def _advance(self, numbers: Sequence[int], look: int) -> None:
        """Looks at some plans after so many futures, and notes what is sure by then."""
        open_numbers = [n for n in numbers if n not in self._verdicts and len(self._outcomes[n]) < look]
        self._simulate(open_numbers, look)
        for number in open_numbers:
            hits, futures = self._hits(number), len(self._outcomes[number])
            if at_least(hits, futures, self._goal.share) <= self._error:
                self._verdicts[number] = "reaches"
                cost = self._plans[number].cost
                self.dearest = min(self.dearest, cost + ALIKE * abs(cost))
            elif at_most(hits, futures, self._goal.share) <= self._error:
                self._verdicts[number] = "misses"

    def _simulate(self, numbers: Sequence[int], until: int) -> None:
        """Brings plans to so many futures; those that have had as many go together."""
        by_futures: dict[int, list[int]] = {}
        for number in numbers:
            by_futures.setdefault(len(self._outcomes[number]), []).append(number)
        for since, together in by_futures.items():
            if since >= until:
                continue
            for found in self._sample(together, since, until):
                for number, outcome in zip(together, found, strict=True):
                    self._outcomes[number].append(outcome)
