"""New boundaries: from a day on other people work a territory, or a part of another one's companies lies in it.

Whoever worked it before hands over the customers and open deals that lie there, to those who work it now and have a
place for them. Every customer who is handed over is lost the more likely, as when somebody leaves; a deal goes on where
it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
    settle({change.territory}, frozenset({change.territory}), world)


def settle(told: Iterable[str], worked_by_others: frozenset[str], world: World) -> None:
    """Customers and open deals go to those who work the territory in which they lie now.

    Args:
        told: Territories of which it is noted how many changed hands into them.
        worked_by_others: Territories whose people have changed; what lies there changes hands though it has not moved.
        world: The department.
    """
    customers, deals = Counter[str](), Counter[str]()
    for deal, _ in world.unassigned.values():
        _is_elsewhere(deal, worked_by_others, world)
    for account in list(world.accounts.values()):
        if _is_elsewhere(account.deal, worked_by_others, world) and hand_over(account, world):
            customers[account.deal.territory] += 1
    for seat in world.seats:
        for deal in list(seat.deals.values()):
            if _is_elsewhere(deal, worked_by_others, world) and pass_on(deal, world):
                deals[deal.territory] += 1
    for name in sorted({*told, *customers, *deals}):
        world.journal.add(TerritoryChanged(world.now, name, customers[name], deals[name]))
    give_room(world)
    give_places(world)


def _is_elsewhere(deal: Deal, worked_by_others: frozenset[str], world: World) -> bool:
    """Notes where a company lies now; whether that is another territory, or one whose people have changed."""
    before = deal.territory
    deal.territory = world.companies.territory_of(deal.segment.name, deal.company)
    return deal.territory != before or deal.territory in worked_by_others
