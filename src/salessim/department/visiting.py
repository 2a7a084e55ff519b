"""Visits: whoever looks after a customer goes to see him so many times a year, if he has the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.hands import work_for
from salessim.department.journal import CostBooked
from salessim.department.kernel import Course
from salessim.department.satisfaction import move_satisfaction
from salessim.department.service_events import VisitHeld, VisitMissed

if TYPE_CHECKING:
    from salessim.department.world import World

_YEAR_SECONDS = 365.25 * 86_400


def is_visited(account: Account, world: World) -> Course:
    """All visits to one customer, as long as he is one; the next is planned when the last one was held."""
    plan, feelings = world.plan.after_sale.visits, world.plan.after_sale.feelings
    assert plan is not None
    segment = account.deal.segment.name
    per_year = plan.per_year.get(segment, 0.0)
    if per_year <= 0.0:
        return
    luck = world.luck.of("visit", *account.deal.origin)
    number = 0
    while True:
        yield round(_YEAR_SECONDS / per_year)
        if account.is_gone:
            return
        due = world.now
        plan = world.plan.after_sale.visits or plan  # it may have changed meanwhile
        was_held = yield from work_for(account, plan.done_by, plan.work.quantile(luck.uniform(number)), "visits", world)
        number += 1
        if account.name not in world.accounts:
            return
        if was_held:
            world.journal.add(VisitHeld(world.now, account.name, segment))
            if plan.travel:
                world.journal.add(CostBooked(world.now, "travel", plan.travel))
        if not was_held or world.now - due > feelings.visit_slack:
            world.journal.add(VisitMissed(world.now, account.name, segment))
            move_satisfaction(account, -feelings.missed_visit, "visit missed", world)
