from datetime import timedelta

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import CostBooked, DealTaken, SeatLeft, SeatTaken
from salessim.department.load import expected_flow
from salessim.department.managing_events import SeatPromoted
from small_department import DAY, changed, ran, world

MOVING = {"roles__AE__leaves": "200%/year", "roles__AE__promoted": {"from": "SDR", "after": "3 months"}}


def test_who_has_served_long_enough_moves_up():
    running = ran(changed(**MOVING, roles__SDR__count="3", roles__SDR__leaves=None), days=500)
    journal = running.journal
    promoted = journal.all(SeatPromoted)
    assert promoted
    for event in promoted:
        assert event.seat.startswith("SDR")
        assert event.to_seat.startswith("AE")
        around = [each for each in journal if getattr(each, "time", None) == event.time]
        assert SeatLeft(event.time, event.seat, "SDR") in around
        assert any(isinstance(each, SeatTaken) and each.seat == event.to_seat for each in around), "at once"
    hires = [event for event in journal.all(CostBooked) if event.what == "hiring"]
    taken = [event for event in journal.all(SeatTaken) if event.time > running.starts]
    assert len(hires) == len(taken) - len(promoted), "nobody was paid to find them"
    since = {}
    for event in journal:
        if isinstance(event, SeatTaken):
            since[event.seat] = event.time
        elif isinstance(event, SeatPromoted):
            assert event.time - since[event.seat] >= 91 * DAY


def test_nobody_moves_up_too_early_or_where_nobody_is_promoted():
    assert not ran(changed(**MOVING, roles__SDR__count="3"), days=80).journal.all(SeatPromoted)
    assert not ran(changed(roles__AE__leaves="200%/year"), days=400).journal.all(SeatPromoted)


def test_a_seat_has_one_holder_at_a_time():
    journal = ran(changed(**MOVING, roles__SDR__count="3"), days=700).journal
    held = set()
    for event in journal:
        if isinstance(event, SeatTaken):
            assert event.seat not in held
            held.add(event.seat)
        elif isinstance(event, SeatLeft):
            held.remove(event.seat)


BEHIND = {"roles__AE__quota": "4M EUR/year", "motivation": {"behind": "100%", "leaving": "+300%", "effort": "-50%"}}


def test_who_is_far_behind_leaves_sooner_and_works_less():
    usual = ran(changed(roles__AE__leaves="40%/year", roles__AE__count="6"), days=700).journal
    unhappy = ran(changed(roles__AE__leaves="40%/year", roles__AE__count="6", **BEHIND), days=700)

    def left(journal):
        return [event for event in journal.all(SeatLeft) if event.role == "AE"]

    assert len(left(unhappy.journal)) > 1.5 * len(left(usual))
    judged = [seat for seat in unhappy.seats if seat.role.name == "AE" and seat.motivation]
    assert judged
    assert all(seat.speed(unhappy.now) <= 0.5 for seat in judged)


def test_motivation_that_nobody_lacks_changes_nothing():
    happy = {"motivation": {"behind": "0%", "leaving": "+300%", "effort": "-50%"}}
    before, after = (ran(changed(roles__AE__leaves="150%/year", **each), days=300).journal for each in ({}, happy))
    assert before.all(DealTaken) == after.all(DealTaken)
    rounding = [
        abs(one.time - other.time) for one, other in zip(before.all(SeatLeft), after.all(SeatLeft), strict=True)
    ]
    assert max(rounding) <= 12, "the same hazard, summed up month by month"


def test_attainment_counts_the_last_twelve_months():
    running = world(changed(motivation={"behind": "50%"}))
    running.run_until(running.starts)
    seat = next(seat for seat in running.seats if seat.role.name == "AE")
    assert seat.attainment() is None, "nobody is judged in his first half year"
    seat.book(10_000_000)
    running.run_until(running.starts + 183 * DAY)
    won = seat.attainment()
    assert won is not None
    assert won >= 10_000_000 / (40_000_000 * 183 / 365.25) * 0.99


def test_vacations_are_free_days_of_ones_own():
    running = ran(changed(roles__AE__vacation_days="30"), days=1)
    first, second = (seat.server.hours for seat in running.seats if seat.role.name == "AE")
    assert first.days_off != second.days_off
    year = [running.calendar.starts + timedelta(days=day) for day in range(365)]
    free = sum(day in first.days_off and day.weekday() < 5 for day in year)
    assert free == pytest.approx(30, abs=5)
    assert next(seat for seat in running.seats if seat.role.name == "SDR").server.hours is running.calendar


def test_part_time_is_a_shorter_day_and_less_pay():
    def half(**changes):
        return changed(roles__AE__leaves=None, **changes)

    running = world(half(roles__AE__part_time="50%"))
    running.run_until(running.starts + 40 * DAY)
    seat = next(seat for seat in running.seats if seat.role.name == "AE")
    month = running.starts, running.starts + 30 * DAY
    assert seat.server.hours.work_between(*month) * 2 == running.calendar.work_between(*month)

    def pay(document):
        return sum(event.cents for event in ran(document, days=32).journal.all(CostBooked) if event.what == "pay")

    fixed = {"roles__AE__pay": {"salary": "60k EUR"}}
    assert pay(half(**fixed)) - pay(half(**fixed, roles__AE__part_time="50%")) == pytest.approx(500_000, rel=0.01)


def test_fewer_hands_are_busier():
    def load(**changes):
        return expected_flow(compile_plan(changed(**changes))).loads["AE"]

    assert load(roles__AE__part_time="50%") == pytest.approx(2 * load())
    assert load(roles__AE__vacation_days="26") == pytest.approx(load() / 0.9, rel=0.01)


def test_vacations_of_one_leave_the_luck_of_others_alone():
    from salessim.department.journal import LeadArrived

    before, after = (ran(changed(**each), days=200).journal for each in ({}, {"roles__SE__vacation_days": "30"}))
    assert before.all(LeadArrived) == after.all(LeadArrived)
    assert before.all(SeatLeft) == after.all(SeatLeft)
