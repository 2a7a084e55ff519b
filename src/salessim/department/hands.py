"""Work for a customer, by whoever looks after him or by the role that the file names."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from salessim.department.account import Account
from salessim.department.after_sale import SELLER
from salessim.department.work import Work

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World

_USUAL_URGENCY = {
    "urgent tickets": 0,
    "complaints": 1,
    "escalations": 1,
    "tickets": 2,
    "renewals": 3,
    "onboarding": 3,
    "expansion": 4,
    "visits": 5,
}
"""How urgent duties are for a role that does not say (assumption)."""


def work_for(
    account: Account, done_by: str | None, seconds: float, duty: str, world: World
) -> Generator[Any, Any, bool]:
    """Has work done for a customer.

    Args:
        account: The customer.
        done_by: The role that does it; None: whoever looks after him; `SELLER`: who sold to him.
        seconds: Undisturbed time of somebody at full speed [s].
        duty: What it is, for how urgent it is.
        world: Where it happens.

    Returns:
        Whether there was anybody to do it.
    """
    seat = _own(account, done_by)
    if seat is None and done_by is None:
        return not world.plan.has_queues
    role = seat.role.name if seat else done_by
    assert role is not None
    desk = seat.desk if seat else world.desk_of(role)
    speed = seat.speed(world.now) if seat else None
    urgency = world.plan.roles[role].urgency.get(duty, _USUAL_URGENCY[duty])
    work = world.effort(desk, seconds, urgency, role, speed)
    if not isinstance(work, Work):
        yield work
        return True
    account.works.append(work)
    yield work
    account.works.remove(work)
    return True


def _own(account: Account, done_by: str | None) -> Seat | None:
    """Who looks after the customer, if the work is his."""
    if done_by == SELLER:
        return account.deal.owner
    seat = account.seat
    return seat if seat is not None and done_by in (None, seat.role.name) else None
