"""What makes a simulation without queues come out at the rates of the file.

The file states how many deals are won, how many of the others fade, and what a deal brings. In the simulation these
hang on the people and on what was learned, too. So for every step an intercept is solved for, such that the average
over people and over what was learned equals the file; effects are log-odds around it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from salessim.department.plan import Assumptions, Plan, SegmentPlan
from salessim.model.outcome import SLOTS
from salessim.units import Quantity, TwoPiece

_GRID = 32
_FAR_OUT = 80.0
_CLOSE_ENOUGH = 1e-13
_MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class StepMarginals:
    """Intercepts of one step [log-odds].

    Attributes:
        name: Which step.
        goes_well: Of the step going well; a person's skill is added to it.
        fades: Of fading rather than refusing when it does not; what is missing is added to it.
    """

    name: str
    goes_well: float
    fades: float


@dataclass(frozen=True, slots=True)
class SegmentMarginals:
    """What the deals of a segment are drawn with.

    Attributes:
        steps: By position.
        list_factor: List price, without additions, of a deal of size 1.
        discount: The discount with nothing missing; None where there is never any.
    """

    steps: tuple[StepMarginals, ...]
    list_factor: float
    discount: TwoPiece | None


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


def missing_slots(meetings: int, learns_slot: float) -> tuple[float, ...]:
    """How likely it is that 0, 1, ... slots are still open after so many meetings."""
    still_open = (1.0 - learns_slot) ** meetings
    return tuple(
        math.comb(len(SLOTS), count) * still_open**count * (1.0 - still_open) ** (len(SLOTS) - count)
        for count in range(len(SLOTS) + 1)
    )


def expected_missing(meetings: int, learns_slot: float) -> float:
    """How many slots are still open after so many meetings, on average."""
    return len(SLOTS) * (1.0 - learns_slot) ** meetings


def marginals_of(plan: Plan) -> dict[str, SegmentMarginals]:
    """The marginals of all segments, by name."""
    people: dict[Quantity, int] = {}
    for role in plan.owning_roles:
        people[role.skill] = people.get(role.skill, 0) + role.count
    total = sum(people.values())
    spread = [
        (shift, count / total / _GRID) for skill, count in people.items() for shift in _skill_shifts(skill) if count
    ]
    shifts, weights = zip(*spread or [(0.0, 1.0)], strict=True)
    return {name: _segment_marginals(segment, plan, shifts, weights) for name, segment in plan.segments.items()}


def _skill_shifts(skill: Quantity) -> list[float]:
    return [math.log(skill.quantile((place + 0.5) / _GRID)) for place in range(_GRID)]


def _segment_marginals(
    segment: SegmentPlan, plan: Plan, shifts: Sequence[float], weights: Sequence[float]
) -> SegmentMarginals:
    chances = step_goes_well(segment, [step.share_of_losses for step in plan.steps])
    steps = []
    for meetings, (step, chance) in enumerate(zip(plan.steps, chances, strict=True), start=1):
        weight_of_missing = missing_slots(meetings, plan.assumptions.learns_slot)
        pull = [plan.assumptions.fade_per_slot * missing for missing in range(len(weight_of_missing))]
        steps.append(
            StepMarginals(
                step.name,
                intercept(chance, shifts, weights),
                intercept(segment.never_decides, pull, weight_of_missing),
            )
        )
    discount = _discount(plan)
    paid = 1.0 - _mean_discount(plan, discount)
    added = 1.0 + math.fsum(addition.attach_rate * addition.adds for addition in segment.additions)
    return SegmentMarginals(tuple(steps), 1.0 / (paid * added) if paid > 0 else 0.0, discount)


def _discount(plan: Plan) -> TwoPiece | None:
    typical, assume = plan.discount.typical, plan.assumptions
    if typical <= 0.0:
        return None
    return TwoPiece(typical, typical * assume.discount_low, typical * assume.discount_high)


def discount_given(base: float, missing: int, plan: Plan) -> float:
    """The discount that a deal ends up with, given how much of it was never learned [share of list]."""
    return min(base * (1.0 + _more_for_missing(missing, plan)), plan.discount.most_allowed)


def _more_for_missing(missing: int, plan: Plan) -> float:
    assume: Assumptions = plan.assumptions
    usual = expected_missing(len(plan.steps), assume.learns_slot)
    return assume.discount_per_slot * (missing - usual)


def _mean_discount(plan: Plan, discount: TwoPiece | None) -> float:
    if discount is None:
        return 0.0
    weights = missing_slots(len(plan.steps), plan.assumptions.learns_slot)
    bases = [discount.quantile((place + 0.5) / _GRID) for place in range(_GRID)]
    return math.fsum(
        weight * discount_given(base, missing, plan) / _GRID for missing, weight in enumerate(weights) for base in bases
    )
