"""Who gets a deal: those of the first route that fits, or else whoever sells to its segment; his territory first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.deal import Deal
from salessim.department.journal import DealTaken
from salessim.department.kernel import Course
from salessim.department.plan_market import RoutePlan

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World


def find_owner(deal: Deal, world: World) -> Course:
    """Waits until somebody takes the deal, or until its company has lost patience; `deal.owner` says which."""
    seat = _best(deal, [seat for seat in candidates(deal, world) if seat.has_room], world)
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
        seat = _best(deal, [seat for seat in candidates(deal, world) if seat.has_room], world)
        if seat is not None:
            del world.unassigned[name]
            take_over(deal, seat, world)
            found.succeed()


def take_over(deal: Deal, seat: Seat, world: World) -> None:
    """Makes the deal that of `seat`."""
    deal.owner = seat
    seat.deals[deal.name] = deal
    world.journal.add(DealTaken(world.kernel._now, deal.name, seat.name, deal.segment.name, deal.list_cents))


def share_out(seat: Seat, world: World) -> None:
    """Somebody has left: colleagues take his deals, room or not; without any they wait for his successor."""
    for deal in list(seat.deals.values()):
        others = [other for other in candidates(deal, world, is_left=True) if other.server is not None]
        heir = _best(deal, others, world)
        if heir is not None:
            _moves(deal, seat, heir, world)


def _moves(deal: Deal, seat: Seat, heir: Seat, world: World) -> None:
    """A deal goes from one who had it to another, and what there is to do for it."""
    del seat.deals[deal.name]
    take_over(deal, heir, world)
    if deal.task is not None and deal.task.desk is seat.desk:
        seat.desk.hand_over(heir.desk, [deal.task])


def pass_on(deal: Deal, world: World) -> bool:
    """A territory is worked by others: one of them who sells to such takes the deal; comes to whether somebody did."""
    local = world.seats_of_territory(deal.territory)
    seat = deal.holder
    if seat.name in local:
        return False
    heirs = [other for other in candidates(deal, world, is_left=True) if other.server and other.name in local]
    heir = _best(deal, heirs, world)
    if heir is None:
        return False
    _moves(deal, seat, heir, world)
    return True


def candidates(deal: Deal, world: World, is_left: bool = False) -> list[Seat]:
    """The seats that may have a deal: those of the first route that fits, or else all that sell to its segment.

    Args:
        deal: The deal.
        world: Where.
        is_left: Whether its owner has left: then colleagues take it whatever the route.
    """
    usual = world.sellers_to(deal.segment.name)
    if deal.territory in world.closed_territories:
        local = world.seats_of_territory(deal.territory)
        usual = [seat for seat in usual if seat.name in local]
    for route in world.plan.routes:
        if _fits(deal, route):
            seats = [seat for seat in world.seats if seat.name in route.to or seat.role.name in route.to]
            room = [seat for seat in seats if seat.server is not None] if is_left else [s for s in seats if s.has_room]
            return room or ([] if route.is_only and not is_left else usual)
    return usual


def _fits(deal: Deal, route: RoutePlan) -> bool:
    return (
        (not route.segments or deal.segment.name in route.segments)
        and (not route.channels or deal.channel in route.channels)
        and (not route.territories or deal.territory in route.territories)
        and (not route.found_by or bool(route.found_by & {deal.found_by, deal.found_by.rpartition(" ")[0]}))
        and (route.first_companies is None or deal.company < route.first_companies)
    )


def _best(deal: Deal, seats: list[Seat], world: World) -> Seat | None:
    """Of these, one of the deal's own territory with the fewest deals, or else the one with the fewest."""
    territory = world.seats_of_territory(deal.territory)
    local = [seat for seat in seats if seat.name in territory]
    return min(local or seats, key=lambda seat: len(seat.deals), default=None)
