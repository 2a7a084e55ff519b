"""A small calendar whose days have 24 seconds, of which nine to seventeen are worked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OfficeHours:
    opens: int = 9
    closes: int = 17

    def next_open(self, time: int) -> int:
        while not self.opens <= time % 24 < self.closes:
            time += 1
        return time

    def is_open(self, time: int) -> bool:
        return self.opens <= time % 24 < self.closes

    def stretch(self, time: int) -> tuple[int, int]:
        opens = self.next_open(time) // 24 * 24 + self.opens
        return opens, opens + self.closes - self.opens

    def add_work(self, time: int, seconds: int) -> int:
        for _ in range(seconds):
            time = self.next_open(time) + 1
        return time

    def work_between(self, start: int, end: int) -> int:
        return sum(self.opens <= time % 24 < self.closes for time in range(start, end))
