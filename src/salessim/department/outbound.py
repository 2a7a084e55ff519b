"""Outbound work: reaching out to companies that did not ask, in blocks that fill what inbound leaves of the day."""

from __future__ import annotations

import math
from itertools import count
from typing import TYPE_CHECKING

from salessim.department.journal import TouchesMade
from salessim.department.kernel import Course
from salessim.department.plan import OutboundPlan
from salessim.department.selling import open_deal

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World

LEAST_URGENT = 9
_ROWS = 256
"""Blocks of work whose luck is drawn at once."""


def reach_out(seat: Seat, world: World) -> Course:
    """One who holds a seat makes touches whenever nothing more urgent is to be done.

    The touches of a block are drawn together. On a shared desk a colleague may do the block; the speed is his.
    """
    outbound = seat.role.outbound
    if outbound is None or not world.plan.has_queues:
        return
    plan = world.plan
    tenure = seat.tenure
    seconds = round(plan.assumptions.outbound_block / plan.time_for_deals)
    share_of_day = plan.assumptions.outbound_block / (plan.calendar.hours.seconds * plan.time_for_deals)
    urgency = seat.role.urgency.get("outbound", LEAST_URGENT)
    for number in count():
        if seat.tenure != tenure:
            return
        done = yield seat.desk.work(seconds, urgency)
        if number % _ROWS == 0:
            draws = (
                world.luck.block("outbound", seat.name, tenure, first=number, rows=_ROWS, columns=1).ravel().tolist()
            )
        touches = outbound.touches_per_day * share_of_day * world.speed_of(done.server)
        found = count_of(draws[number % _ROWS], touches * outbound.becomes_qualified)
        world.journal.add(TouchesMade(world.now, seat.name, round(touches), found))
        for which in range(found):
            origin = ("outbound", seat.name, tenure, number, which)
            segment = _aimed_at(world.luck.uniform(*origin, "segment"), outbound)
            world.start(open_deal(origin, segment, "outbound", world, world.seat_of(done)))


def count_of(u: float, mean: float) -> int:
    """A Poisson number, by inversion; `mean` is small here."""
    probability = total = math.exp(-mean)
    count = 0
    while u > total and probability > 0.0:
        count += 1
        probability *= mean / count
        total += probability
    return count


def _aimed_at(u: float, outbound: OutboundPlan) -> str:
    """The segment of a company that was reached: each as often as it is aimed at."""
    goal = u * math.fsum(outbound.aims_at.values())
    for segment, share in outbound.aims_at.items():
        goal -= share
        if goal < 0.0:
            return segment
    return list(outbound.aims_at)[-1]  # the sum of the shares was rounded
