from statistics import fmean, median

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import LeadAnswered, LeadArrived, LeadDisqualified, LeadQualified
from salessim.department.qualifying import lost_by_waiting
from small_department import changed, ran, small, year

HOUR = 3600
NO_OUTBOUND = {"roles__SDR__outbound": None, "roles__SDR__leaves": None}


def test_waiting_costs_leads_up_to_a_limit():
    plan = compile_plan(small()).qualifying
    assert lost_by_waiting(0, plan) == 0.0
    assert lost_by_waiting(2 * HOUR, plan) == pytest.approx(0.06)
    assert lost_by_waiting(1000 * HOUR, plan) == 0.5


def test_every_lead_has_one_fate():
    journal = year().journal
    arrived = [event.lead for event in journal.all(LeadArrived)]
    answered = [event.lead for event in journal.all(LeadAnswered)]
    lost = {event.lead for event in journal.all(LeadAnswered) if event.is_lost}
    refused = {event.lead for event in journal.all(LeadDisqualified)}
    qualified = {event.deal for event in journal.all(LeadQualified) if event.channel == "web"}
    assert len(arrived) == len(set(arrived))
    assert len(answered) == len(set(answered))
    assert set(answered) <= set(arrived)
    assert not lost & refused
    assert not lost & qualified
    assert not refused & qualified
    assert lost | refused | qualified <= set(answered)


def test_the_share_that_qualifies_is_the_files():
    journal = ran(changed(marketing__web__leads_per_month__firms="120", **NO_OUTBOUND)).journal
    refused = len(journal.all(LeadDisqualified))
    qualified = len(journal.all(LeadQualified))
    assert qualified / (qualified + refused) == pytest.approx(0.4, abs=0.04)


def test_answers_take_at_least_as_long_as_the_file_says():
    journal = ran(changed(process__answer_inbound_within="4 hours", **NO_OUTBOUND)).journal
    waits = [event.after_seconds for event in journal.all(LeadAnswered)]
    assert min(waits) >= 4 * HOUR
    assert median(waits) < 30 * HOUR


def test_a_faster_answer_keeps_leads():
    def lost(answer):
        journal = ran(changed(process__answer_inbound_within=answer, **NO_OUTBOUND)).journal
        return fmean(event.is_lost for event in journal.all(LeadAnswered))

    assert lost("10 min") < lost("5 hours") < lost("30 hours")


def test_too_few_hands_lose_leads():
    def lost(work):
        document = changed(marketing__web__leads_per_month__firms="150", process__qualifying__work=work, **NO_OUTBOUND)
        journal = ran(document, days=180).journal
        return fmean(event.is_lost for event in journal.all(LeadAnswered))

    assert lost("80 min") > lost("10 min") + 0.1


def test_nobody_to_answer_answers_nobody():
    journal = ran(changed(roles__SDR__count="0"), days=60).journal
    assert journal.all(LeadArrived)
    assert not journal.all(LeadAnswered)


def test_a_verdict_takes_its_time():
    journal = ran(changed(process__qualifying__takes="5 days", **NO_OUTBOUND), days=90).journal
    answered = {event.lead: event.time for event in journal.all(LeadAnswered)}
    took = [event.time - answered[event.deal] for event in journal.all(LeadQualified)]
    assert min(took) >= 5 * 24 * HOUR


def test_somebody_stands_in_while_nobody_is_there():
    def answered(**changes):
        journal = ran(changed(roles__SDR__count="0", **changes), days=60).journal
        return len(journal.all(LeadAnswered)) / len(journal.all(LeadArrived))

    assert answered() == 0.0
    assert answered(process__qualifying__stands_in="boss") > 0.9
