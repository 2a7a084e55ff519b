"""The event loop of a simulated department: SimPy, with two cheap ways to wait.

A process is a generator, as in SimPy. It may yield:

    yield 900                          sleeps 900 seconds of the calendar
    done = yield desk.work(3600, 1)    queues for somebody's hands, has an hour of work done, gets the work back
    yield any_simpy_event              an event, a timeout, another process, `|` and `&` of them

The first two build no event and take one entry in the agenda each; a `Resource` takes three and a `Timeout` builds an
object and a list. Everything else is SimPy: interrupts, conditions, resources and stores work on a `Kernel` as they do
on an `Environment`.

Time is whole seconds of the calendar [s]. Of two things due in the same second the one arranged first comes first;
process starts and interrupts precede both. A process that nobody waits for ends without an event.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from heapq import heappop, heappush
from typing import Any

from simpy.core import EmptySchedule, Environment, Infinity, SimTime
from simpy.events import NORMAL, URGENT, Event, EventPriority

from salessim.department.process import NEVER, Course, Process, Sleep, Task

__all__ = ["NEVER", "Course", "Kernel", "Process", "Task"]


class Halt:
    """The entry at which the loop returns to its caller."""


class Kernel(Environment):
    """A SimPy environment in whole seconds, whose processes may also yield seconds and work.

    Args:
        initial_time: Where the clock stands at first [s].
    """

    def __init__(self, initial_time: int = 0) -> None:
        super().__init__(initial_time)
        self._now: int = initial_time
        self._agenda: list[tuple[int, int, Event | Sleep | Task]] = []
        self._urgent: deque[Event | Sleep | Halt] = deque()
        self._entries = 0
        self._halted_by: Event | None = None

    @property
    def now(self) -> int:
        """The clock [s]."""
        return self._now

    @property
    def entries(self) -> int:
        """How many entries the agenda has had so far: what the simulation costs, in one number."""
        return self._entries

    def process(self, course: Generator[Any, Any, Any], delay: int | None = None) -> Process:
        """Starts a process: in this second, as soon as the caller yields, or like a sleeper after `delay` [s]."""
        return Process(self, course, delay)

    def arrange(self, time: int, entry: Event | Sleep | Task) -> None:
        """Puts `entry` into the agenda for `time` [s], after what is there for the same second."""
        self._entries = order = self._entries + 1
        heappush(self._agenda, (time, order, entry))

    def schedule(self, event: Event, priority: EventPriority = NORMAL, delay: SimTime = 0) -> None:
        """Lets `event` happen after `delay` [s]; SimPy's events call this.

        Raises:
            TypeError: `delay` is no whole number of seconds.
            ValueError: `delay` is below 0, or something urgent is not for this very second.
        """
        if delay.__class__ is not int:
            raise TypeError(f"A delay is whole seconds (int), not {delay!r}.")
        if delay < 0 or (delay and priority == URGENT):
            raise ValueError(f"An event cannot be due in {delay} seconds with priority {priority}.")
        if priority == URGENT:
            self._urgent.append(event)
        else:
            self.arrange(self._now + int(delay), event)

    def soon(self, action: Callable[[], None]) -> None:
        """Calls `action` in this second, after everything urgent and what stands in the agenda for it."""
        event = Event(self)
        event._ok = True
        event._value = None
        event.callbacks.append(lambda _: action())
        self.arrange(self._now, event)

    def peek(self) -> SimTime:
        """When the next entry is due [s]; infinity if there is none."""
        if self._urgent:
            return self._now
        return self._agenda[0][0] if self._agenda else Infinity

    def step(self) -> None:
        """Does the next entry of the agenda.

        Raises:
            EmptySchedule: There is none.
        """
        if not self._urgent and not self._agenda:
            raise EmptySchedule
        self._loop(NEVER, once=True)
        self._active_proc = None

    def run(self, until: SimTime | Event | None = None) -> Any:
        """Runs as `Environment.run` does: to the end of the agenda, to a time, or until an event has happened.

        Returns:
            The value of the event `until`; otherwise None.

        Raises:
            ValueError: The time `until` is not ahead.
            RuntimeError: The agenda came to its end before the event happened.
        """
        if until is None:
            self._run(NEVER, ())
            return None
        if not isinstance(until, Event):
            if until <= self._now:
                raise ValueError(f"The clock stands at {self._now}; it cannot run until {until}.")
            self.run_until(until)
            return None
        if self._run(NEVER, (until,)) is None:
            raise RuntimeError(f"Nothing is left to do, and {until} has not happened.")
        if not until._ok:
            raise until._value
        return until._value

    def run_until(self, time: SimTime, *stops: Event) -> Event | None:
        """Runs until the clock stands at `time` [s], before anything due then, or until one of `stops` has happened.

        After a stop the run can be continued as if it had not been interrupted.

        Returns:
            The event that stopped it, or None at `time`.

        Raises:
            ValueError: `time` is in the past.
            TypeError: `time` is no whole second.
        """
        if time.__class__ is not int:
            raise TypeError(f"A time is a whole second (int), not {time!r}.")
        if time < self._now:
            raise ValueError(f"The clock stands at {self._now}; it cannot run until {time}.")
        stopped_by = self._run(int(time), stops) if time > self._now else None
        if stopped_by is None:
            self._now = int(time)
        return stopped_by

    def _run(self, horizon: int, stops: tuple[Event, ...]) -> Event | None:
        for stop in stops:
            if stop.processed:
                return stop
        for stop in stops:
            stop.callbacks.append(self._halt)
        self._halted_by = None
        try:
            self._loop(horizon)
        finally:
            self._active_proc = None
            for stop in stops:
                if not stop.processed:
                    stop.callbacks.remove(self._halt)
            if self._urgent and isinstance(self._urgent[0], Halt):  # an error came before it
                self._urgent.popleft()
        return self._halted_by

    def _halt(self, event: Event) -> None:
        self._halted_by = event
        self._urgent.appendleft(Halt())  # so that the event's other callbacks come first

    def _loop(self, horizon: int, once: bool = False) -> None:
        """Does what is due before `horizon` [s]; only one entry if `once`."""
        agenda, urgent = self._agenda, self._urgent
        while True:
            if urgent:
                entry: Event | Sleep | Task | Halt = urgent.popleft()
            elif agenda:
                item = heappop(agenda)
                if item[0] >= horizon:
                    heappush(agenda, item)
                    return
                self._now = item[0]
                entry = item[2]
            else:
                return
            if isinstance(entry, Sleep):
                process = entry.process
                if process is None:
                    continue
                self._active_proc = process
                process._go_on(process._send, None)
            elif isinstance(entry, Task):
                process = entry.process
                if process is None or entry.due != self._now:
                    continue
                desk = entry.desk
                desk.finish(entry)
                self._active_proc = process
                process._go_on(process._send, entry)
                if desk.queue.waiting:
                    if urgent:  # who is called away or starts in this very second comes first
                        self.soon(desk.deal)
                    else:
                        desk.deal()
            elif isinstance(entry, Halt):
                return
            else:
                self._happen(entry)
            if once:
                return

    def _happen(self, event: Event) -> None:
        self._active_proc = None
        callbacks, event.callbacks = event.callbacks, None  # type: ignore[assignment]  # SimPy's mark of the past
        for callback in callbacks:
            callback(event)
        if not event._ok and not event.defused:
            raise event._value
