"""Hand-over and onboarding: what was sold is put to use, and what nobody had learned in the sale comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.hands import work_for
from salessim.department.kernel import Course
from salessim.department.marginals import expected_missing
from salessim.department.satisfaction import move_satisfaction
from salessim.department.service import complain
from salessim.department.service_events import Onboarded, PromiseCameBack
from salessim.model.outcome import SLOTS

if TYPE_CHECKING:
    from salessim.department.world import World

_WEEK_SECONDS = 7 * 86_400
_WORK, _TAKES = 0, 1


def onboards(account: Account, world: World) -> Course:
    """One customer from delivery until he uses what he bought."""
    plan, feelings = world.plan.after_sale.onboarding, world.plan.after_sale.feelings
    assert plan is not None
    luck = account.deal.draws.eight("onboarding")
    surprises = _surprises(account, world)
    for slot in surprises:
        world.journal.add(PromiseCameBack(world.now, account.name, slot))
    if surprises:
        move_satisfaction(account, -feelings.surprise * len(surprises), "promises came back", world)
        complain(account, "promises", world)
    ready_at = world.now + round(plan.takes.quantile(luck[_TAKES]))
    seconds = plan.work.quantile(luck[_WORK]) * (1.0 + feelings.surprise_work * len(surprises))
    if not (yield from work_for(account, plan.done_by, seconds, "onboarding", world)):
        move_satisfaction(account, -feelings.late_at_most, "nobody to onboard", world)
        return
    late_seconds = max(0, world.now - ready_at)
    yield max(0, ready_at - world.now)
    if account.is_gone:
        return
    world.journal.add(Onboarded(world.now, account.name, account.deal.segment.name, late_seconds))
    points = min(feelings.late_at_most, feelings.late_week * late_seconds / _WEEK_SECONDS)
    points += expected_surprises(world) * -feelings.surprise
    if points:
        move_satisfaction(account, -points, "onboarding", world)


def expected_surprises(world: World) -> float:
    """How many promises come back on average; customers who see fewer are more satisfied than usual."""
    missing = expected_missing(len(world.plan.steps), world.plan.assumptions.learns_slot)
    return missing * world.plan.after_sale.feelings.surprise_chance


def _surprises(account: Account, world: World) -> list[str]:
    chance = world.plan.after_sale.feelings.surprise_chance
    missing = [slot for slot in SLOTS if slot not in account.deal.slots]
    return [slot for slot in missing if account.deal.uniform("comes back", slot) < chance]
