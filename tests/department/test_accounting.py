from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import AccountsCounted, CostBooked, DealWon, HandsCounted
from salessim.department.opening import Opening
from salessim.department.world import World
from small_department import changed, ran, saas_20, year

STEADY = {"roles__AE__leaves": None, "roles__SDR__leaves": None}


def by_kind(journal):
    amounts = defaultdict(int)
    for event in journal.all(CostBooked):
        amounts[event.what] += event.cents
    return amounts


def test_months_are_closed_in_their_last_second():
    running = year()
    days = {running.calendar.date_of(event.time) for event in running.journal.all(AccountsCounted)}
    assert len(days) == 12
    assert all((day + timedelta(1)).day == 1 for day in days)
    assert all(event.time % 86_400 == 86_399 for event in running.journal.all(AccountsCounted))


def test_costs_of_a_year_are_the_files():
    running = ran(changed(**STEADY))
    spent = by_kind(running.journal)
    booked = sum(event.cents for event in running.journal.all(DealWon))
    salaries = 40_000 + 2 * 60_000 + 70_000 + 90_000
    bonuses = 12_000 + 40_000 * booked / 100 / 400_000
    assert spent["pay"] / 100 == pytest.approx(salaries + bonuses, rel=0.001)
    assert spent["overhead"] == pytest.approx(0.25 * spent["pay"], rel=1e-6)
    assert spent["tools"] / 100 == pytest.approx(5 * 12 * 300, rel=0.001)
    assert spent["marketing"] / 100 == 12 * 10_000
    assert set(spent) == {"pay", "overhead", "tools", "marketing"}


def test_hands_are_counted_by_role_every_month_and_only_grow():
    running = year()
    counted = [event for event in running.journal.all(HandsCounted) if event.role == "AE"]
    assert len(counted) == 13
    for before, after in pairwise(counted):
        assert after.busy_seconds >= before.busy_seconds
        assert 0 < after.open_seconds - before.open_seconds <= 2 * 23 * 8 * 3600
        assert after.busy_seconds - before.busy_seconds <= after.open_seconds - before.open_seconds


def test_littles_law_holds_on_every_desk_to_the_second():
    for running in (year(), ran(changed(roles__AE__count="1", roles__AE__open_deals_max=None))):
        for event in running.journal.all(HandsCounted):
            assert event.waited_seconds == event.queue_seconds
        for role in running.plan.roles:
            for desk in running.desks_of(role):
                tally = desk.tally()
                assert tally.waited_seconds == tally.queue_seconds
                assert tally.taken == tally.finished + tally.withdrawn + tally.moved + tally.waiting + tally.in_hand


def test_places_are_counted_for_those_who_look_after_customers():
    running = World(compile_plan(saas_20()), Opening.empty(), 1)
    running.run_until(60 * 86_400)
    assert {event.places for event in running.journal.all(AccountsCounted)} <= {110, 220}
