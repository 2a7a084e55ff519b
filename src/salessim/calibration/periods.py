"""The calendar cut into periods: halves of months while few months are known, whole months later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from salessim.calibration.deals import Days, Rows

HALVES_UP_TO: Final = 12
"""Months of data up to which halves of months are told apart [months] (assumption)."""
MID_MONTH: Final = 16
"""The day of the month on which its second half begins."""


@dataclass(frozen=True)
class Periods:
    """Periods, one after the other, from one that is watched from its first day or later.

    Attributes:
        begins: First day of each period, and the day after the last one [periods + 1, day].
        months: The month of each, as year * 12 + month from 0 [periods].
    """

    begins: Days
    months: Rows

    def __len__(self) -> int:
        return len(self.months)

    def of(self, day: Days) -> Rows:
        """The period of each day."""
        return np.searchsorted(self.begins, day, side="right") - 1

    def bounds(self, place: int) -> tuple[int, int]:
        """The first and the last day of a period [day]."""
        return int(self.begins[place]), int(self.begins[place + 1]) - 1


def month_of(day: int) -> int:
    """The month of a day, as year * 12 + month from 0."""
    then = date.fromordinal(int(day))
    return then.year * 12 + then.month - 1


def first_of(month: int) -> int:
    """The first day of a month [day]."""
    return date(month // 12, month % 12 + 1, 1).toordinal()


def periods_between(first: int, until: int, *, halves: bool) -> Periods:
    """The periods that hold the days from the first to the last one."""
    begins: list[int] = []
    months: list[int] = []
    for month in range(month_of(first), month_of(until) + 1):
        begin = first_of(month)
        for each in (begin, begin + MID_MONTH - 1) if halves else (begin,):
            begins.append(each)
            months.append(month)
    begins.append(first_of(month_of(until) + 1))
    start, end = np.array(begins[:-1], dtype=np.int64), np.array(begins[1:], dtype=np.int64)
    used = (end > first) & (start <= until)
    return Periods(np.append(start[used], end[used][-1]), np.array(months, dtype=np.int64)[used])


def wants_halves(first: int, until: int) -> bool:
    """Whether so few months are known that their halves are told apart."""
    return month_of(until) - month_of(first) < HALVES_UP_TO
