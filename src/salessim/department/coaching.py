"""Coaching: every rep gets some of a manager's time each week, once the manager has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.journal import CoachingHeld
from salessim.department.kernel import Course

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World

WEEK_SECONDS = 7 * 86_400
_URGENCY = 5


def is_coached(seat: Seat, world: World) -> Course:
    """Who holds a seat is coached every week, by a role that coaches; those of such a role are not coached."""
    coaches = [role for role in world.plan.roles.values() if role.coaching_seconds_per_week > 0.0 and role.count]
    if seat.role in coaches or not world.plan.has_queues:
        return
    tenure = seat.tenure
    while True:
        yield WEEK_SECONDS
        for role in coaches:
            yield world.effort(world.desk_of(role.name), role.coaching_seconds_per_week, _URGENCY)
            if seat.tenure != tenure:
                return
            seat.was_coached(role.coaching_seconds_per_week)
        if coaches:
            world.journal.add(CoachingHeld(world.kernel._now, seat.name))
