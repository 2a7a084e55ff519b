"""What it costs to ask a calendar when work is done."""

from datetime import date

import pytest

from salessim.units import HolidayRegion, WorkCalendar

pytestmark = pytest.mark.bench

CALENDAR = WorkCalendar(date(2027, 1, 1), holidays=HolidayRegion("DE", "SN"))
MONDAY_10 = 3 * 86_400 + 10 * 3600 + 364 * 86_400
CALENDAR.add_work(MONDAY_10, 10_000_000)  # the table of days is made once, before anything is measured


@pytest.mark.parametrize("hours", [1, 100], ids=["within a day", "over many days"])
def test_add_work(benchmark, hours: int) -> None:
    assert benchmark(CALENDAR.add_work, MONDAY_10, hours * 3600) > MONDAY_10


def test_next_open(benchmark) -> None:
    assert benchmark(CALENDAR.next_open, MONDAY_10) == MONDAY_10


def test_work_between(benchmark) -> None:
    assert benchmark(CALENDAR.work_between, MONDAY_10, MONDAY_10 + 864_000) > 0
