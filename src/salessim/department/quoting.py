"""Quotes: somebody configures and prices what was asked for, makes it again if it is wrong, and has it approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.deal import Deal
from salessim.department.journal import QuoteMade
from salessim.department.kernel import Course

if TYPE_CHECKING:
    from salessim.department.plan_process import QuotingPlan
    from salessim.department.world import World

_URGENCY = 2


def is_quoted_at(deal: Deal, number: int, world: World) -> bool:
    """Whether the quote goes out after this step of the deal's way: the file's step, or the last where it has none."""
    plan = world.plan.quoting
    if plan is None:
        return False
    names = [world.plan.steps[place].name for place in deal.way]
    return number == (names.index(plan.in_step) if plan.in_step in names else len(names) - 1)


def quote(deal: Deal, world: World) -> Course:
    """Makes a quote, as often as it takes until it is right, and has it approved where it is large."""
    plan = world.plan.quoting
    assert plan is not None
    asked, attempt = world.now, 0
    while True:
        yield from _work_on(deal, attempt, plan, world)
        attempt += 1
        if deal.uniform("quote is wrong", deal.quotes, attempt) >= plan.errors:
            break
    approver = plan.approver if deal.list_cents >= plan.approval_above else ""
    if approver:
        yield world.effort(world.desk_of(approver), plan.approval, _URGENCY, approver)
    deal.quotes += 1
    deal.quoted_at = world.now
    world.journal.add(QuoteMade(world.now, deal.name, deal.holder.name, attempt, world.now - asked, approver))


def renew_quote(deal: Deal, world: World) -> Course:
    """Before the order: a quote that is valid no longer is made again."""
    plan = world.plan.quoting
    if plan is not None and plan.valid is not None and world.now > deal.quoted_at + plan.valid:
        yield from quote(deal, world)


def _work_on(deal: Deal, attempt: int, plan: QuotingPlan, world: World) -> Course:
    seconds = plan.work.quantile(deal.uniform("quote", deal.quotes, attempt))
    if plan.done_by is not None:
        yield world.effort(world.desk_of(plan.done_by), seconds, _URGENCY, plan.done_by)
        return
    owner = deal.holder
    yield world.effort(owner.desk, seconds, _URGENCY, speed=owner.speed(world.now))
