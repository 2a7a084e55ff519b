"""The way of people through a department: they come, are promoted or leave, and their seats are filled again."""

from __future__ import annotations

import math
from collections.abc import Generator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from simpy import Interrupt

from salessim.department.accounts import give_places, hand_accounts_over
from salessim.department.coaching import is_coached
from salessim.department.journal import CostBooked
from salessim.department.kernel import Course
from salessim.department.managing_events import SeatPromoted
from salessim.department.outbound import reach_out
from salessim.department.people import YEAR_SECONDS, Seat
from salessim.department.routing import give_room, share_out

if TYPE_CHECKING:
    from salessim.department.world import World

_MONTH_SECONDS = round(YEAR_SECONDS / 12)


def is_filled(seat: Seat, world: World) -> Course:
    """Somebody is looked for who is to hold an empty seat, and comes; from then on one after the other holds it."""
    if (yield from _is_found(seat, world)):
        yield from life_of(seat, world, is_new=True)


def _is_found(seat: Seat, world: World) -> Generator[Any, Any, bool]:
    """Looks for somebody; comes to whether there is somebody in the end."""
    if world.plan.time_to_hire is None:
        return False
    yield round(world.plan.time_to_hire.quantile(world.luck.uniform("hire", seat.name, seat.tenure)))
    if seat.is_closed:
        return False
    world.journal.add(CostBooked(world.now, "hiring", world.plan.costs.per_hire))
    return True


def life_of(seat: Seat, world: World, is_new: bool = False, is_promoted: bool = False) -> Course:
    """One after the other holds a seat; the first of them comes new or promoted, or has been there before."""
    while True:
        seat.sit_down(is_new, is_promoted)
        world.start(reach_out(seat, world))
        world.start(is_coached(seat, world))
        give_room(world)
        give_places(world)
        with suppress(Interrupt):  # promoted, moved or let go: his new seat, if any, has begun its own story
            yield from _stays(seat, world)
        seat.get_up()
        share_out(seat, world)
        hand_accounts_over(seat, world)
        if seat.is_closed:
            return
        is_new = True
        is_promoted = _promote_into(seat, world)
        if is_promoted:
            yield 0
            continue
        if not (yield from _is_found(seat, world)):
            return


def _stays(seat: Seat, world: World) -> Course:
    """Ends when who holds the seat leaves.

    He leaves when the hazard, added up since he came, reaches an exponential number of his own, so that a change of the
    hazard shifts his leaving and draws nothing anew. Without anything that moves the hazard it is one long sleep.
    """
    hazard = seat.role.leaves_per_year if world.plan.has_queues else 0.0
    u = world.luck.uniform("leaves", seat.name, seat.tenure)
    if world.plan.motivation is None or not seat.quota or hazard <= 0.0:
        stays = seconds_until_leaving(u, hazard)
        yield world.kernel.event() if stays is None else stays
        return
    left = -math.log(u)
    while True:
        behind = seat.motivation
        now = hazard * behind.leaving if behind else hazard
        month = now * _MONTH_SECONDS / YEAR_SECONDS
        if left <= month:
            yield round(left / now * YEAR_SECONDS)
            return
        left -= month
        yield _MONTH_SECONDS


def seconds_until_leaving(u: float, hazard_per_year: float) -> int | None:
    """How long somebody stays who leaves with a constant hazard [1/year]; None: for good [s]."""
    if hazard_per_year <= 0.0:
        return None
    return round(-math.log(u) / hazard_per_year * YEAR_SECONDS)


def _promote_into(seat: Seat, world: World) -> bool:
    """Fills an empty seat with who has served longest in the role it is filled from, if he has served long enough."""
    role = seat.role
    served = [
        (other.served_for(), -place, other)
        for place, other in enumerate(world.seats)
        if other.role.name == role.promoted_from and other.server is not None and other.life is not None
    ]
    longest = max(served, default=None, key=lambda each: each[:2])
    if longest is None or longest[0] < role.promoted_after:
        return False
    other = longest[2]
    world.journal.add(SeatPromoted(world.now, other.name, seat.name))
    assert other.life is not None
    other.life.interrupt("promoted")
    return True
