"""A piece of work, and somebody who does such work in his hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from salessim.department.kernel import NEVER, Task

if TYPE_CHECKING:
    from salessim.department.desk import Desk


class Hours(Protocol):
    """When somebody works; `salessim.units.WorkCalendar` is one. Times and durations are whole seconds [s]."""

    def next_open(self, time: int) -> int:
        """The first second from `time` on that is working time."""

    def is_open(self, time: int) -> bool:
        """Whether `time` is working time."""

    def add_work(self, time: int, seconds: int) -> int:
        """When work of `seconds` is done that is taken up at `time`."""

    def work_between(self, start: int, end: int) -> int:
        """How much working time lies between `start` and `end`."""


class Work(Task):
    """A piece of work, made by `Desk.work`.

    Attributes:
        priority: Smaller numbers are more urgent.
        seconds_left: Working time still to be done [s].
        waited_seconds: Time spent in queues so far [s].
        asked: When it came to the desk where it is now [s]; NEVER before.
        began: When the server who has it, or had it last, took it up [s]; NEVER before.
        server: Who has it, or had it last.
    """

    __slots__ = ("asked", "began", "priority", "seconds_left", "server", "ticket", "waited_seconds")

    desk: Desk

    def __init__(self, desk: Desk, seconds: int, priority: int) -> None:
        self.desk = desk
        self.due = self.asked = self.began = NEVER
        self.process = None
        self.priority = priority
        self.seconds_left = seconds
        self.waited_seconds = 0
        self.server: Server | None = None
        self.ticket = 0


class Server:
    """One person at a desk.

    Args:
        name: Who it is.
        hours: His working time; without it he works day and night.

    Attributes:
        work: What he has in hand.
        joined: When he came to the desk [s]; NEVER before.
        left: When he left it [s]; NEVER before.
        finished: How many pieces of work he has finished.
    """

    __slots__ = ("_busy_seconds", "finished", "hours", "joined", "left", "name", "work")

    def __init__(self, name: str = "", hours: Hours | None = None) -> None:
        self.name = name
        self.hours = hours
        self.work: Work | None = None
        self.joined = self.left = NEVER
        self.finished = 0
        self._busy_seconds = 0

    def worked(self, start: int, end: int) -> int:
        """His working time between `start` and `end` [s]."""
        return end - start if self.hours is None else self.hours.work_between(start, end)

    def busy_seconds(self, now: int) -> int:
        """Working time he has put into work up to `now`, the piece in hand included [s]."""
        return self._busy_seconds + (self.worked(self.work.began, now) if self.work else 0)

    def open_seconds(self, now: int) -> int:
        """Working time he has spent at the desk up to `now` [s]."""
        return self.worked(self.joined, min(self.left, now)) if self.joined < now else 0

    def is_open(self, now: int) -> bool:
        """Whether `now` is in his hours."""
        return self.hours is None or self.hours.is_open(now)
