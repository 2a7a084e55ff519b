"""Outbound work: reaching out to companies that did not ask, in blocks that fill what inbound leaves of the day."""

from __future__ import annotations

import math
from itertools import count
from typing import TYPE_CHECKING

from salessim.department.journal import MeetingBooked, NobodyCame, TouchesMade
from salessim.department.kernel import Course
from salessim.department.plan_market import OutboundPlan, SequencePlan
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
    at_full_speed = outbound.touches_per_day * share_of_day
    urgency = seat.role.urgency.get("outbound", LEAST_URGENT)
    for number in count():
        if seat.tenure != tenure:
            return
        done = yield seat.desk.work(seconds, urgency)
        if number % _ROWS == 0:
            rows = world.luck.block("outbound", seat.name, tenure, first=number, rows=_ROWS, columns=3).tolist()
        draws = rows[number % _ROWS]
        if seat.role.outbound is not None and seat.role.outbound is not outbound:  # the plan has changed
            outbound = seat.role.outbound
            at_full_speed = outbound.touches_per_day * share_of_day
        touches = at_full_speed * world.speed_of(done.server)
        if outbound.sequence is None:
            found = count_of(draws[0], touches * outbound.becomes_qualified)
            world.journal.add(TouchesMade(world.now, seat.name, round(touches), found))
            course = open_outbound_deal
        else:
            found = reached(draws, touches, outbound.sequence, seat.name, world)
            course = meet
        worker = world.seat_of(done) if found else None
        for which in range(found):
            world.start(course(("outbound", seat.name, tenure, number, which), outbound, worker, world))


def open_outbound_deal(
    origin: tuple[str | int, ...], outbound: OutboundPlan, worker: Seat | None, world: World
) -> Course:
    """A company that was reached has qualified."""
    segment = _aimed_at(world.luck.uniform(*origin, "segment"), outbound)
    return open_deal(origin, segment, "outbound", world, worker)


def reached(draws: list[float], touches: float, sequence: SequencePlan, seat: str, world: World) -> int:
    """What a block of touches came to: of the connections some are conversations, and of these some agree to meet.

    Returns:
        How many meetings were agreed.
    """
    meetings = count_of(draws[0], touches * sequence.meets)
    talks = meetings + count_of(draws[1], touches * (sequence.talks - sequence.meets))
    connects = talks + count_of(draws[2], touches * (sequence.connects - sequence.talks))
    world.journal.add(TouchesMade(world.now, seat, round(touches), 0, connects, talks, meetings))
    return meetings


def meet(origin: tuple[str | int, ...], outbound: OutboundPlan, worker: Seat | None, world: World) -> Course:
    """A meeting was agreed: the day comes, the prospect perhaps, and perhaps a deal of it."""
    sequence = outbound.sequence
    assert sequence is not None
    when, shows, again, later, comes, qualifies, medium, _ = world.luck.of(*origin).eight("meeting")
    prospect, way = "/".join(map(str, origin)), _medium(medium, sequence)
    seat = worker.name if worker else ""
    for attempt, (wait, luck) in enumerate(((when, shows), (later, comes))):
        if attempt and again >= sequence.tried_again:
            return
        world.journal.add(MeetingBooked(world.now, prospect, seat, way))
        yield round(sequence.meeting_after.quantile(wait))
        if luck >= sequence.no_show:
            break
        world.journal.add(NobodyCame(world.now, prospect, seat))
    else:
        return
    if qualifies < sequence.qualifies:
        yield from open_outbound_deal(origin, outbound, worker, world)


def _medium(u: float, sequence: SequencePlan) -> str:
    """By which way the meeting came about: each as often as it brings one."""
    goal = u * sequence.meets
    for medium in sequence.media:
        goal -= medium.share * medium.meets
        if goal < 0.0:
            return medium.name
    return sequence.media[-1].name  # the sum was rounded


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
