"""What waits at a desk: the more urgent first, then what came first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salessim.department.work import Work


class Queue:
    """One line a priority. Every operation takes the same time however much waits."""

    __slots__ = ("_lines", "_priorities")

    def __init__(self) -> None:
        self._lines: dict[int, OrderedDict[Work, None]] = {}
        self._priorities: list[int] = []  # a heap of the lines there are; some may be empty

    def __iter__(self) -> Iterator[Work]:
        """All that waits, in the order of service."""
        for priority in sorted(self._lines):
            yield from self._lines[priority]

    def add(self, work: Work) -> None:
        """Puts `work` at the end of its line."""
        line = self._lines.get(work.priority)
        if line is None:
            line = self._lines[work.priority] = OrderedDict()
            heappush(self._priorities, work.priority)
        line[work] = None

    def put_back(self, work: Work) -> None:
        """Puts `work` where it was in its line before it was taken up."""
        self.add(work)
        line = self._lines[work.priority]
        line.move_to_end(work, last=False)
        older = list(takewhile(lambda other: other.ticket < work.ticket, islice(line, 1, None)))
        for other in reversed(older):
            line.move_to_end(other, last=False)

    def take(self) -> Work:
        """Takes out what comes next.

        Raises:
            IndexError: Nothing waits.
        """
        line = self._lines[self._priorities[0]]
        while not line:
            del self._lines[heappop(self._priorities)]
            line = self._lines[self._priorities[0]]
        return line.popitem(last=False)[0]

    def remove(self, work: Work) -> None:
        """Takes out `work`, wherever it stands."""
        del self._lines[work.priority][work]
