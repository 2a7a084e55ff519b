"""Quotes take somebody's time, are sometimes wrong, run out, and are approved where they are large."""

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import DealWon, Journal, LeadQualified, MeetingHeld, QuoteMade
from salessim.department.kpis import Period, measured
from salessim.department.load import expected_flow
from salessim.errors import InputError
from small_department import changed, ran

QUOTING = {"in_step": "demo", "work": "90 min", "errors": "25%"}


def quoting(**more):
    return changed(process__quoting={**QUOTING, **more})


@pytest.fixture(scope="module")
def quoted():
    return ran(quoting())


def test_every_deal_that_gets_so_far_gets_a_quote_once(quoted):
    demos = {event.deal: event.time for event in quoted.journal.all(MeetingHeld) if event.step == "demo"}
    made = quoted.journal.all(QuoteMade)
    names = [event.deal for event in made]
    assert len(names) == len(set(names))
    assert set(names) <= set(demos)
    assert len(names) >= len(demos) - 20, "all but what is in hand at the end"
    for event in made:
        assert event.time - event.after_seconds >= demos[event.deal] >= 0
        assert not event.approved_by
    wrong = sum(event.attempts - 1 for event in made) / sum(event.attempts for event in made)
    assert wrong == pytest.approx(0.25, abs=0.1)


def test_they_take_the_owners_time_or_a_deal_desks():
    alone, without, desk = (
        expected_flow(compile_plan(each)).loads for each in (quoting(), changed(), quoting(done_by="SE"))
    )
    assert alone["AE"] > without["AE"] == desk["AE"]
    assert desk["SE"] > without["SE"] == alone["SE"]


def test_large_ones_wait_for_approval():
    approved = {"roles__boss__approves": ["discounts", "quotes"]}
    some = changed(**approved, process__quoting={**QUOTING, "approval_above": "12k EUR", "approval_work": "30 min"})
    made = ran(some).journal.all(QuoteMade)
    by_approval = [[e.after_seconds for e in made if bool(e.approved_by) is is_large] for is_large in (False, True)]
    assert all(len(each) > 20 for each in by_approval)
    assert {event.approved_by for event in made} == {"", "boss"}


def test_quotes_run_out():
    journal = ran(quoting(valid="3 days")).journal
    quotes = [event.deal for event in journal.all(QuoteMade)]
    again = {deal for deal in quotes if quotes.count(deal) > 1}
    won = {event.deal for event in journal.all(DealWon)}
    assert len(again & won) > 0.5 * len(won)
    assert max(quotes.count(deal) for deal in again) == 2


def test_who_waits_for_approval_without_an_approver_is_refused():
    with pytest.raises(InputError, match="nobody approves quotes"):
        compile_plan(quoting(approval_above="10k EUR"))
    with pytest.raises(InputError, match=r"“show” at process\.quoting\.in_step is no step"):
        compile_plan(quoting(in_step="show"))


def test_a_department_without_quoting_quotes_nothing():
    assert not ran(days=90).journal.all(QuoteMade)


def test_figures_by_hand():
    journal = Journal()
    journal.add(LeadQualified(1, "a", "web", "firms", "west", 1))
    journal.add(QuoteMade(10, "a", "AE 1", 1, 7200, ""))
    journal.add(QuoteMade(11, "b", "AE 1", 3, 3600, "boss"))
    found = measured(Period(journal, 5, 20))
    assert found["quotes"] == [2, 1]
    assert found["quote_hours"] == [3, 2]
    assert found["quotes_wrong"] == [2, 4]
