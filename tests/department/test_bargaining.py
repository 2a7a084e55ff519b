from collections import Counter
from datetime import date
from statistics import fmean

import pytest

from salessim.department.bargaining import days_left_in_quarter, discount_of, negotiated_discounts, settle
from salessim.department.compiling import compile_plan
from salessim.department.journal import DealWon, HandsCounted, TermsAgreed
from salessim.errors import InputError
from salessim.luck import Luck
from small_department import changed, market_alone, ran

NEGOTIATED = {"process__discount__negotiated": "yes"}


def test_quarters_end_with_their_last_day():
    assert days_left_in_quarter(date(2027, 1, 1)) == 90
    assert days_left_in_quarter(date(2027, 3, 31)) == 1
    assert days_left_in_quarter(date(2027, 12, 31)) == 1
    assert days_left_in_quarter(date(2027, 10, 1)) == 92


def test_the_typical_discount_is_the_files():
    points = negotiated_discounts(0.1)
    assert sum(share for _, share in points) == pytest.approx(1.0)
    assert sum(share for discount, share in points if discount < 0.1 + 1e-9) >= 0.5
    assert sum(share for discount, share in points if discount < 0.1 - 1e-9) < 0.5


def test_skill_hardness_and_the_end_of_the_quarter_move_the_discount():
    def mean(skill=0.5, hardness=0.5, days_left=60):
        return fmean(discount_of(settle(skill, hardness, days_left, Luck(1), n), 0.1) for n in range(60))

    assert mean(skill=0.9) < mean() < mean(skill=0.1)
    assert mean(hardness=0.1) < mean() < mean(hardness=0.9)
    assert mean(days_left=1) > mean(days_left=60)


def test_deals_closed_late_in_a_quarter_get_more():
    journal = ran(changed(**NEGOTIATED, roles__AE__count="12", marketing__web__leads_per_month__firms="300")).journal
    left = {event.deal: event.days_left for event in journal.all(TermsAgreed)}
    won = journal.all(DealWon)
    assert {event.deal for event in won} <= set(left)

    def mean(is_late):
        return fmean(
            event.discount_cents / (event.cents + event.discount_cents)
            for event in won
            if (left[event.deal] <= 12) is is_late
        )

    assert mean(True) > 1.05 * mean(False)
    assert len(Counter(event.term for event in journal.all(TermsAgreed))) > 1


def test_what_a_deal_brings_stays_as_the_file_says():
    won = market_alone(changed(**NEGOTIATED)).journal.all(DealWon)
    size = compile_plan(changed()).segments["firms"].deal_size.mean()
    assert fmean(event.cents / 100 for event in won) == pytest.approx(size, rel=0.06)


def test_very_large_discounts_need_the_next_manager_too():
    def approvals(**changes):
        running = ran(changed(roles__chief={"count": "1", "pay": {"salary": "120k EUR"}}, **changes))
        return [event.taken for event in running.journal.all(HandsCounted) if event.role == "chief"][-1]

    assert approvals() == 0
    assert approvals(process__discount__approved_by={"chief": "20%"}) > 3
    with pytest.raises(InputError, match=r"“chef” at process\.discount\.approved_by\.chef is no role"):
        compile_plan(changed(process__discount__approved_by={"chef": "20%"}))
