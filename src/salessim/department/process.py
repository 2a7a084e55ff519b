"""A process of a simulated department: a generator that sleeps, has work done and waits for events.

What it may yield is told in `salessim.department.kernel`, whose loop lets it go on.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from heapq import heappush
from typing import TYPE_CHECKING, Any, Final, Protocol

from simpy.events import PENDING, Event, Interruption
from simpy.events import Process as SimpyProcess

if TYPE_CHECKING:
    from salessim.department.kernel import Kernel

NEVER: Final = 2**62
"""A second after the end of every simulation [s]."""


class Task:
    """What a process yields to have something done at a desk, and gets back when it is done.

    Attributes:
        desk: Who does it.
        process: Who waits for it; None before it is yielded and after it has ended.
        due: When it will be done, and afterwards when it was done; NEVER while nobody is at it [s].
    """

    __slots__ = ("desk", "due", "process")

    def __init__(self, desk: Workplace) -> None:
        self.desk = desk
        self.due = NEVER
        self.process: Process | None = None


class Line(Protocol):
    """What the kernel needs of a queue."""

    waiting: int
    """How many tasks wait in it."""


class Workplace(Protocol):
    """What the kernel needs of a desk. It arranges a task at the second when it will be done."""

    queue: Line
    """What waits there."""

    def take(self, task: Any) -> None:
        """Begins `task` or lets it wait; its process has just yielded it."""

    def finish(self, task: Any) -> None:
        """Ends `task`; its time is up, and its process is about to go on."""

    def deal(self) -> None:
        """Begins what waits, as far as hands are free."""

    def withdraw(self, task: Any) -> None:
        """Takes `task` back, whether it waits or somebody is at it; its process was interrupted."""


class Sleep:
    """The entry that starts a process or wakes it; void when `process` is None."""

    __slots__ = ("process",)

    def __init__(self, process: Process) -> None:
        self.process: Process | None = process


Course = Generator[Any, Any, None]
"""What a process does: a generator that yields seconds, tasks or events, and gets back what comes of them."""


class Process(SimpyProcess):
    """A SimPy process that can also sleep, and have work done, without an event."""

    env: Kernel

    def __init__(self, kernel: Kernel, course: Generator[Any, Any, Any], delay: int | None = None) -> None:
        if not hasattr(course, "throw"):
            raise TypeError(f"A process is made from a generator, and {course!r} is none.")
        self.env = kernel
        self.callbacks = []
        self._generator = course
        self._send = course.send
        self._event: Event | None = None
        self._task: Task | None = None
        self._sleep = Sleep(self)
        if delay is None:
            kernel._urgent.append(self._sleep)
        else:
            kernel.arrange(kernel._now + delay, self._sleep)

    @property
    def target(self) -> Event | None:  # type: ignore[override]  # SimPy says Event but returns None, too
        """The event the process waits for; None while it sleeps or has work done, and when it is over."""
        return self._event

    def interrupt(self, cause: object = None) -> None:
        """Throws `simpy.Interrupt(cause)` into the process, in this second, as soon as the caller yields.

        What the process was waiting for goes on without it. Work that it had in a queue or in hand is taken back; to
        have the rest of it done, yield it again.

        Raises:
            RuntimeError: The process is over, or is the caller itself.
        """
        _Interruption(self, cause)

    def _resume(self, event: Event) -> None:
        """Goes on after `event`; SimPy's events and interruptions call this."""
        self.env._active_proc = self
        self._event = None
        if event._ok:
            self._go_on(self._send, event._value)
        else:
            event.defused = True
            self._go_on(self._generator.throw, event._value)
        self.env._active_proc = None

    def _go_on(self, step: Callable[[Any], Any], value: Any) -> None:
        """Lets the generator take a step, and waits for what it yields."""
        while True:
            try:
                wanted = step(value)
            except StopIteration as end:
                self._end(end.value)
                return
            except Exception as error:  # noqa: BLE001 -- the outcome of the process; raised unless somebody handles it
                self._fail(error)
                return
            if wanted.__class__ is int and wanted >= 0:
                kernel = self.env
                kernel._entries = order = kernel._entries + 1
                heappush(kernel._agenda, (kernel._now + wanted, order, self._sleep))
                return
            if isinstance(wanted, Task) and wanted.process is None and wanted.due == NEVER:
                self._task = wanted
                wanted.process = self
                wanted.desk.take(wanted)
                return
            if not isinstance(wanted, Event):
                step, value = self._generator.throw, _not_waitable(self.name, wanted)
            elif not wanted.processed:
                wanted.callbacks.append(self._resume)
                self._event = wanted
                return
            else:
                step, value = self._send if wanted._ok else self._generator.throw, wanted._value

    def _end(self, value: object) -> None:
        self._ok = True
        self._value = value
        self._sleep.process = None
        if self.callbacks or self.env._urgent:  # somebody waits, or may in this very second
            self.env.schedule(self)
        else:
            self.callbacks = None  # type: ignore[assignment]  # SimPy's mark of the past; it costs no entry

    def _fail(self, error: Exception) -> None:
        self._ok = False
        self._value = error
        self._sleep.process = None
        self.env.schedule(self)

    def _detach(self) -> None:
        """Stops waiting, whatever for."""
        if self._event is not None:
            self._event.callbacks.remove(self._resume)
        elif self._task is not None and self._task.process is self:
            self._task.desk.withdraw(self._task)
        else:
            self._sleep.process = None
            self._sleep = Sleep(self)


class _Interruption(Interruption):
    """SimPy's interruption, for a process that may wait without an event."""

    process: Process

    def _interrupt(self, event: Event) -> None:  # noqa: ARG002 -- SimPy's signature of a callback
        if self.process._value is PENDING:  # a first interrupt may have ended it
            self.process._detach()
            self.process._resume(self)


def _not_waitable(process: str, wanted: object) -> TypeError:
    if isinstance(wanted, Task):
        return TypeError(
            f"{process} yielded a piece of work that is done or in progress; desk.work(...) makes a new one."
        )
    return TypeError(
        f"{process} yielded {wanted!r}; a process yields whole seconds from 0 on (int), desk.work(...) or an event."
    )
