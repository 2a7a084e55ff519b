from collections import Counter

import pytest

from after_sale_department import GROWTH, growth_years, market_alone, with_after_sale
from salessim.department.journal import ContractBegan, CustomerLeft, DealWon, LeadArrived, LeadQualified
from small_department import ran

YEAR = 365.25 * 86_400


def test_customers_name_as_many_as_the_file_says():
    running = market_alone(
        with_after_sale(GROWTH, referrals__named="40%/year", marketing__web__leads_per_month={"firms": "160"}), years=3
    )
    left = {event.deal: event.time for event in running.journal.all(CustomerLeft)}
    years = sum(left.get(each.deal, running.now) - each.time for each in running.journal.all(ContractBegan)) / YEAR
    referred = [event for event in running.journal.all(LeadArrived) if event.channel == "referral"]
    assert len(referred) == pytest.approx(0.4 * years, rel=0.2)
    qualified = [event for event in running.journal.all(LeadQualified) if event.channel == "referral"]
    assert len(qualified) / len(referred) == pytest.approx(0.6, abs=0.12)


def test_who_was_referred_hangs_on_who_named_him():
    journal = growth_years().journal
    won = {event.deal for event in journal.all(DealWon)}
    leads = [event.lead for event in journal.all(LeadArrived) if event.channel == "referral"]
    assert leads
    assert all(lead.rpartition("/referral/")[0] in won for lead in leads)
    assert set(Counter(leads).values()) == {1}


def test_referrals_leave_the_other_leads_alone():
    without = ran(with_after_sale(GROWTH, referrals=None), days=500).journal.all(LeadArrived)
    with_them = ran(with_after_sale(GROWTH), days=500).journal.all(LeadArrived)
    assert [event for event in with_them if event.channel != "referral"] == without
    assert len(with_them) > len(without)
