"""Outbound work: reaching out to companies that did not ask, in the time that other work leaves of the day.

What fills the rest of a day is no work that waits for somebody: whoever has nothing in hand reaches out, and puts it
down when something comes. So it is accounted for at the end of each working day, and costs the agenda one entry.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from salessim.department.journal import MeetingBooked, NobodyCame, TouchesMade
from salessim.department.kernel import Course
from salessim.department.plan_market import OutboundPlan, SequencePlan
from salessim.department.selling import open_deal

if TYPE_CHECKING:
    from salessim.department.crew import Crew
    from salessim.department.people import Seat
    from salessim.department.plan_people import RolePlan
    from salessim.department.work import Server
    from salessim.department.world import World

LEAST_URGENT = 9
_ROWS = 256
"""Blocks of work whose luck is drawn at once."""


def fill_days(crew: Crew, world: World) -> Course:
    """At the end of each working day: what the people of a role made of the time that other work had left them."""
    day = world.calendar.hours.seconds
    while True:
        now = world.kernel._now
        yield world.calendar.add_work(now, day) - now
        for seat in crew.seats:
            server = seat.server
            if server is not None and seat.role.outbound is not None and not _is_urgent(seat.role):
                seconds = server.fill(world.kernel._now)
                if seconds:
                    _account_for(seat, seconds, server, seat.role.outbound, world)


def reach_out(seat: Seat, world: World) -> Course:
    """One who holds a seat does outbound work block by block, where the file puts other duties behind it.

    On a shared desk a colleague may do the block; the speed is his.
    """
    outbound = seat.role.outbound
    if outbound is None or not world.plan.has_queues or not _is_urgent(seat.role):
        return
    tenure = seat.tenure
    seconds = round(world.plan.assumptions.outbound_block / world.plan.time_for_deals)
    while seat.tenure == tenure:
        done = yield seat.desk.work(seconds, seat.role.urgency.get("outbound", LEAST_URGENT))
        outbound = seat.role.outbound or outbound  # the plan may have changed
        _account_for(seat, seconds, done.server, outbound, world)


def _until_heard_of(origin: tuple[str | int, ...], world: World) -> int:
    """How long it takes until others hear of what a block brought: up to a working day (assumption) [s]."""
    now, calendar = world.kernel._now, world.calendar
    return calendar.add_work(now, 1 + int(calendar.hours.seconds * world.luck.uniform(*origin, "heard of"))) - now


def _is_urgent(role: RolePlan) -> bool:
    return role.urgency.get("outbound", LEAST_URGENT) < LEAST_URGENT


class Blocks:
    """The luck of the blocks of one who holds a seat, many drawn at once."""

    __slots__ = ("_rows", "number", "tenure")

    def __init__(self, tenure: int) -> None:
        self.tenure = tenure
        self.number = -1
        self._rows: list[list[float]] = []

    def next_of(self, seat: Seat, world: World) -> list[float]:
        """The luck of his next block."""
        self.number = number = self.number + 1
        if number % _ROWS == 0:
            key = ("outbound", seat.name, self.tenure)
            self._rows = world.luck.block(*key, first=number, rows=_ROWS, columns=3).tolist()
        return self._rows[number % _ROWS]


def _account_for(seat: Seat, seconds: int, server: Server, outbound: OutboundPlan, world: World) -> None:
    """What came of a block that took so much working time of somebody; its touches are drawn together."""
    blocks = seat.blocks
    if blocks is None or blocks.tenure != seat.tenure:
        blocks = seat.blocks = Blocks(seat.tenure)
    draws = blocks.next_of(seat, world)
    touches = outbound.touches_per_day * seconds / world.calendar.hours.seconds * world.speed_of(server)
    if outbound.sequence is None:
        found = count_of(draws[0], touches * outbound.becomes_qualified)
        world.journal.add(TouchesMade(world.kernel._now, seat.name, round(touches), found))
        course = open_outbound_deal
    else:
        found = reached(draws, touches, outbound.sequence, seat.name, world)
        course = meet
    worker = world.seat_of_server.get(server) if found else None
    for which in range(found):
        origin = ("outbound", seat.name, blocks.tenure, blocks.number, which)
        world.kernel.process(course(origin, outbound, worker, world), _until_heard_of(origin, world))


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
    world.journal.add(TouchesMade(world.kernel._now, seat, round(touches), 0, connects, talks, meetings))
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
        world.journal.add(MeetingBooked(world.kernel._now, prospect, seat, way))
        yield round(sequence.meeting_after.quantile(wait))
        if luck >= sequence.no_show:
            break
        world.journal.add(NobodyCame(world.kernel._now, prospect, seat))
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
