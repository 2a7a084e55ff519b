"""Whom to hire and from when: all plans within bounds, and what each costs by the pay in the department's file."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Final

from salessim.department.plan import Plan
from salessim.errors import InputError

MOST_PLANS: Final = 400
"""Plans that are weighed against each other at most (assumption: more bounds than anybody means)."""

_YEAR_DAYS: Final = 365.25
_YEAR_SECONDS: Final = _YEAR_DAYS * 86_400


@dataclass(frozen=True, slots=True)
class StaffingPlan:
    """People who come, or go.

    Attributes:
        people: How many more of each role; fewer where the number is below zero.
        day: From when it is so; empty where nobody comes or goes.
        cost: What it costs more than going on as before, until the end of the time looked at [currency].
    """

    people: tuple[tuple[str, int], ...]
    day: str
    cost: float

    @property
    def label(self) -> str:
        """The plan in words."""
        words = []
        for verb, sign in (("hire", 1), ("let go", -1)):
            counts = [f"{sign * number} {role}" for role, number in self.people if sign * number > 0]
            if counts:
                words.append(f"{verb} {_and(counts)}")
        if not words:
            return "Go on as before"
        text = _and(words)
        return f"{text[0].upper()}{text[1:]} from {self.day}"

    @property
    def name(self) -> str:
        """A name for a what-if file."""
        words = [f"{'plus' if number > 0 else 'minus'}-{abs(number)}-{role}" for role, number in self.people if number]
        return "-".join([*words, self.day]).replace(" ", "-").replace(".", "-") if words else "as-before"

    def changes(self) -> list[dict[str, Any]]:
        """The same as changes of a what-if file."""
        return [
            {"hire": {"role": role, "count": str(number), "approved": self.day}}
            if number > 0
            else {"leave": {"role": role, "count": str(-number), "on": self.day}}
            for role, number in self.people
            if number
        ]


def plans_within(
    bounds: Mapping[str, tuple[int, int]], days: Sequence[str], plan: Plan, months: int
) -> list[StaffingPlan]:
    """All plans within bounds, the cheapest first; of two that cost the same, the one with fewer people.

    Args:
        bounds: How many more of each role at least and at most.
        days: From when they may be sought, as `2027-02-01`.
        plan: The department.
        months: How far it is looked ahead [months].

    Raises:
        InputError: There are too many plans, or the department hires nobody.
    """
    count = math.prod(high - low + 1 for low, high in bounds.values()) * len(days)
    if count > MOST_PLANS:
        raise InputError(
            f"There are {count:,} plans within these bounds.", f"Narrow them to {MOST_PLANS} plans or fewer."
        )
    if plan.time_to_hire is None and any(high > 0 for _, high in bounds.values()):
        raise InputError("The department hires nobody: it has no block `hiring`.", "Say there how long hiring takes.")
    found = {}
    for numbers in product(*(range(low, high + 1) for low, high in bounds.values())):
        people = tuple(zip(bounds, numbers, strict=True))
        for day in days if any(numbers) else ("",):
            found[people, day] = StaffingPlan(people, day, cost_of(people, day, plan, months))
    return sorted(found.values(), key=lambda each: (each.cost, sum(abs(n) for _, n in each.people), each.day))


def cost_of(people: Sequence[tuple[str, int]], day: str, plan: Plan, months: int) -> float:
    """What people cost until the end of the time looked at [currency].

    Pay with the bonus at target, overhead and tools, from the day on which somebody is usually found; and what finding
    him costs. Nobody is reckoned to leave: that is for the simulation.
    """
    if not day:
        return 0.0
    wait = (date.fromisoformat(day) - plan.starts).days / _YEAR_DAYS
    search = plan.time_to_hire.median / _YEAR_SECONDS if plan.time_to_hire else 0.0
    cents = 0.0
    for role, number in people:
        years = max(0.0, months / 12 - wait - (search if number > 0 else 0.0))
        cents += number * years * yearly_cost(role, plan) + max(0, number) * plan.costs.per_hire
    return cents / 100


def yearly_cost(role: str, plan: Plan) -> float:
    """What one of a role costs a year at target [cents]."""
    found = plan.roles[role]
    pay = found.part_time * found.salary + found.bonus_at_target
    return pay * (1.0 + plan.costs.overhead) + 12 * (plan.costs.tools_per_month + found.tools_per_month)


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
