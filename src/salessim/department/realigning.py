"""New boundaries: from a day on other people work a territory, or a part of another one's companies lies in it.

Whoever worked it before hands over the customers and open deals that lie there, to those who work it now and have a
place for them. Every customer who is handed over is lost the more likely, as when somebody leaves; a deal goes on where
it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.accounts import give_places, hand_over
from salessim.department.kernel import Course
from salessim.department.managing_events import TerritoryChanged
from salessim.department.routing import give_room, pass_on

if TYPE_CHECKING:
    from salessim.department.deal import Deal
    from salessim.department.plan_market import RealignmentPlan
    from salessim.department.world import World


def realign(world: World) -> Course:
    """All realignments of the plan, each on its day."""
    for change in sorted(world.plan.realignments, key=lambda each: each.on):
        at = world.calendar.second_of(change.on)
        if at >= world.now:
            yield at - world.now
            takes_effect(change, world)


def takes_effect(change: RealignmentPlan, world: World) -> None:
    """Others work a territory, or a part of the companies lies elsewhere: deals and customers change hands."""
    if change.seats:
        world.work_territory(change.territory, change.seats)
    for origin, share in change.gains.items():
        world.companies.move(origin, change.territory, share)
    customers = deals = 0
    for deal, _ in world.unassigned.values():
        _is_elsewhere(deal, change, world)
    for account in list(world.accounts.values()):
        customers += _is_elsewhere(account.deal, change, world) and hand_over(account, world)
    for seat in world.seats:
        for deal in list(seat.deals.values()):
            deals += _is_elsewhere(deal, change, world) and pass_on(deal, world)
    world.journal.add(TerritoryChanged(world.now, change.territory, customers, deals))
    give_room(world)
    give_places(world)


def _is_elsewhere(deal: Deal, change: RealignmentPlan, world: World) -> bool:
    """Notes where a company lies now; whether that is a territory whose boundaries or people have changed."""
    before = deal.territory
    deal.territory = world.companies.territory_of(deal.segment.name, deal.company)
    return deal.territory != before or deal.territory == change.territory
