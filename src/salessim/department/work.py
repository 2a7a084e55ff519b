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

    def stretch(self, time: int) -> tuple[int, int]:
        """The working time without a break in which `time` lies, or the next one: its first second, and the one after
        its last.
        """

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
        shows_its_length: Whether it shows only when it is taken up how long it takes, see `begins`.
    """

    shows_its_length = False

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

    def begins(self, now: int) -> None:
        """Somebody takes it up at `now` [s]; called where it shows its length, which it may set now."""


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
        filled_seconds: Working time without work that he filled in his own way, see `fill` [s].
        open_from: Since when he has been in his hours without a break, or when he will be next [s].
        open_until: Until when that lasts; up to then it is true, see `look_up` [s].
    """

    __slots__ = (
        "_busy_seconds",
        "filled_seconds",
        "finished",
        "hours",
        "joined",
        "left",
        "name",
        "open_from",
        "open_until",
        "work",
    )

    def __init__(self, name: str = "", hours: Hours | None = None) -> None:
        self.name = name
        self.hours = hours
        self.work: Work | None = None
        self.joined = self.left = NEVER
        self.finished = self.filled_seconds = 0
        self._busy_seconds = 0
        self.open_from, self.open_until = (0, NEVER) if hours is None else (0, 0)

    def look_up(self, now: int) -> None:
        """Looks up his hours once `open_until` has passed."""
        assert self.hours is not None
        self.open_from, self.open_until = self.hours.stretch(now)

    def fill(self, now: int) -> int:
        """Fills the time he had no work since the last time, with what he does while nobody waits for him.

        Returns:
            How much it was [s].
        """
        free = self.open_seconds(now) - self.busy_seconds(now) - self.filled_seconds
        self.filled_seconds += free
        return free

    def worked(self, start: int, end: int) -> int:
        """His working time between `start` and `end` [s]."""
        return end - start if self.hours is None else self.hours.work_between(start, end)

    def busy_seconds(self, now: int) -> int:
        """Working time he has put into work up to `now`, the piece in hand included [s]."""
        return self._busy_seconds + (self.worked(self.work.began, now) if self.work else 0)

    def open_seconds(self, now: int) -> int:
        """Working time he has spent at the desk up to `now` [s]."""
        return self.worked(self.joined, min(self.left, now)) if self.joined < now else 0
