"""When one person works: the department's hours, shorter for part-time, without the weeks of his vacation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from salessim.units import WorkCalendar, WorkHours

if TYPE_CHECKING:
    from salessim.department.plan_people import RolePlan
    from salessim.department.world import World

_WEEKS = 52
_YEARS = 13
"""Longer than any run: at most ten years and what was before."""


def calendar_of(seat: str, tenure: int, role: RolePlan, world: World) -> WorkCalendar:
    """The working time of somebody, which is the department's own where nothing is special about him.

    Weeks of vacation are spread over the year by his own luck, the same ones whatever others do (assumption: evenly,
    though real ones crowd in summer).
    """
    calendar = world.calendar
    if role.vacation_weeks == 0 and role.part_time >= 1.0:
        return calendar
    hours = calendar.hours
    shorter = WorkHours(hours.opens, hours.opens + max(1, round(hours.seconds * role.part_time)))
    return calendar.for_person(hours=shorter, days_off=_days_off(seat, tenure, role.vacation_weeks, world))


def _days_off(seat: str, tenure: int, weeks: int, world: World) -> list[date]:
    if not weeks:
        return []
    first = world.calendar.starts.year
    luck = world.luck.block("vacation", seat, tenure, first=first, rows=_YEARS, columns=_WEEKS)
    days = []
    for year, row in enumerate(luck.argsort(axis=1)[:, :weeks].tolist(), start=first):
        monday = date(year, 1, 4) - timedelta(days=date(year, 1, 4).weekday())
        days += [monday + timedelta(days=7 * week + day) for week in row for day in range(7)]
    return days
