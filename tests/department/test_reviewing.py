from statistics import fmean

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import DealLost, DealTaken, DealWon, LeadQualified, MeetingHeld
from salessim.department.load import expected_flow
from salessim.department.managing_events import DealReviewed
from small_department import changed, market_alone, ran

REVIEWS = {"roles__boss__reviews": {"deals_above": "12k EUR", "work": "45 min"}}


def test_large_deals_are_reviewed_after_every_meeting():
    journal = ran(changed(**REVIEWS), days=200).journal
    sizes = {event.deal: event.list_cents for event in journal.all(DealTaken)}
    reviewed = [event.deal for event in journal.all(DealReviewed)]
    meetings = [event.deal for event in journal.all(MeetingHeld) if sizes[event.deal] >= 1_200_000]
    assert 0 <= len(meetings) - len(reviewed) < 20, "some wait for the boss"
    assert all(sizes[deal] >= 1_200_000 for deal in reviewed)


def test_reviews_bring_up_what_was_overlooked():
    def known(**changes):
        journal = ran(changed(**changes), days=300).journal
        sizes = {event.deal: event.list_cents for event in journal.all(DealTaken)}
        return fmean(
            event.slots for event in journal.all(MeetingHeld) if event.step == "offer" and sizes[event.deal] > 1_200_000
        )

    assert known(**REVIEWS) > known() + 0.3


def test_reviews_take_the_boss_time():
    before, after = (expected_flow(compile_plan(changed(**each))).loads["boss"] for each in ({}, REVIEWS))
    assert after > before + 0.01


def test_rates_stay_the_files():
    running = market_alone(changed(**REVIEWS), days=600)
    old = running.now - 200 * 86_400
    early = {event.deal for event in running.journal.all(LeadQualified) if event.time < old}
    won = sum(event.deal in early for event in running.journal.all(DealWon))
    lost = [event for event in running.journal.all(DealLost) if event.deal in early]
    assert won / len(early) == pytest.approx(0.3, abs=3.5 * (0.21 / len(early)) ** 0.5)
    faded = sum(event.why == "faded" for event in lost)
    assert faded / len(lost) == pytest.approx(0.4, abs=3.5 * (0.24 / len(lost)) ** 0.5)
