from collections import defaultdict

import pytest

from after_sale_department import CARE, care_years, with_after_sale
from salessim.department.accounts import hand_accounts_over
from salessim.department.journal import AccountTaken, CustomerLeft, DealTaken, LeadArrived, SeatLeft, SeatTaken
from small_department import ran, world

DAY = 86_400


def test_nobody_looks_after_more_customers_than_he_has_places():
    few = ran(with_after_sale(CARE, roles__AM__accounts_max="20"), days=800)
    load = defaultdict(set)
    of = {}
    for event in few.journal:
        if isinstance(event, AccountTaken):
            if event.deal in of:
                load[of[event.deal]].discard(event.deal)
            of[event.deal] = event.seat
            load[event.seat].add(event.deal)
            assert len(load[event.seat]) <= 20
        elif isinstance(event, CustomerLeft) and event.deal in of:
            load[of[event.deal]].discard(event.deal)
        elif isinstance(event, SeatLeft):
            load[event.seat].clear()
    assert max(map(len, load.values())) == 20
    assert few.unattended
    assert few.customers == len(few.unattended) + sum(len(seat.accounts) for seat in few.seats)


def test_everybody_is_looked_after_where_there_are_places():
    plenty = ran(with_after_sale(CARE, roles__AM__accounts_max="500", roles__AM__leaves=None), days=400)
    assert not plenty.unattended
    assert {seat.name for seat in plenty.seats if seat.accounts} == {"AM 1", "AM 2"}
    assert plenty.customers == sum(len(seat.accounts) for seat in plenty.seats)


def test_colleagues_or_the_successor_take_over_from_who_leaves():
    journal = care_years().journal
    leavers = [event for event in journal.all(SeatLeft) if event.role == "AM"]
    assert leavers
    handed = [event for event in journal.all(AccountTaken) if event.formerly]
    assert handed
    moments = {event.time for event in leavers} | {event.time for event in journal.all(SeatTaken)}
    left = {event.time for event in journal.all(CustomerLeft)}
    assert all(event.time in moments | left for event in handed), "when somebody leaves, comes or has a place again"


def test_a_change_of_hands_loses_the_share_that_was_measured():
    running = world(with_after_sale(CARE, roles__AM__leaves=None))
    running.run_until(running.starts + 200 * DAY)
    first, second = (seat for seat in running.seats if seat.role.name == "AM")
    account = next(iter(first.accounts.values()))
    assert account.shock == 0.0
    first.get_up()
    hand_accounts_over(first, running)
    assert account.seat is second
    assert account.shock == pytest.approx(0.1672, abs=1e-4)  # -log(1 - 0.154)
    assert account.take_shock() > 0.0
    assert account.shock == 0.0


def test_a_new_hire_begins_with_fewer_customers():
    running = world(with_after_sale(CARE, roles__AM__accounts_max="20"))
    seat = next(seat for seat in running.seats if seat.role.name == "AM")
    running.run_until(running.starts + DAY)
    seat.get_up()
    seat.sit_down(is_new=True)
    start = running.plan.assumptions.ramp_start
    seat.accounts = dict.fromkeys(str(number) for number in range(int(20 * start) + 1))
    assert not seat.has_place
    running.run_until(running.starts + 200 * DAY)
    assert seat.speed(running.now) == 1.0


def test_some_look_after_one_segment_only():
    document = with_after_sale(
        CARE,
        roles__AM__looks_after=["others"],
        segments__others={
            "companies": "10",
            "deal_size": "1k EUR/year",
            "time_to_decide": "10 days",
            "win_rate": "10%",
        },
    )
    running = ran(document, days=300)
    assert running.carers_of("others")
    assert not running.carers_of("firms")
    assert not running.journal.all(AccountTaken)


def test_one_more_who_looks_after_customers_leaves_everybody_elses_luck_alone():
    more = ran(with_after_sale(CARE, roles__AM__count="3"), days=4 * 366).journal
    before = care_years().journal
    assert more.all(LeadArrived) == before.all(LeadArrived)
    quits = [(event.time, event.seat) for event in before.all(SeatLeft) if not event.seat.startswith("AM 3")]
    assert [(event.time, event.seat) for event in more.all(SeatLeft) if event.seat != "AM 3"] == quits
    one = {event.deal: event.list_cents for event in before.all(DealTaken)}
    other = {event.deal: event.list_cents for event in more.all(DealTaken)}
    both = one.keys() & other.keys()
    assert len(both) > 80
    assert {deal: one[deal] for deal in both} == {deal: other[deal] for deal in both}
