from collections import Counter

import pytest
from pydantic import ValidationError

from after_sale_department import SERVICE, service_years, with_after_sale
from salessim.department.journal import ContractBegan, CustomerLeft
from salessim.department.order_events import OrderDelivered
from salessim.department.service_events import (
    PromiseCameBack,
    SatisfactionChanged,
    TicketEscalated,
    TicketOpened,
    TicketResolved,
)
from small_department import ran

DAY = 86_400


def tickets(running):
    return [event for event in running.journal.all(TicketOpened) if event.kind != "complaint"]


def customer_years(running):
    left = {event.deal: event.time for event in running.journal.all(CustomerLeft)}
    delivered = {event.order: event.time for event in running.journal.all(OrderDelivered)}
    began = delivered or {event.deal: event.time for event in running.journal.all(ContractBegan)}
    return sum(left.get(deal, running.now) - since for deal, since in began.items()) / (365.25 * DAY)


def test_customers_ask_as_often_as_the_file_says():
    running = ran(with_after_sale(SERVICE, service__tickets={"firms": "0.7/month"}), days=731)
    expected = 12 * 0.7 * customer_years(running)
    assert expected > 300
    assert len(tickets(running)) == pytest.approx(expected, rel=0.15)


def test_every_ticket_is_resolved_once_or_still_open():
    journal = service_years().journal
    opened = Counter(event.ticket for event in journal.all(TicketOpened))
    resolved = Counter(event.ticket for event in journal.all(TicketResolved))
    assert set(opened.values()) == set(resolved.values()) == {1}
    assert resolved.keys() <= opened.keys()
    assert len(opened) - len(resolved) < 0.1 * len(opened)


def test_some_are_urgent_and_some_escalated():
    journal = service_years().journal
    kinds = Counter(event.kind for event in journal.all(TicketOpened))
    assert kinds["urgent"] / (kinds["urgent"] + kinds["usual"]) == pytest.approx(0.15, abs=0.04)
    escalated = journal.all(TicketEscalated)
    assert len(escalated) / len(journal.all(TicketResolved)) == pytest.approx(0.1, abs=0.04)
    assert {event.role for event in escalated} == {"SE"}


def test_the_urgent_come_first_where_hands_are_short():
    running = ran(with_after_sale(SERVICE, roles__desk__count="1", service__work="9 hours"), days=731)
    waits = {"usual": [], "urgent": []}
    for event in running.journal.all(TicketResolved):
        if event.kind in waits:
            waits[event.kind].append(event.after_seconds)
    assert sum(waits["urgent"]) / len(waits["urgent"]) < 0.7 * sum(waits["usual"]) / len(waits["usual"])


def test_what_is_late_costs_satisfaction_and_what_is_not_does_not():
    journal = service_years().journal
    late = [event for event in journal.all(TicketResolved) if not event.is_in_time]
    noticed = [event for event in journal.all(SatisfactionChanged) if event.why.endswith("ticket late")]
    gone = {event.deal for event in journal.all(CustomerLeft)}
    staying = [event for event in late if event.deal not in gone]
    still_open = len(journal.all(TicketOpened)) - len(journal.all(TicketResolved))
    assert 10 < len(staying) <= len(noticed) <= len(late) + still_open
    relaxed = with_after_sale(SERVICE, service__resolved_within="2,000 hours", service__urgent_within="2,000 hours")
    changes = ran(relaxed, days=300).journal.all(SatisfactionChanged)
    assert not any(event.why.startswith("us") for event in changes)


def test_late_deliveries_and_broken_promises_are_complained_about():
    journal = service_years().journal
    complaints = {event.ticket for event in journal.all(TicketOpened) if event.kind == "complaint"}
    late = {event.order for event in journal.all(OrderDelivered) if event.late_seconds > 7 * DAY}
    assert late
    assert {name.removesuffix("/complaint/late delivery") for name in complaints if "late" in name} <= late
    promises = {event.deal for event in journal.all(PromiseCameBack)}
    assert {name.removesuffix("/complaint/promises") for name in complaints if "promises" in name} == promises


def test_another_hand_at_the_desk_leaves_the_luck_of_tickets_alone():
    more = {
        event.ticket: (event.time, event.kind)
        for event in tickets(ran(with_after_sale(SERVICE, roles__desk__count="3"), days=400))
    }
    before = {event.ticket: (event.time, event.kind) for event in tickets(ran(with_after_sale(SERVICE), days=400))}
    both = more.keys() & before.keys()
    assert len(both) > 100
    assert {name: more[name] for name in both} == {name: before[name] for name in both}


def test_somebody_has_to_take_what_is_escalated():
    with pytest.raises(ValidationError, match="who helps"):
        with_after_sale(SERVICE, service__escalated_to=None)


def test_a_complaint_of_somebody_nobody_looks_after_goes_to_the_desk():
    crowded = {"roles__AM__accounts_max": "1", "service__done_by": "desk", "roles__desk__count": "0"}
    journal = ran(with_after_sale(SERVICE, **crowded), days=400).journal
    complaints = [event for event in journal.all(TicketOpened) if event.kind == "complaint"]
    resolved = [event for event in journal.all(TicketResolved) if event.kind == "complaint"]
    assert len(complaints) > 10
    assert len(resolved) < len(complaints) / 3, "the desk is empty, and few have somebody of their own"
