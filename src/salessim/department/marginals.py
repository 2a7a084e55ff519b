"""What makes a simulation without queues come out at the rates of the file.

The file states how many deals are won, how many of the others fade, and what a deal brings. In the simulation these
hang on the people and on what was learned, too. So for every step an intercept is solved for, such that the average
over people and over what was learned equals the file; effects are log-odds around it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from salessim.department.bargaining import negotiated_discounts
from salessim.department.plan import Plan, SegmentPlan
from salessim.department.ways import Way, parts_along, ways_of
from salessim.model.outcome import SLOTS
from salessim.units import Quantity, TwoPiece

_GRID = 32
_FAR_OUT = 80.0
_CLOSE_ENOUGH = 1e-13
_MOST_STEPS = 100
_LEARNING_GRID = 8
_ALL_ALIKE: tuple[tuple[float, float], ...] = ((0.0, 1.0),)

LEARNING = "learning"
"""The skill of asking, beside the skill of each step."""

Weighted = Sequence[tuple[float, float]]
"""Values and the share of cases that has each."""


@dataclass(frozen=True, slots=True)
class StepMarginals:
    """Intercepts of one step [log-odds].

    Attributes:
        name: Which step.
        share_of_time: Its part of the time to decide.
        time_left: Its part and that of all steps after it.
        goes_well: Of the step going well; a person's skill is added to it.
        fades: Of fading rather than refusing when it does not; what is missing is added to it.
    """

    name: str
    share_of_time: float
    time_left: float
    goes_well: float
    fades: float


class SegmentMarginals:
    """What the deals of a segment are drawn with.

    Args:
        segment: Which segment.
        plan: Of which department.
        skills: What those who sell add to the odds of a step, and how many they are [log-odds, share].
        learners: What they add to the odds of learning something.

    Attributes:
        list_factor: List price, without additions, of a deal of size 1.
        discount: The discount with nothing missing; None where there is never any, or it is negotiated.
    """

    def __init__(self, segment: SegmentPlan, plan: Plan, skills: Weighted, learners: Weighted) -> None:
        self._segment = segment
        self._plan = plan
        self._skills = skills
        self.learners = learners
        self._steps: dict[tuple[Way, int], tuple[StepMarginals, ...]] = {}
        self._missing: dict[float, float] = {}
        self.discount = _discount(plan)
        paid = 1.0 - _mean_discount(segment, plan, self.discount, learners)
        added = 1.0 + math.fsum(addition.attach_rate * addition.adds for addition in segment.additions)
        self.list_factor = 1.0 / (paid * added) if paid > 0 else 0.0

    def reviews_of(self, list_cents: int) -> int:
        """How many managers go through a deal of that size after each meeting where the rates of the file hold."""
        return self._plan.reviews_of(list_cents)

    def usual_missing(self, meetings: float) -> float:
        """How many slots are still open after so many meetings, on average."""
        if meetings not in self._missing:
            learns_slot = self._plan.assumptions.learns_slot
            self._missing[meetings] = expected_missing(meetings, learns_slot, self.learners)
        return self._missing[meetings]

    def along(self, way: Way, reviews: int = 0) -> tuple[StepMarginals, ...]:
        """The steps of a way; they lose as many deals as the segment does, whatever the way.

        Args:
            way: The positions of the steps.
            reviews: How many managers go through such a deal after each meeting.
        """
        key = way, reviews
        if key not in self._steps:
            self._steps[key] = self._solved(way, 1.0 + reviews / 2)
        return self._steps[key]

    def _solved(self, way: Way, meeting: float) -> tuple[StepMarginals, ...]:
        plan, segment = self._plan, self._segment
        steps = [plan.steps[place] for place in way]
        losses = parts_along(way, [step.share_of_losses for step in plan.steps])
        times = parts_along(way, [step.share_of_time for step in plan.steps])
        kinds = kinds_of_deals(plan)
        found = []
        for meetings, (step, chance, time) in enumerate(
            zip(steps, step_goes_well(segment, losses), times, strict=True), start=1
        ):
            missing = missing_slots(meetings * meeting, plan.assumptions.learns_slot, self.learners)
            pull = [plan.assumptions.fade_per_slot * count for count in range(len(missing))]
            odds = intercept(chance, *_summed(kinds, self._skills))
            fades = intercept(segment.never_decides, pull, missing)
            found.append(StepMarginals(step.name, time, math.fsum(times[meetings - 1 :]), odds, fades))
            kinds = _survivors(kinds, odds, self._skills)
        return tuple(found)


def probability(log_odds: float) -> float:
    """The probability of given log-odds."""
    if log_odds >= 0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    return math.exp(log_odds) / (1.0 + math.exp(log_odds))


def intercept(target: float, shifts: Sequence[float], weights: Sequence[float]) -> float:
    """The log-odds `a` for which the mean of probability(a + shift) is `target`.

    By Newton's method inside a bracket that shrinks. Certain and impossible targets give log-odds so far out that no
    draw notices.
    """
    if not 0.0 < target < 1.0:
        return math.copysign(_FAR_OUT, target - 0.5)
    low, high = -_FAR_OUT, _FAR_OUT
    guess = math.log(target) - math.log1p(-target)
    for _ in range(_MOST_STEPS):
        chances = [probability(guess + shift) for shift in shifts]
        excess = math.fsum(weight * chance for weight, chance in zip(weights, chances, strict=True)) - target
        if abs(excess) < _CLOSE_ENOUGH:
            break
        low, high = (guess, high) if excess < 0 else (low, guess)
        slope = math.fsum(weight * chance * (1.0 - chance) for weight, chance in zip(weights, chances, strict=True))
        step = guess - excess / slope if slope > 0.0 else math.inf
        guess = step if low < step < high else (low + high) / 2
    return guess


def step_goes_well(segment: SegmentPlan, shares_of_losses: Sequence[float]) -> tuple[float, ...]:
    """How likely each step goes well once it is reached, so that the share `win_rate` survives all of them.

    Of all deals, a share (1 - win_rate) * share_of_losses is lost at a step.
    """
    left = 1.0
    chances = []
    for share in shares_of_losses:
        lost = (1.0 - segment.win_rate) * share
        chances.append(max(0.0, (left - lost) / left) if left > 0.0 else 0.0)
        left -= lost
    return tuple(chances)


def asking(learns_slot: float, skill: float) -> float:
    """How much somebody asks in a meeting: the hazard with which it fills a slot that is open.

    Args:
        learns_slot: Chance that a meeting of somebody usual fills it.
        skill: By how much better than usual he is [log-odds].
    """
    if skill == 0.0 or not 0.0 < learns_slot < 1.0:
        return -math.log1p(-learns_slot)
    return math.log1p(learns_slot / (1.0 - learns_slot) * math.exp(skill))  # odds o are a chance of o / (1 + o)


def missing_slots(meetings: float, learns_slot: float, skills: Weighted = _ALL_ALIKE) -> tuple[float, ...]:
    """How likely it is that 0, 1, ... slots are still open after so many meetings with people of some skills."""
    found = [0.0] * (len(SLOTS) + 1)
    for skill, share in skills:
        still_open = math.exp(-asking(learns_slot, skill) * meetings)
        for count in range(len(found)):
            found[count] += (
                share * math.comb(len(SLOTS), count) * still_open**count * (1.0 - still_open) ** (len(SLOTS) - count)
            )
    return tuple(found)


def expected_missing(meetings: float, learns_slot: float, skills: Weighted = _ALL_ALIKE) -> float:
    """How many slots are still open after so many meetings, on average."""
    return len(SLOTS) * math.fsum(share * math.exp(-asking(learns_slot, skill) * meetings) for skill, share in skills)


def learners_of(plan: Plan) -> Weighted:
    """What those who sell add to the odds of learning something, coarsely [log-odds, share]."""
    people = [(role.skill, role.count) for role in plan.owning_roles if role.count]
    total = sum(count for _, count in people)
    return [
        (shift, count / total * share) for skill, count in people for shift, share in spread(skill, _LEARNING_GRID)
    ] or list(_ALL_ALIKE)


def kinds_of_deals(plan: Plan) -> Weighted:
    """What is true of a deal for good and moves the odds of its steps, and the share of the deals it is true of."""
    rivals = [(rival.shift, rival.in_deals) for rival in plan.competitors]
    rivals.append((0.0, max(0.0, 1.0 - math.fsum(share for _, share in rivals))))
    unfit = plan.qualifying.passes_unfit
    fits = [(0.0, 1.0 - unfit), (plan.assumptions.unfit_shift, unfit)]
    return [(rival + fit, there * share) for rival, there in rivals for fit, share in fits if there * share > 0.0]


def marginals_of(plan: Plan) -> dict[str, SegmentMarginals]:
    """The marginals of all segments, by name."""
    people: dict[Quantity, int] = {}
    for role in plan.owning_roles:
        people[role.skill] = people.get(role.skill, 0) + role.count
    total = sum(people.values())
    skills = [
        (shift, count / total * part) for skill, count in people.items() if count for shift, part in spread(skill)
    ]
    return {
        name: SegmentMarginals(segment, plan, skills or list(_ALL_ALIKE), learners_of(plan))
        for name, segment in plan.segments.items()
    }


@lru_cache(maxsize=64)
def spread(skill: Quantity, grid: int = _GRID) -> tuple[tuple[float, float], ...]:
    """What people add to the odds of a step [log-odds], and the share of people who add it."""
    if skill.spread is None:
        return ((math.log(skill.median), 1.0),)
    return tuple((math.log(skill.quantile((place + 0.5) / grid)), 1.0 / grid) for place in range(grid))


def _summed(kinds: Weighted, skills: Weighted) -> tuple[list[float], list[float]]:
    """All sums of a deal's shift and a person's, and how often each occurs."""
    pairs = [(kind + skill, there * share) for kind, there in kinds for skill, share in skills]
    return [shift for shift, _ in pairs], [share for _, share in pairs]


def _survivors(kinds: Weighted, odds: float, skills: Weighted) -> Weighted:
    """What kinds of deals are left after a step: the difficult ones have become fewer."""
    left = [
        (kind, there * math.fsum(share * probability(odds + kind + skill) for skill, share in skills))
        for kind, there in kinds
    ]
    total = math.fsum(there for _, there in left)
    return [(kind, there / total) for kind, there in left] if total > 0.0 else list(kinds)


def _discount(plan: Plan) -> TwoPiece | None:
    typical, assume = plan.discount.typical, plan.assumptions
    if typical <= 0.0 or plan.discount.is_negotiated:
        return None
    return TwoPiece(typical, typical * assume.discount_low, typical * assume.discount_high)


def discount_given(base: float, missing: int, usual: float, plan: Plan) -> float:
    """The discount that a deal ends up with, given how much of it was never learned [share of list].

    Args:
        base: What its customer settles for if as much was learned as usual.
        missing: Slots that nobody filled.
        usual: How many that usually are by then.
        plan: Of which department.
    """
    return min(base * (1.0 + plan.assumptions.discount_per_slot * (missing - usual)), plan.discount.most_allowed)


def _mean_discount(segment: SegmentPlan, plan: Plan, discount: TwoPiece | None, learners: Weighted) -> float:
    if plan.discount.typical <= 0.0:
        return 0.0
    if plan.discount.is_negotiated:
        bases: Weighted = negotiated_discounts(plan.discount.typical)
    else:
        assert discount is not None
        bases = [(discount.quantile((place + 0.5) / _GRID), 1.0 / _GRID) for place in range(_GRID)]
    mean = 0.0
    for way, share in ways_of(segment.name, plan.steps).items():
        meetings = meetings_before_price(way, plan)
        usual = expected_missing(meetings, plan.assumptions.learns_slot, learners)
        mean += share * math.fsum(
            weight * part * discount_given(base, missing, usual, plan)
            for missing, weight in enumerate(missing_slots(meetings, plan.assumptions.learns_slot, learners))
            for base, part in bases
        )
    return mean


def meetings_before_price(way: Way, plan: Plan) -> int:
    """How many steps a deal has behind it when its price is agreed, that one included."""
    agreed = [number for number, place in enumerate(way, start=1) if plan.steps[place].agrees_price]
    return agreed[0] if agreed else len(way)
