"""People with finite hands: a desk where work queues, is done one piece after the other, and is accounted for.

A desk has one server (a rep with a desk of his own) or several who share a queue (a pool of SDRs). What is more urgent
comes first, then what came first. A server with a calendar works only in his hours: work begun in the afternoon goes on
the next morning, and what comes at night waits, in order, until somebody's hours begin. Nobody is taken off a piece of
work for another.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, fields
from heapq import heappush

from simpy.events import Event

from salessim.department.kernel import NEVER, Kernel
from salessim.department.queue import Queue
from salessim.department.work import Server, Work


@dataclass(frozen=True, slots=True)
class Tally:
    """What has happened at a desk up to a time; the difference of two tallies is what happened in between.

    Attributes:
        time: Until when [s].
        taken: Pieces of work that came.
        finished: Pieces that were finished.
        withdrawn: Pieces taken back because their process was interrupted.
        moved: Pieces handed over to another desk.
        waiting: Pieces in the queue now; not a difference.
        in_hand: Pieces that somebody is at now; not a difference.
        waited_seconds: Time that pieces waited, those included that still do, piece by piece [s].
        queue_seconds: Length of the queue, integrated over time [s]; by Little's law the same number.
        busy_seconds: Working time that went into work [s].
        open_seconds: Working time of the servers while they were at the desk [s].
        filled_seconds: What of it they filled in their own way while they had no work [s].
    """

    time: int
    taken: int
    finished: int
    withdrawn: int
    moved: int
    waiting: int
    in_hand: int
    waited_seconds: int
    queue_seconds: int
    busy_seconds: int
    open_seconds: int
    filled_seconds: int = 0

    @property
    def utilisation(self) -> float | None:
        """Share of the servers' working time that went into work; None without any."""
        return self.busy_seconds / self.open_seconds if self.open_seconds else None

    def since(self, earlier: Tally) -> Tally:
        """What has happened since `earlier`."""
        levels = ("time", "waiting", "in_hand")
        return Tally(
            *(
                getattr(self, field.name) - (0 if field.name in levels else getattr(earlier, field.name))
                for field in fields(self)
            )
        )


class Desk:
    """A queue for work, and those who do it.

    Args:
        kernel: The clock.
        servers: Who sits there at first, or how many nameless servers who work day and night.

    Attributes:
        servers: Who sits there now, in the order of coming.
        former_servers: Who has left.
        queue: What waits.
    """

    def __init__(self, kernel: Kernel, servers: int | Iterable[Server] = ()) -> None:
        self.servers: list[Server] = []
        self.former_servers: list[Server] = []
        self.queue = Queue(kernel.now)
        self._kernel = kernel
        self._idle: deque[Server] = deque()  # the longest idle first
        self._has_hours = False
        self._closed_until = 0  # before that, none of the idle is in his hours
        self._opening = NEVER  # when the desk is to be looked at because hours begin
        self._taken = self._withdrawn = self._moved = 0
        for server in [Server() for _ in range(servers)] if isinstance(servers, int) else servers:
            self.join(server)

    def work(self, seconds: int, priority: int = 0) -> Work:
        """Makes a piece of work; a process that yields it goes on when it is done.

        Args:
            seconds: Working time it takes [s].
            priority: Smaller numbers are more urgent.

        Raises:
            TypeError: `seconds` is no whole number.
            ValueError: `seconds` is below 0.
        """
        if seconds.__class__ is not int:
            raise TypeError(f"Work takes whole seconds (int), not {seconds!r}.")
        if seconds < 0:
            raise ValueError(f"Work cannot take {seconds} seconds.")
        return Work(self, seconds, priority)

    def join(self, server: Server) -> None:
        """Lets `server` sit down and take from the queue.

        Raises:
            ValueError: He sits at a desk, or has left one; somebody who comes back is a new `Server`.
        """
        if server.joined != NEVER:
            raise ValueError(f"{server.name or 'A server'} has a desk, or had one.")
        server.joined = self._kernel.now
        self.servers.append(server)
        self._has_hours = self._has_hours or server.hours is not None
        self._free(server)
        if self.queue.waiting:
            self._kernel.soon(self.deal)

    def leave(self, server: Server) -> None:
        """Lets `server` go for good; what he has in hand goes back to its place in the queue, with the rest to do.

        Raises:
            ValueError: He does not sit here.
        """
        if server not in self.servers:
            raise ValueError(f"{server.name or 'The server'} does not sit at this desk.")
        now = self._kernel.now
        work = server.work
        if work is None:
            self._idle.remove(server)
        else:
            self._put_down(work, server)
            self.queue.put_back(work, now)
            self._kernel.soon(self.deal)
        server.left = now
        self.servers.remove(server)
        self.former_servers.append(server)

    def hand_over(self, other: Desk, works: Iterable[Work] | None = None) -> list[Work]:
        """Moves what waits to `other`, in order, behind what waits there; the processes notice nothing.

        Args:
            other: Another desk.
            works: What to move of it; None: all. What does not wait here stays where it is.

        Returns:
            What was moved.
        """
        now = self._kernel.now
        wanted = None if works is None else set(works)
        moved = [work for work in self.queue if wanted is None or work in wanted]
        for work in moved:
            self.queue.remove(work, now)
            work.desk = other
        self._moved += len(moved)
        for work in moved:
            other.take(work)
        return moved

    def tally(self) -> Tally:
        """The accounts of the desk up to now."""
        now = self._kernel.now
        everybody = self.servers + self.former_servers
        return Tally(
            time=now,
            taken=self._taken,
            finished=sum(server.finished for server in everybody),
            withdrawn=self._withdrawn,
            moved=self._moved,
            waiting=self.queue.waiting,
            in_hand=sum(server.work is not None for server in self.servers),
            waited_seconds=self.queue.waited_seconds(now),
            queue_seconds=self.queue.length_seconds(now),
            busy_seconds=sum(server.busy_seconds(now) for server in everybody),
            open_seconds=sum(server.open_seconds(now) for server in everybody),
            filled_seconds=sum(server.filled_seconds for server in everybody),
        )

    def take(self, work: Work) -> None:
        """Begins `work` or lets it wait; the kernel calls this when a process yields it."""
        now = self._kernel._now
        self._taken = work.ticket = self._taken + 1
        if self._idle and not self.queue.waiting:
            server = self._ready(now) if self._has_hours else self._idle.popleft()
            if server:
                work.asked = now
                self._begin(work, server, now)
                return
        self.queue.add(work, now)
        if self._idle:
            self.deal()

    def finish(self, work: Work) -> None:
        """Frees the server of `work`; the kernel calls this when its time is up."""
        server = work.server
        assert server is not None
        server.work = None
        server.finished += 1
        server._busy_seconds += work.seconds_left
        work.seconds_left = 0
        work.process = None
        self._idle.append(server)
        self._closed_until = 0

    def deal(self) -> None:
        """Begins what waits, the most urgent first, as far as servers are free and in their hours."""
        now = self._kernel._now
        while self.queue.waiting and self._idle:
            server = self._ready(now) if self._has_hours else self._idle.popleft()
            if server is None:
                self._await_opening(now)
                return
            self._begin(self.queue.take(now), server, now)

    def withdraw(self, work: Work) -> None:
        """Takes `work` back, from the queue or from its server; the kernel calls this at an interrupt."""
        work.process = None
        self._withdrawn += 1
        if work.due == NEVER:
            self.queue.remove(work, self._kernel.now)
        else:
            assert work.server is not None
            self._put_down(work, work.server)
            self._free(work.server)
            if self.queue.waiting:
                self._kernel.soon(self.deal)

    def _begin(self, work: Work, server: Server, now: int) -> None:
        work.server = server
        work.began = now
        if work.shows_its_length:
            work.begins(now)
        due = now + work.seconds_left
        if due > server.open_until:
            assert server.hours is not None
            due = server.hours.add_work(now, work.seconds_left)
        work.due = due
        server.work = work
        kernel = self._kernel
        kernel._entries = order = kernel._entries + 1
        heappush(kernel._agenda, (due, order, work))

    def _put_down(self, work: Work, server: Server) -> None:
        """Stops in the middle of `work`."""
        done = server.worked(work.began, self._kernel.now)
        server._busy_seconds += done
        server.work = None
        work.seconds_left -= done
        work.due = NEVER  # which also makes its entry in the agenda void

    def _free(self, server: Server) -> None:
        self._idle.append(server)
        self._closed_until = 0

    def _ready(self, now: int) -> Server | None:
        """Takes the longest idle server who is in his hours; None if all of them are off."""
        if now < self._closed_until:
            return None
        for place, server in enumerate(self._idle):
            if now >= server.open_until:
                server.look_up(now)
            if now >= server.open_from:
                del self._idle[place]
                return server
        self._closed_until = min(server.open_from for server in self._idle)
        return None

    def _await_opening(self, now: int) -> None:
        if self._closed_until < self._opening:
            self._opening = self._closed_until
            self._kernel.timeout(self._closed_until - now).callbacks.append(self._open)

    def _open(self, _: Event) -> None:
        self._opening = NEVER
        self.deal()
