"""People come, go and move because somebody decided it: what `hire`, `leave`, `move` and `promote` do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.careers import is_filled, life_of
from salessim.department.changing import change_plan, close_seat, leave_seat
from salessim.department.deeds import HirePeople, MovePerson, PeopleLeave
from salessim.department.journal import DealWon
from salessim.department.people import YEAR_SECONDS
from salessim.department.standing import Standing
from salessim.errors import InputError

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World


def open_seats(world: World, role: str) -> list[Seat]:
    """The seats of a role that are not closed, in the order of their numbers."""
    return [seat for seat in world.seats if seat.role.name == role and not seat.is_closed]


def seat_number(seat: Seat) -> int:
    """The number of a seat in its role [1..]."""
    return int(seat.name.rpartition(" ")[2])


def seat_called(name: str, world: World) -> Seat:
    """A seat by its name.

    Raises:
        InputError: There is none, or it has been closed.
    """
    found = next((seat for seat in world.seats if seat.name == name and not seat.is_closed), None)
    if found is None:
        raise InputError(f"On {world.calendar.date_of(world.now)} there is no seat “{name}”.", "Name another seat.")
    return found


def hire(action: HirePeople, standing: Standing, world: World) -> None:
    """Opens seats, and looks for people to hold them."""
    names = world.next_seats(action.role, action.count)
    if not names:
        return
    _make_room(names, action.role, action.territory, standing, world)
    for _ in names:
        seat = world.open_seat(world.plan.roles[action.role])
        seat.life = world.start(is_filled(seat, world))
    world.take_stock()


def let_go(action: PeopleLeave, standing: Standing, world: World) -> None:
    """People go; their seats are closed, unless somebody else is to be found for them."""
    leaving = [seat_called(action.who, world)] if action.who else open_seats(world, action.role)[-action.count :]
    if action.is_replaced:
        for seat in leaving:
            leave_seat(seat)
        return
    for seat in leaving:
        close_seat(seat, world)
    _count_down(leaving, standing, world)


def move(action: MovePerson, standing: Standing, world: World) -> None:
    """Somebody goes to another role, another territory, or both; where nobody is there to move, nothing happens."""
    seat = seat_called(action.who, world) if action.who else _best(action.best_of, world)
    if seat is None:
        return
    if not action.role:
        standing.place([seat.name], action.territory)
        change_plan(world, standing.plan(world.luck), standing.rates_of)
        return
    names = world.next_seats(action.role, 1)
    _make_room(names, action.role, action.territory, standing, world)
    taken = world.open_seat(world.plan.roles[action.role])
    if seat.server is not None:
        taken.life = world.start(life_of(taken, world, is_new=True, is_promoted=action.is_promotion))
    else:
        taken.life = world.start(is_filled(taken, world))  # he had left before: somebody else is looked for
    world.take_stock()
    if action.is_promotion:
        leave_seat(seat)
    else:
        close_seat(seat, world)
        _count_down([seat], standing, world)


def _make_room(names: list[str], role: str, territory: str, standing: Standing, world: World) -> None:
    """The file counts the new seats and says where they work; the plan follows it."""
    standing.count(role, int(names[-1].rpartition(" ")[2]))
    if territory:
        standing.place(names, territory)
    change_plan(world, standing.plan(world.luck), standing.rates_of)


def _count_down(gone: list[Seat], standing: Standing, world: World) -> None:
    """The file counts to the highest seat that remains, and its routes name nobody who is gone."""
    for role in dict.fromkeys(seat.role.name for seat in gone):
        standing.count(role, max(map(seat_number, open_seats(world, role)), default=0))
    standing.forget([seat.name for seat in gone])
    change_plan(world, standing.plan(world.luck), standing.rates_of)


def _best(role: str, world: World) -> Seat | None:
    """Whoever of a role has won most in the twelve months before; None if nobody is there."""
    there = [seat for seat in open_seats(world, role) if seat.server is not None]
    since = world.now - YEAR_SECONDS
    won = dict.fromkeys((seat.name for seat in there), 0)
    for deal in world.journal.all(DealWon):
        if deal.time >= since and deal.seat in won:
            won[deal.seat] += deal.cents
    return max(there, key=lambda seat: (won[seat.name], -seat_number(seat)), default=None)
