import pytest

from after_sale_department import ORDERS, SERVICE, service_years, with_after_sale
from salessim.department.journal import ContractBegan
from salessim.department.onboarding import expected_surprises
from salessim.department.order_events import OrderDelivered
from salessim.department.service_events import Onboarded, PromiseCameBack, SatisfactionChanged
from small_department import ran

WEEK = 7 * 86_400


def test_what_was_delivered_is_put_to_use():
    journal = service_years().journal
    delivered = {event.order: event.time for event in journal.all(OrderDelivered)}
    onboarded = journal.all(Onboarded)
    assert len(onboarded) > 50
    assert all(event.time - delivered[event.deal] >= 3 * WEEK for event in onboarded)


def test_what_was_not_learned_comes_back():
    running = service_years()
    back = running.journal.all(PromiseCameBack)
    customers = len(running.journal.all(Onboarded))
    assert len(back) / customers == pytest.approx(expected_surprises(running), rel=0.35)
    assert len({event.slot for event in back}) > 4


def test_whoever_learned_everything_is_spared(monkeypatch):
    monkeypatch.setattr("salessim.department.onboarding.SLOTS", ())
    assert not ran(with_after_sale(SERVICE), days=200).journal.all(PromiseCameBack)


def test_too_few_hands_make_it_late():
    late = with_after_sale(SERVICE, onboarding__work="120 hours")
    assert any(event.late_seconds for event in ran(late, days=300).journal.all(Onboarded))
    early = [event.late_seconds for event in ran(with_after_sale(SERVICE), days=300).journal.all(Onboarded)]
    assert early
    assert not any(early)


def test_whoever_sold_it_can_do_it():
    document = with_after_sale(SERVICE, onboarding__done_by="AE", onboarding__work="40 hours")
    busy = ran(document, days=200)
    free = ran(with_after_sale(SERVICE), days=200)

    def worked(running):
        return sum(desk.tally().busy_seconds for desk in running.desks_of("AE"))

    assert busy.journal.all(ContractBegan)
    assert worked(busy) > worked(free)


def test_a_department_without_onboarding_has_none():
    assert not ran(with_after_sale(ORDERS), days=200).journal.all(Onboarded)


def test_without_anybody_it_is_not_done_and_resented():
    alone = with_after_sale(SERVICE, onboarding__done_by=None, roles__AM__accounts_max="1")
    journal = ran(alone, days=300).journal
    resented = {event.deal for event in journal.all(SatisfactionChanged) if event.why == "nobody to onboard"}
    onboarded = {event.deal for event in journal.all(Onboarded)}
    assert len(resented) > 3 * len(onboarded) > 0
    assert not resented & onboarded
