"""Who gets a deal: somebody of its territory who sells to its segment and has room, or else anybody who has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.deal import Deal
from salessim.department.journal import DealTaken
from salessim.department.kernel import Course

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World


def find_owner(deal: Deal, world: World) -> Course:
    """Waits until somebody takes the deal, or until its company has lost patience; `deal.owner` says which."""
    seat = _best(deal, [seat for seat in world.sellers_to(deal.segment.name) if seat.has_room], world)
    if seat is not None:
        take_over(deal, seat, world)
        return
    found = world.kernel.event()
    world.unassigned[deal.name] = (deal, found)
    yield found | world.kernel.timeout(world.plan.assumptions.waits_for_room)
    world.unassigned.pop(deal.name, None)


def give_room(world: World) -> None:
    """Somebody has room again: whoever waits longest and fits is taken."""
    for name, (deal, found) in list(world.unassigned.items()):
        seat = _best(deal, [seat for seat in world.sellers_to(deal.segment.name) if seat.has_room], world)
        if seat is not None:
            del world.unassigned[name]
            take_over(deal, seat, world)
            found.succeed()


def take_over(deal: Deal, seat: Seat, world: World) -> None:
    """Makes the deal that of `seat`."""
    deal.owner = seat
    seat.deals[deal.name] = deal
    world.journal.add(DealTaken(world.now, deal.name, seat.name, deal.segment.name, deal.list_cents))


def share_out(seat: Seat, world: World) -> None:
    """Somebody has left: colleagues take his deals, room or not; without any they wait for his successor."""
    for deal in list(seat.deals.values()):
        others = [other for other in world.sellers_to(deal.segment.name) if other.server is not None]
        heir = _best(deal, others, world)
        if heir is not None:
            del seat.deals[deal.name]
            take_over(deal, heir, world)
            if deal.task is not None and deal.task.desk is seat.desk:
                seat.desk.hand_over(heir.desk, [deal.task])


def _best(deal: Deal, seats: list[Seat], world: World) -> Seat | None:
    """Of these, one of the deal's own territory with the fewest deals, or else the one with the fewest."""
    local = [seat for seat in seats if seat.name in world.seats_of_territory(deal.territory)]
    return min(local or seats, key=lambda seat: len(seat.deals), default=None)
