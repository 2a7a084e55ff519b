import math

import pytest

from salessim.department.careers import seconds_until_leaving
from salessim.department.journal import CostBooked, DealTaken, SeatLeft, SeatTaken
from salessim.department.people import YEAR_SECONDS
from small_department import DAY, changed, ran, world

UNSTEADY = {"roles__AE__leaves": "300%/year", "roles__SDR__leaves": "300%/year"}


def test_people_leave_at_their_own_point_of_the_hazard():
    assert seconds_until_leaving(0.5, 0.3) == round(math.log(2) / 0.3 * YEAR_SECONDS)
    assert seconds_until_leaving(0.5, 0.0) is None
    stays = [seconds_until_leaving((place + 0.5) / 1000, 0.3) for place in range(1000)]
    assert sum(stays) / 1000 / YEAR_SECONDS == pytest.approx(1 / 0.3, rel=0.01)
    assert seconds_until_leaving(0.5, 0.6) == pytest.approx(seconds_until_leaving(0.5, 0.3) / 2, rel=1e-6)


def test_seats_are_filled_again_after_a_while():
    journal = ran(changed(roles__AE__leaves="300%/year")).journal
    changes = [event for event in journal if isinstance(event, SeatTaken | SeatLeft) and event.seat == "AE 1"]
    assert len(changes) >= 4
    assert [type(event) for event in changes] == [SeatTaken, SeatLeft] * (len(changes) // 2) + [SeatTaken] * (
        len(changes) % 2
    )
    for left, taken in zip(changes[1::2], changes[2::2], strict=False):
        assert 5 * DAY < taken.time - left.time < 200 * DAY
    hires = [event for event in journal.all(CostBooked) if event.what == "hiring"]
    after_the_first = [event for event in journal.all(SeatTaken) if event.time > journal.all(SeatTaken)[0].time]
    assert [event.time for event in hires] == [event.time for event in after_the_first]
    assert {event.cents for event in hires} == {800_000}


def test_nobody_is_hired_where_nobody_hires():
    running = ran(changed(hiring=None, **UNSTEADY))
    taken = running.journal.all(SeatTaken)
    assert len(taken) == 5
    assert running.journal.all(SeatLeft)


def test_a_new_hire_gains_speed_evenly():
    running = world()
    seat = running.seats[1]
    running.run_until(running.starts)
    seat.server = None
    seat.sit_down(is_new=True)
    start = running.now
    full_after = 365.25 / 12 * 3 * DAY
    assert seat.speed(start) == pytest.approx(0.3)
    assert seat.speed(start + round(full_after / 2)) == pytest.approx(0.65, abs=0.001)
    assert seat.speed(start + round(full_after) + 1) == 1.0


def test_those_who_are_there_at_first_are_up_to_speed():
    running = ran(days=1)
    assert {seat.speed(running.now) for seat in running.seats} == {1.0}


def test_skill_belongs_to_a_person_and_a_step():
    running = world()
    first, second = running.seats[1], running.seats[2]
    assert first.skill("demo") == first.skill("demo")
    assert len({first.skill("demo"), first.skill("offer"), second.skill("demo")}) == 3
    before = first.skill("demo")
    first.tenure += 1
    first.sit_down(is_new=True)
    assert first.skill("demo") != before


def test_who_leaves_hands_his_deals_on():
    running = ran(changed(roles__AE__leaves="300%/year", roles__AE__count="3"))
    left = {event.time: event.seat for event in running.journal.all(SeatLeft)}
    handed_on = [event for event in running.journal.all(DealTaken) if event.time in left]
    assert handed_on
    assert all(event.seat != left[event.time] for event in handed_on)
    open_deals = [name for seat in running.seats for name in seat.deals]
    assert len(open_deals) == len(set(open_deals)), "a deal has one owner"


def test_an_empty_seat_costs_nothing():
    def pay(document):
        running = ran(document, days=32)
        return sum(event.cents for event in running.journal.all(CostBooked) if event.what == "pay")

    here = {"roles__SE__helps__firms": "0%"}
    gone = {"roles__SE__leaves": "100000000%/year", "hiring": None}
    assert pay(changed(**here)) - pay(changed(**here, **gone)) == pytest.approx(7_000_000 / 12, rel=0.02)
