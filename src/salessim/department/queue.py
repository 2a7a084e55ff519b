"""What waits at a desk, in the order of service, and for how long it has waited."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salessim.department.work import Work


class Queue:
    """The more urgent first, then what came first. No operation takes longer for much that waits.

    Args:
        now: The time at which it is empty [s].

    Attributes:
        waiting: How many pieces of work wait.
    """

    __slots__ = ("_changed", "_length_seconds", "_lines", "_priorities", "_waited_seconds", "waiting")

    def __init__(self, now: int) -> None:
        self.waiting = 0
        self._lines: dict[int, OrderedDict[Work, None]] = {}
        self._priorities: list[int] = []  # a heap of the lines there are; some may be empty
        self._waited_seconds = 0
        self._length_seconds = 0
        self._changed = now

    def __iter__(self) -> Iterator[Work]:
        """All that waits, in the order of service."""
        for priority in sorted(self._lines):
            yield from self._lines[priority]

    def add(self, work: Work, now: int) -> None:
        """Puts `work` at the end of its line."""
        self._length_seconds += self.waiting * (now - self._changed)
        self._changed = now
        self.waiting += 1
        work.asked = now
        line = self._lines.get(work.priority)
        if line is None:
            line = self._lines[work.priority] = OrderedDict()
            heappush(self._priorities, work.priority)
        line[work] = None

    def put_back(self, work: Work, now: int) -> None:
        """Puts `work` where it was in its line before it was taken up."""
        self.add(work, now)
        line = self._lines[work.priority]
        line.move_to_end(work, last=False)
        older = list(takewhile(lambda other: other.ticket < work.ticket, islice(line, 1, None)))
        for other in reversed(older):
            line.move_to_end(other, last=False)

    def take(self, now: int) -> Work:
        """Takes out what comes next.

        Raises:
            IndexError: Nothing waits.
        """
        line = self._lines[self._priorities[0]]
        while not line:
            del self._lines[heappop(self._priorities)]
            line = self._lines[self._priorities[0]]
        work, _ = line.popitem(last=False)
        self._has_waited(work, now)
        return work

    def remove(self, work: Work, now: int) -> None:
        """Takes out `work`, wherever it stands."""
        del self._lines[work.priority][work]
        self._has_waited(work, now)

    def waited_seconds(self, now: int) -> int:
        """How long all pieces together have waited up to now, those that still do included [s]."""
        return self._waited_seconds + sum(now - work.asked for work in self)

    def length_seconds(self, now: int) -> int:
        """The length of the queue, integrated over time up to now [s]."""
        return self._length_seconds + self.waiting * (now - self._changed)

    def _has_waited(self, work: Work, now: int) -> None:
        self._length_seconds += self.waiting * (now - self._changed)
        self._changed = now
        self.waiting -= 1
        waited = now - work.asked
        work.waited_seconds += waited
        self._waited_seconds += waited
