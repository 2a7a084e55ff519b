"""Working time on a calendar: which seconds since the start are worked, and when a piece of work is done.

Time is whole seconds since midnight of the first day, in local time without summer time. The table of days
is extended when it is needed, so a calendar has no horizon; what it answers depends on its fields alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from threading import Lock
from typing import Final

from salessim.errors import InputError
from salessim.units.dates import DAY_SECONDS, HolidayRegion, WorkHours

WORK_WEEK: Final = frozenset(range(5))
"""Monday to Friday."""

_LAST_YEAR: Final = 2999

# Two threads that extend one calendar at once would add a year twice. Readers need no lock: a list grows in
# one step.
_EXTENDING: Final = Lock()


def days_between(first: date, last: date) -> frozenset[date]:
    """All days from the first to the last, both included; a vacation, say."""
    return frozenset(first + timedelta(days=n) for n in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working time of a department or of one person.

    Attributes:
        starts: The day whose midnight is second 0.
        work_days: Week days that are worked, Monday being 0.
        hours: Working hours of such a day.
        holidays: Whose public holidays are free; `None` for none.
        days_off: Further days that are free, such as a person's vacation.
    """

    starts: date
    work_days: frozenset[int] = WORK_WEEK
    hours: WorkHours = WorkHours(9 * 3600, 17 * 3600)  # noqa: RUF009 - a frozen value
    holidays: HolidayRegion | None = None
    days_off: frozenset[date] = frozenset()
    # Work before each midnight [s], one entry more than days; filled year by year. It holds nothing that
    # the fields do not determine, so it takes no part in comparing calendars.
    _before: list[int] = field(default_factory=lambda: [0], init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.work_days or not self.work_days <= set(range(7)):
            raise InputError("A calendar needs at least one working day of the week.")

    def for_person(
        self,
        *,
        work_days: frozenset[int] | None = None,
        hours: WorkHours | None = None,
        days_off: Iterable[date] = (),
    ) -> "WorkCalendar":
        """The calendar of somebody with other days, other hours (part-time) or more days off (vacation)."""
        return replace(
            self,
            work_days=self.work_days if work_days is None else work_days,
            hours=self.hours if hours is None else hours,
            days_off=self.days_off.union(days_off),
        )

    def add_work(self, t: int, work_seconds: int) -> int:
        """When work is done that is taken up at `t` and takes `work_seconds` of working time [s since start].

        Work that fills a day up ends at closing time. No work at all is done at once, at `t`.

        Raises:
            InputError: `t` or `work_seconds` is below zero.
        """
        if work_seconds <= 0 or t < 0:
            if work_seconds == 0 <= t:
                return t
            raise InputError(f"{work_seconds} s of work from second {t} on cannot be placed.")
        before = self._before
        day = t // DAY_SECONDS
        if day + 1 >= len(before):
            self._reach_day(day + 1)
        hours = self.hours
        opens = hours.opens
        done = before[day]
        today = before[day + 1]
        if today > done:
            into = t - day * DAY_SECONDS - opens
            if into > 0:
                done = min(done + into, today)
        target = done + work_seconds
        if target > today:
            if target > before[-1]:
                self._reach_work(target)
            day = bisect_left(before, target, day + 2) - 1
        return day * DAY_SECONDS + opens + target - before[day]

    def next_open(self, t: int) -> int:
        """`t` itself if it is working time, else when work next begins [s since start].

        Raises:
            InputError: `t` is below zero.
        """
        before = self._before
        day = self._day_of(t)
        if before[day + 1] > before[day]:
            second = t - day * DAY_SECONDS
            if second < self.hours.opens:
                return day * DAY_SECONDS + self.hours.opens
            if second < self.hours.closes:
                return t
        self._reach_work(before[day + 1] + 1)
        return (bisect_right(before, before[day + 1]) - 1) * DAY_SECONDS + self.hours.opens

    def stretch(self, t: int) -> tuple[int, int]:
        """The working time without a break in which `t` lies, or the next: from its first second up to, but not with,
        the last [s since start].

        Raises:
            InputError: `t` is below zero.
        """
        opens = self.next_open(t) // DAY_SECONDS * DAY_SECONDS + self.hours.opens
        return opens, opens + self.hours.seconds

    def is_open(self, t: int) -> bool:
        """Whether `t` is working time: from the opening second on, up to but not at the closing one."""
        hours = self.hours
        day, second = divmod(t, DAY_SECONDS)
        if not hours.opens <= second < hours.closes:
            return False
        before = self._before
        if not 0 <= day < len(before) - 1:
            self._day_of(t)  # which has the table reach so far, or refuses
        return before[day + 1] > before[day]

    def work_between(self, t0: int, t1: int) -> int:
        """Working time from `t0` to `t1` [s]; below zero if `t1` is the earlier.

        Raises:
            InputError: One of them is below zero.
        """
        return self._work_until(t1) - self._work_until(t0)

    def second_of(self, day: date) -> int:
        """Midnight at the beginning of a day [s since start]; below zero for days before the start."""
        return (day - self.starts).days * DAY_SECONDS

    def date_of(self, t: int) -> date:
        """The day in which a second lies."""
        return self.starts + timedelta(days=t // DAY_SECONDS)

    def _work_until(self, t: int) -> int:
        day = self._day_of(t)
        done = self._before[day]
        today = self._before[day + 1]
        if today == done:
            return done
        into = t - day * DAY_SECONDS - self.hours.opens
        return done if into <= 0 else min(done + into, today)

    def _day_of(self, t: int) -> int:
        if t < 0:
            raise InputError(f"Second {t} lies before the calendar begins.")
        day = t // DAY_SECONDS
        if day + 1 >= len(self._before):
            self._reach_day(day + 1)
        return day

    def _reach_day(self, day: int) -> None:
        while len(self._before) <= day:
            self._add_year()

    def _reach_work(self, work_seconds: int) -> None:
        while self._before[-1] < work_seconds:
            self._add_year()

    def _add_year(self) -> None:
        """Extend the table to the end of the calendar year in which it ends."""
        with _EXTENDING:
            first = self.starts + timedelta(days=len(self._before) - 1)
            if first.year > _LAST_YEAR:
                raise InputError(f"No calendar reaches beyond the year {_LAST_YEAR}.")
            free = self.days_off | (self.holidays.dates(first.year) if self.holidays else frozenset())
            days = (first + timedelta(days=n) for n in range((date(first.year, 12, 31) - first).days + 1))
            worked = (day.weekday() in self.work_days and day not in free for day in days)
            sums = accumulate((self.hours.seconds * is_worked for is_worked in worked), initial=self._before[-1])
            self._before.extend(list(sums)[1:])
