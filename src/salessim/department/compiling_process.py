"""From the way of a lead in a document to the plan of it."""

from __future__ import annotations

import math

from salessim.department.assumptions import usual_assumptions
from salessim.department.future import Future
from salessim.department.plan_market import CompetitorPlan
from salessim.department.plan_process import DiscountPlan, QualifyingPlan, QuotingPlan, StepPlan
from salessim.errors import InputError
from salessim.model.department import Department
from salessim.units import parse_date

OWNER = "AE"
"""In `done_by`: whoever owns the deal."""


def compile_qualifying(department: Department, future: Future) -> QualifyingPlan:
    """How leads are answered and qualified."""
    process = department.process
    qualifying = process.qualifying
    answer = process.answer_inbound_within
    slow = process.slow_answer_costs
    return QualifyingPlan(
        done_by=qualifying.done_by,
        work=future.per_case(qualifying.work, "process.qualifying.work"),
        takes=future.per_case(qualifying.takes, "process.qualifying.takes") if qualifying.takes else None,
        answer_within=future.per_case(answer, "process.answer_inbound_within") if answer else None,
        lost_per_hour=slow.per_hour if slow else 0.0,
        lost_at_most=slow.at_most if slow else 0.0,
        passes_unfit=future.constant(qualifying.passes_unfit, "process.qualifying.passes_unfit"),
        stands_in=qualifying.stands_in or "",
        misses_fit=future.constant(qualifying.misses_fit, "process.qualifying.misses_fit"),
    )


def compile_steps(department: Department, future: Future) -> tuple[StepPlan, ...]:
    """The steps of a deal; their parts of losses and time are brought to one."""
    steps = department.process.steps
    losses = _parts_of_one([step.share_of_losses for step in steps])
    times = _parts_of_one([step.share_of_time for step in steps])
    return tuple(
        StepPlan(
            name=step.step,
            done_by=None if step.done_by == OWNER else step.done_by,
            helped_by=step.with_whom,
            work=future.per_case(step.work, f"process.steps.{step.step}.work"),
            share_of_losses=loss,
            share_of_time=time,
            in_deals=dict(step.in_deals) if step.in_deals else None,
            agrees_price=step.agrees_price,
        )
        for step, loss, time in zip(steps, losses, times, strict=True)
    )


def _parts_of_one(shares: list[float]) -> list[float]:
    total = math.fsum(shares)
    return [share / total for share in shares] if total else [1 / len(shares)] * len(shares)


def compile_discount(department: Department) -> DiscountPlan:
    """What is given off list; without a section, nothing."""
    discount = department.process.discount
    if discount is None:
        return DiscountPlan(0.0, 1.0, 1.0, (), is_negotiated=False)
    most = discount.most_allowed if discount.most_allowed is not None else 1.0
    above = discount.approval_above if discount.approval_above is not None else most
    first = next((name for name, role in department.roles.items() if "discounts" in role.approves and role.count), None)
    approvers = [(above, first)] if first is not None else []
    approvers += [(limit, name) for name, limit in discount.approved_by.items() if department.roles[name].count]
    return DiscountPlan(discount.typical, most, above, tuple(sorted(approvers)), is_negotiated=discount.negotiated)


def compile_quoting(department: Department, future: Future) -> QuotingPlan | None:
    """How quotes are made; None where they are part of the steps.

    Raises:
        InputError: There is no such step, or large quotes wait for the approval of nobody.
    """
    quoting = department.process.quoting
    if quoting is None:
        return None
    steps = [step.step for step in department.process.steps]
    if quoting.in_step not in steps:
        known = ", ".join(steps)
        raise InputError(f"“{quoting.in_step}” at process.quoting.in_step is no step.", f"The steps are {known}.")
    approver = next((name for name, role in department.roles.items() if "quotes" in role.approves and role.count), "")
    if quoting.approval_above is not None and not approver:
        raise InputError(
            f"Quotes above {quoting.approval_above.amount:,.0f} need an approval, and nobody approves quotes.",
            "Give a role `approves: quotes`, or leave out approval_above.",
        )
    usual = usual_assumptions().approval
    return QuotingPlan(
        in_step=quoting.in_step,
        done_by=None if quoting.done_by == OWNER else quoting.done_by,
        work=future.per_case(quoting.work, "process.quoting.work"),
        errors=min(0.9, future.constant(quoting.errors, "process.quoting.errors")),
        valid=quoting.valid.seconds if quoting.valid else None,
        approval_above=quoting.approval_above.cents if quoting.approval_above else 0,
        approver=approver if quoting.approval_above else "",
        approval=quoting.approval_work.seconds if quoting.approval_work else usual,
    )


def compile_competitors(department: Department, future: Future) -> tuple[CompetitorPlan, ...]:
    """Who else wants the orders.

    Raises:
        InputError: They are in more than all deals; at most one is in each.
    """
    competitors = department.competitors
    total = math.fsum(competitor.in_deals for competitor in competitors.values())
    if total > 1.0:
        raise InputError(
            f"Competitors are in {total:.0%} of the deals; in each deal there is at most one who counts.",
            "Let the shares under competitors add up to 100% or less.",
        )
    return tuple(
        CompetitorPlan(
            name,
            competitor.in_deals,
            math.log(max(1e-9, future.constant(competitor.odds, f"competitors.{name}.odds"))),
            tuple((parse_date(move.on), math.log(move.odds)) for move in competitor.moves),
        )
        for name, competitor in competitors.items()
    )
