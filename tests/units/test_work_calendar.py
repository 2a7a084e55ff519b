"""Working time on a calendar."""

import contextlib
import pickle
import threading
from datetime import date

import pytest

from salessim.errors import InputError
from salessim.units import HolidayRegion, WorkCalendar, WorkHours, days_between, parse_hours, parse_work_days

HOUR, DAY = 3600, 86_400
MONDAY = date(2027, 1, 4)
PLAIN = WorkCalendar(MONDAY)


def at(day: int, hour: float) -> int:
    """Seconds at an hour of the n-th day."""
    return day * DAY + int(hour * HOUR)


@pytest.mark.parametrize(
    ("start", "work_hours", "end"),
    [
        (at(0, 9), 2, at(0, 11)),
        (at(0, 3), 2, at(0, 11)),  # given in the night
        (at(0, 20), 2, at(1, 11)),  # given in the evening
        (at(0, 16), 2, at(1, 10)),  # over night
        (at(0, 9), 8, at(0, 17)),  # fills the day up
        (at(0, 17), 1, at(1, 10)),  # given at closing time
        (at(4, 16), 2, at(7, 10)),  # over the weekend
        (at(5, 12), 40, at(11, 17)),  # a week's work given on Saturday
        (at(0, 12), 0, at(0, 12)),
        (at(5, 12), 0, at(5, 12)),  # nothing to do is done at once, even on Saturday
    ],
)
def test_work_is_done_in_working_hours(start: int, work_hours: int, end: int) -> None:
    assert PLAIN.add_work(start, work_hours * HOUR) == end


@pytest.mark.parametrize(
    ("t", "opens"),
    [
        (at(0, 0), at(0, 9)),
        (at(0, 9), at(0, 9)),
        (at(0, 12) + 1, at(0, 12) + 1),
        (at(0, 17) - 1, at(0, 17) - 1),
        (at(0, 17), at(1, 9)),
        (at(4, 17), at(7, 9)),
        (at(6, 23), at(7, 9)),
    ],
)
def test_work_next_begins(t: int, opens: int) -> None:
    assert PLAIN.next_open(t) == opens
    assert PLAIN.is_open(t) == (t == opens)


def test_working_time_between_two_moments() -> None:
    assert PLAIN.work_between(0, at(7, 0)) == 40 * HOUR
    assert PLAIN.work_between(at(0, 16), at(1, 10)) == 2 * HOUR
    assert PLAIN.work_between(at(5, 0), at(6, 23)) == 0
    assert PLAIN.work_between(at(1, 10), at(0, 16)) == -2 * HOUR


def test_public_holidays_are_free() -> None:
    calendar = WorkCalendar(date(2027, 11, 15), holidays=HolidayRegion("DE", "SN"))
    assert calendar.add_work(at(1, 16), 2 * HOUR) == at(3, 10)  # Wednesday 17 November is free in Saxony
    assert WorkCalendar(date(2027, 11, 15)).add_work(at(1, 16), 2 * HOUR) == at(2, 10)


def test_a_person_has_other_days_other_hours_and_vacation() -> None:
    person = PLAIN.for_person(
        work_days=parse_work_days("Mon-Thu"),
        hours=parse_hours("9 to 13"),
        days_off=days_between(date(2027, 1, 5), date(2027, 1, 6)),
    )
    assert person.add_work(at(0, 12), 2 * HOUR) == at(3, 10)
    assert person.add_work(at(3, 9), 5 * HOUR) == at(7, 10)
    assert PLAIN.add_work(at(0, 12), 2 * HOUR) == at(0, 14)


def test_vacations_add_to_the_days_off_of_the_department() -> None:
    department = WorkCalendar(MONDAY, days_off=frozenset({date(2027, 1, 5)}))
    person = department.for_person(days_off=[date(2027, 1, 6)])
    assert person.next_open(at(0, 17)) == at(3, 9)
    assert department.next_open(at(0, 17)) == at(2, 9)


def test_work_and_moments_far_ahead_are_found() -> None:
    assert PLAIN.work_between(0, at(7 * 1000, 0)) == 1000 * 40 * HOUR
    assert WorkCalendar(MONDAY).add_work(0, 1000 * 40 * HOUR) == at(7 * 999 + 4, 17)


def test_a_table_that_ends_on_a_holiday_is_extended_to_the_next_working_day() -> None:
    calendar = WorkCalendar(date(2027, 12, 31), holidays=HolidayRegion("DE", "SN"))
    assert calendar.next_open(at(0, 17)) == at(3, 9)  # Saturday 1 January, then Sunday


def test_round_the_clock_has_no_gaps() -> None:
    always = WorkCalendar(MONDAY, parse_work_days("every day"), WorkHours(0, DAY))
    assert always.add_work(12_345, 10 * DAY) == 12_345 + 10 * DAY
    assert always.next_open(DAY) == DAY


def test_days_and_seconds() -> None:
    assert PLAIN.second_of(date(2027, 1, 6)) == 2 * DAY
    assert PLAIN.second_of(date(2027, 1, 1)) == -3 * DAY
    assert PLAIN.date_of(2 * DAY) == date(2027, 1, 6)
    assert PLAIN.date_of(2 * DAY - 1) == date(2027, 1, 5)


def test_nothing_happens_before_the_start() -> None:
    for ask in (
        lambda: PLAIN.add_work(-1, 5),
        lambda: PLAIN.next_open(-1),
        lambda: PLAIN.work_between(-1, 5),
    ):
        with pytest.raises(InputError):
            ask()


def test_work_cannot_be_taken_back() -> None:
    with pytest.raises(InputError):
        PLAIN.add_work(0, -1)


@pytest.mark.parametrize("days", [frozenset(), frozenset({7})])
def test_a_calendar_without_a_working_day_cannot_be_made(days: frozenset[int]) -> None:
    with pytest.raises(InputError, match="at least one working day"):
        WorkCalendar(MONDAY, days)


def test_endless_work_is_refused_in_bounded_time() -> None:
    weekly = WorkCalendar(date(2990, 1, 1), frozenset({0}), WorkHours(0, 60))
    with pytest.raises(InputError, match="No calendar reaches beyond"):
        weekly.add_work(0, 10**9)


def test_what_a_calendar_answers_depends_on_its_fields_alone() -> None:
    used, fresh = WorkCalendar(MONDAY), WorkCalendar(MONDAY)
    used.add_work(0, 10_000 * HOUR)
    assert used == fresh
    assert hash(used) == hash(fresh)
    copied = pickle.loads(pickle.dumps(used))
    assert copied.add_work(at(4, 16), 7200) == fresh.add_work(at(4, 16), 7200)


class MeetingPlace(HolidayRegion):
    """A region that holds up whoever asks for its holidays until somebody else asks, too (or a moment has passed)."""

    both_here = threading.Barrier(2)

    def dates(self, year: int) -> frozenset[date]:
        with contextlib.suppress(threading.BrokenBarrierError):
            self.both_here.wait(timeout=0.02)
        return frozenset()


def test_two_threads_that_extend_one_calendar_at_once_do_not_count_a_year_twice() -> None:
    calendar = WorkCalendar(MONDAY, holidays=MeetingPlace("DE"))
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(calendar.work_between(0, at(400, 0)))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [PLAIN.work_between(0, at(400, 0))] * 2


def test_days_between_includes_both() -> None:
    assert days_between(date(2027, 2, 27), date(2027, 3, 1)) == {
        date(2027, 2, 27),
        date(2027, 2, 28),
        date(2027, 3, 1),
    }
