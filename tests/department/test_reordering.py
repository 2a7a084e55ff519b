from collections import Counter
from datetime import date

import pytest

from after_sale_department import GROWTH, ORDERS, growth_years, with_after_sale
from salessim.department.compiling import compile_plan
from salessim.department.journal import ContractBegan, CostBooked, CustomerLeft
from salessim.department.order_events import OrderDelivered, OrderReceived
from salessim.department.service_events import MailingSent, Reordered
from salessim.errors import InputError
from small_department import ran

YEAR = 365.25 * 86_400


def by_month(running):
    return Counter(running.calendar.date_of(event.time).month for event in running.journal.all(Reordered))


def test_customers_order_as_often_as_the_file_says():
    document = with_after_sale(GROWTH, mailings={}, reorders__parts__bought_by={"firms": "3/year"})
    running = ran(document, days=2 * 366)
    left = {event.deal: event.time for event in running.journal.all(CustomerLeft)}
    years = sum(left.get(each.deal, running.now) - each.time for each in running.journal.all(ContractBegan)) / YEAR
    assert len(running.journal.all(Reordered)) == pytest.approx(3 * years, rel=0.15)


def test_every_order_again_is_carried_out_like_an_order():
    journal = growth_years().journal
    again = {event.order: event.cents for event in journal.all(Reordered)}
    received = {event.order: event.cents for event in journal.all(OrderReceived)}
    assert len(again) > 200
    assert again.items() <= received.items()
    late = [event.late_seconds > 0 for event in journal.all(OrderDelivered) if event.order in again]
    assert sum(late) / len(late) == pytest.approx(0.1, abs=0.06)


def test_a_mailing_adds_orders_and_takes_none_away():
    with_mailings = ran(with_after_sale(GROWTH), days=2 * 366)
    without = ran(with_after_sale(GROWTH, mailings={}), days=2 * 366)
    lifted = by_month(with_mailings)
    assert lifted[10] > 1.4 * sum(lifted[month] for month in (11, 12, 1)) / 3
    assert sum(by_month(without).values()) < sum(lifted.values())
    october = [event for event in with_mailings.journal.all(Reordered) if _month(with_mailings, event) == 10]
    usual = [event for event in with_mailings.journal.all(Reordered) if _month(with_mailings, event) == 12]
    assert {round(1 - event.margin_cents / event.cents, 2) for event in october} == {0.5}
    assert {round(1 - event.margin_cents / event.cents, 2) for event in usual} == {0.45}


def _month(running, event):
    return running.calendar.date_of(event.time).month


def test_mailings_go_out_in_their_months_and_cost():
    running = ran(with_after_sale(GROWTH), days=367)
    sent = [(event.mailing, running.calendar.date_of(event.time)) for event in running.journal.all(MailingSent)]
    assert sent == [
        ("letter", date(2027, 3, 1)),
        ("letter", date(2027, 9, 1)),
        ("sale", date(2027, 10, 1)),
        ("letter", date(2028, 3, 1)),
    ]
    costs = [event.cents for event in running.journal.all(CostBooked) if event.what == "mailings"]
    assert costs == [50_000, 50_000, 90_000, 50_000]


def test_a_mailing_for_what_nobody_orders_again_is_refused():
    with pytest.raises(InputError, match=r"“part” at mailings\.letter\.lifts is nothing that is ordered again"):
        compile_plan(with_after_sale(ORDERS + GROWTH, mailings__letter__lifts={"part": "10%"}))
