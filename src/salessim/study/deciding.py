"""The decision rule of a question: which plans qualify, and whether one of them can be recommended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salessim.model.whatif import Decision
from salessim.study.comparing import Values, chances_of_being_best
from salessim.study.intervals import Estimate
from salessim.units import Comparison

CHANCE = "chance_of_being_best"

Estimates = Mapping[str, Mapping[str, Estimate]]
"""What is known about each measure of each plan."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A plan that does not qualify, and why.

    Attributes:
        plan: Which one.
        rule: `limits` or `protect`.
        measure: What is out of bounds.
        value: What it comes to.
        bound: What it should have been.
        error: How far the simulation may be off in the value; None: that is not known.
    """

    plan: str
    rule: str
    measure: str
    value: float
    bound: float
    error: float | None = None

    @property
    def is_close(self) -> bool:
        """Whether more futures could bring the value to the other side of the bound."""
        return self.error is not None and abs(self.value - self.bound) <= self.error


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule says.

    Attributes:
        choice: The plan to take; None: it is too close to call.
        best: The plan with the best mean of those that qualify; None: none does.
        second: The one that comes next of them; None: there is none.
        chance: How likely `best` is to be the best of those that qualify [share].
        needed: How likely it would have to be [share]; 0: it is not asked for.
        refused: Plans that do not qualify.
    """

    choice: str | None
    best: str | None
    second: str | None
    chance: float
    needed: float
    refused: tuple[Refused, ...]


def decided(
    rule: Decision | None,
    values: Values,
    estimates: Estimates,
    baseline: str,
    is_settled: Mapping[tuple[str, str], bool],
) -> Verdict:
    """Which plan to take.

    Args:
        rule: The rule; None: the most of the measure, if simulation leaves no doubt of it.
        values: What each plan came to, one number a future.
        estimates: What is known about all measures.
        baseline: The name of going on as before.
        is_settled: Whether the mean difference of two plans is known to be other than zero.
    """
    refused = _refused(rule, estimates, baseline) if rule else ()
    out = {each.plan for each in refused}
    qualify = {name: column for name, column in values.items() if name not in out}
    if not qualify:
        return Verdict(None, None, None, 0.0, 0.0, refused)
    sign = -1.0 if rule is not None and rule.prefer.lower().startswith("the least") else 1.0
    signed = {name: [sign * value for value in column] for name, column in qualify.items()}
    ordered = sorted(signed, key=lambda name: -sum(signed[name]))
    best, second = ordered[0], ordered[1] if len(ordered) > 1 else None
    chance = chances_of_being_best(signed)[best]
    asked = rule.only_if.get(CHANCE) if rule else None
    sure_enough = asked.holds(chance) if asked else True
    others = all(
        asked_for.holds(estimates[best][name].mean)
        for name, asked_for in (rule.only_if.items() if rule else ())
        if name != CHANCE
    )
    clear = second is None or is_settled[(best, second)]
    choice = best if sure_enough and others and clear else None
    return Verdict(choice, best, second, chance, asked.low if asked else 0.0, refused)


def _refused(rule: Decision, estimates: Estimates, baseline: str) -> tuple[Refused, ...]:
    found = []
    for plan, known in estimates.items():
        if plan == baseline:
            continue  # going on as before is always possible
        for name, limit in rule.limits.items():
            if not limit.holds(known[name].mean):
                bound = limit.high if known[name].mean > limit.high else limit.low
                found.append(Refused(plan, "limits", name, known[name].mean, bound, known[name].simulation_error))
        for name, protected in rule.protect.items():
            for asked in protected.values():
                value, floor = known[name].low, _floor(asked, estimates[baseline][name])
                if value is not None and floor is not None and value < floor:
                    found.append(Refused(plan, "protect", name, value, floor))
    return tuple(found)


def _floor(asked: Comparison, baseline: Estimate) -> float | None:
    """What one future in ten must not fall below: a sum, or a share of what going on as before comes to in such ones.

    A share below one of a loss would be less of a loss; there it is that much more of it that is allowed.
    """
    if asked.unit != "share":
        return asked.low
    if baseline.low is None:
        return None
    return baseline.low - (1.0 - asked.low) * abs(baseline.low)
