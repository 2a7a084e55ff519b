from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from after_sale_department import order_years, with_after_sale
from salessim.department.compiling import compile_plan
from salessim.department.journal import ContractBegan, CustomerLeft, DealWon
from salessim.department.opening import Opening
from salessim.department.order_events import (
    OrderCancelled,
    OrderConfirmed,
    OrderDelivered,
    OrderInvoiced,
    OrderReceived,
    OrderReturned,
)
from salessim.department.orders import penalty_cents
from salessim.department.world import World
from salessim.errors import InputError
from salessim.luck import Luck
from small_department import changed, ran, world

DAY = 86_400
WEEK = 7 * DAY


def by_order(kind, journal):
    return {event.order: event for event in journal.all(kind)}


def test_money_ordered_is_invoiced_taken_off_cancelled_or_still_open():
    journal = order_years().journal
    received = by_order(OrderReceived, journal)
    invoiced = by_order(OrderInvoiced, journal)
    cancelled = by_order(OrderCancelled, journal)
    assert len(invoiced) > 50
    assert len(cancelled) > 3
    assert not invoiced.keys() & cancelled.keys()
    closed = invoiced.keys() | cancelled.keys()
    still_open = sum(event.cents for name, event in received.items() if name not in closed)
    assert 0 < still_open < sum(event.cents for event in received.values()) / 3
    assert sum(event.cents for event in received.values()) == (
        sum(event.cents + event.penalty_cents for event in invoiced.values())
        + sum(event.cents for event in cancelled.values())
        + still_open
    )


def test_every_deal_won_becomes_an_order_for_its_price():
    journal = order_years().journal
    assert {event.deal: event.cents for event in journal.all(DealWon)} == {
        event.order: event.cents for event in journal.all(OrderReceived)
    }


def test_the_steps_of_an_order_come_one_after_the_other():
    journal = order_years().journal
    times = defaultdict(list)
    for event in journal:
        if isinstance(event, OrderReceived | OrderConfirmed | OrderDelivered | OrderInvoiced):
            times[event.order].append((type(event).__name__, event.time))
    whole = [steps for steps in times.values() if len(steps) == 4]
    assert len(whole) > 50
    for steps in whole:
        assert [name for name, _ in steps] == ["OrderReceived", "OrderConfirmed", "OrderDelivered", "OrderInvoiced"]
        assert [time for _, time in steps] == sorted(time for _, time in steps)


def test_whoever_takes_back_his_first_order_is_no_customer():
    running = order_years()
    cancelled = {event.order for event in running.journal.all(OrderCancelled)}
    left = {event.deal for event in running.journal.all(CustomerLeft) if event.why == "cancelled"}
    assert left == cancelled
    assert running.customers == len(running.journal.all(DealWon)) - len(running.journal.all(CustomerLeft))


def test_mistakes_send_an_order_back_as_often_as_the_file_says():
    counts = Counter(type(event).__name__ for event in order_years().journal)
    checks = counts["OrderConfirmed"] + counts["OrderReturned"]
    assert counts["OrderReturned"] / checks == pytest.approx(0.15, abs=0.07)
    sellers = {event.seat for event in order_years().journal.all(OrderReturned)}
    assert sellers == {"AE 1", "AE 2"}
    assert not ran(with_after_sale(orders__errors=None), days=200).journal.all(OrderReturned)


def test_what_is_delivered_late_costs_a_penalty():
    running = order_years()
    delivered = by_order(OrderDelivered, running.journal)
    prices = by_order(OrderReceived, running.journal)
    late = 0
    for name, event in by_order(OrderInvoiced, running.journal).items():
        weeks = delivered[name].late_seconds / WEEK
        assert event.penalty_cents == round(prices[name].cents * min(0.05, 0.01 * weeks))
        late += weeks > 0
    assert late > 10


def test_a_penalty_ends_where_it_was_agreed():
    running = world(with_after_sale())
    assert penalty_cents(10_000, 0, running) == 0
    assert penalty_cents(10_000, WEEK, running) == 100
    assert penalty_cents(10_000, 20 * WEEK, running) == 500
    assert penalty_cents(10_000, 20 * WEEK, world()) == 0


def test_nobody_to_enter_orders_means_no_invoice():
    journal = ran(with_after_sale(roles__office__count="0"), days=200).journal
    assert journal.all(OrderReceived)
    assert not journal.all(OrderConfirmed)
    assert not journal.all(OrderInvoiced)


def test_without_queues_orders_come_when_promised():
    plan = replace(compile_plan(with_after_sale(), Luck(1)), has_queues=False)
    running = World(plan, Opening.empty(), 1)
    running.run_until(running.starts + 366 * DAY)
    delivered = running.journal.all(OrderDelivered)
    assert len(delivered) > 20
    assert all(event.late_seconds == 0 for event in delivered)
    confirmed = by_order(OrderConfirmed, running.journal)
    assert all(event.time == confirmed[event.order].promised_at for event in delivered)


def test_another_clerk_leaves_the_luck_of_orders_alone():
    more = ran(with_after_sale(roles__office__count="3"), days=731).journal
    before = order_years().journal
    assert more.all(DealWon)[:10] == before.all(DealWon)[:10]
    one = Counter(event.order for event in before.all(OrderReturned))
    other = Counter(event.order for event in more.all(OrderReturned))
    both = by_order(OrderInvoiced, before).keys() & by_order(OrderInvoiced, more).keys()
    assert len(both) > 40
    assert {name: one[name] for name in both} == {name: other[name] for name in both}


def test_a_department_that_does_not_say_how_orders_are_carried_out_has_none():
    assert not ran(days=200).journal.all(OrderReceived)


def test_who_enters_orders_has_to_be_there():
    with pytest.raises(InputError, match=r"“nobody” at orders\.entered_by is no role"):
        compile_plan(with_after_sale(orders__entered_by="nobody"))


def test_what_is_paid_once_and_what_every_year():
    machines = changed(
        segments__firms__deal_size={"typical": "90k EUR", "range": "40k to 200k"},
        products__extra__paid="every year",
    )
    seen = set()
    for event in ran(machines, days=300).journal.all(ContractBegan):
        total = event.once_cents + event.yearly_cents
        seen.add(event.yearly_cents > 0)
        assert event.yearly_cents in (0, pytest.approx(total * 0.25 / 1.25, abs=2))
    assert seen == {True, False}
    for event in ran(days=300).journal.all(ContractBegan):
        assert event.once_cents == 0
