"""What differs between a plan and the department whose rates are known: playbooks, coaching, administration, tools."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from salessim.department.assumptions import Assumptions
from salessim.department.future import Future
from salessim.department.plan_people import Effect
from salessim.errors import NotationError
from salessim.model.department import Department
from salessim.model.department_people import Tool
from salessim.model.playbook import Assumption
from salessim.units import parse_comparison

_USUAL_ADOPTION = 0.5
"""Share of people who take up a playbook that does not say (assumption)."""
_HOUR_SECONDS = 3600


def compile_effects(
    department: Department, baseline: Department, playbooks: Mapping[str, Sequence[Assumption]], future: Future
) -> tuple[Effect, ...]:
    """What playbooks change: those that are new, and with the sign turned those that are given up."""
    now, before = _pairs(department), _pairs(baseline)
    return tuple(
        effect
        for team, book, sign in (
            *((team, book, 1.0) for team, book in sorted(now - before)),
            *((team, book, -1.0) for team, book in sorted(before - now)),
        )
        for effect in _effects(book, playbooks.get(book, ()), _roles(team, department), sign, future)
    )


def _pairs(department: Department) -> set[tuple[str, str]]:
    return set(department.playbooks.items())


def _roles(team: str, department: Department) -> frozenset[str]:
    """The roles that a team stands for: one by its name or its plural, or everybody who owns deals."""
    for name in (team, team.removesuffix("s")):
        if name in department.roles:
            return frozenset((name,))
    return frozenset(name for name, role in department.roles.items() if role.sells_to)


def _effects(
    book: str, assumptions: Sequence[Assumption], roles: frozenset[str], sign: float, future: Future
) -> Iterator[Effect]:
    path = f"playbooks.{book}"
    adoption = next(
        (future.constant(each.value, f"{path}.adoption") for each in assumptions if each.effect == "adoption"),
        _USUAL_ADOPTION,
    )
    for number, each in enumerate(assumptions):
        quantity = each.odds or each.change
        if quantity is None:
            continue
        what, aim = _aim(each.effect)
        low, high = _sizes(each)
        users = roles & frozenset(each.where.roles) if each.where and each.where.roles else roles
        size = sign * math.log(max(1e-9, future.constant(quantity, f"{path}.{each.effect}.{number}")))
        yield Effect(book, what, aim, size, users, adoption, low, high)


def _aim(effect: str) -> tuple[str, str]:
    """What an effect works on: `discovery_step` on the odds of discovery, `discovery_time` on the work it takes."""
    if effect == "rep_ramp_time":
        return "ramp", ""
    step, _, what = effect.rpartition("_")
    if what == "step":
        return "odds", step
    return ("work", step) if what == "time" else (effect, "")


def _sizes(assumption: Assumption) -> tuple[int, int]:
    """Between which sizes of a deal an effect works [cents]."""
    if assumption.where is None or assumption.where.deal_size is None:
        return 0, 2**62
    try:
        span = parse_comparison(assumption.where.deal_size)
    except NotationError:
        return 0, 2**62
    return (
        0 if span.low == -math.inf else round(100 * span.low),
        2**62 if span.high == math.inf else round(100 * span.high),
    )


def usual_coaching(department: Department, assumptions: Assumptions) -> float:
    """The coaching that the people of a department are to get [share of full coaching]."""
    weekly = math.fsum(
        role.coaching_hours_per_rep.per_year * 7 / 365.25 * _HOUR_SECONDS
        for role in department.roles.values()
        if role.coaching_hours_per_rep is not None and role.count
    )
    return min(1.0, weekly / assumptions.full_coaching)


def tools_of(role: str, department: Department) -> tuple[Tool, ...]:
    """The tools that a role has and uses."""
    return tuple(
        tool for tool in department.tools.values() if tool.in_use and (not tool.used_by or role in tool.used_by)
    )


def more_time(role: str, department: Department, baseline: Department) -> float:
    """What less administration and fewer meetings than the baseline's leave for leads and deals [factor]."""
    now, before = department.working_time, baseline.working_time
    kept = math.prod(tool.admin for tool in tools_of(role, department))
    freed = before.admin + before.meetings - now.admin * kept - now.meetings
    if now.selling + now.preparing != before.selling + before.preparing:
        freed = now.admin * (1.0 - kept)  # the document says itself what is left for deals
    time = now.selling + now.preparing
    return max(0.05, 1.0 + freed / time)


def step_work(role: str, department: Department) -> dict[str, float]:
    """What tools make of the working time of steps for a role, by step [factor]."""
    factors: dict[str, float] = {}
    for tool in tools_of(role, department):
        for step, factor in tool.work.items():
            factors[step] = factors.get(step, 1.0) * factor
    return factors
