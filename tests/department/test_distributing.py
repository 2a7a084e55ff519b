from collections import Counter

import pytest

from after_sale_department import ORDERS, with_after_sale
from salessim.department.compiling import compile_plan
from salessim.department.journal import CostBooked, DealWon, LeadArrived, LeadQualified
from salessim.department.load import expected_flow
from salessim.department.service_events import DistributorVisited
from small_department import ran

CHANNEL = """
roles:
  channel manager: {count: 1, pay: {salary: 62k EUR}}
distributors:
  count: 8
  looked_after_by: channel manager
  visits: 1/month
  work: 6 hours
  leads: {firms: {typical: 9/year, range: 4 to 20}}
  neglected: 30%
  become_qualified: 55%
  keeps: 20%
"""


def referred(running):
    return [event for event in running.journal.all(LeadArrived) if event.channel == "distributors"]


def test_each_is_visited_as_often_as_he_should_be():
    visits = Counter(
        event.distributor for event in ran(with_after_sale(CHANNEL), days=365).journal.all(DistributorVisited)
    )
    assert len(visits) == 8
    assert all(count == pytest.approx(12, abs=1.5) for count in visits.values())


def test_they_bring_the_leads_of_the_file():
    running = ran(with_after_sale(CHANNEL, distributors__leads={"firms": "12/year"}), days=730)
    assert len(referred(running)) == pytest.approx(2 * 8 * 12, rel=0.2)
    qualified = [event for event in running.journal.all(LeadQualified) if event.channel == "distributors"]
    assert qualified


def test_whom_nobody_visits_brings_fewer_and_the_same_ones():
    visited = referred(ran(with_after_sale(CHANNEL), days=730))
    alone = referred(ran(with_after_sale(CHANNEL, **{"roles__channel manager__count": "0"}), days=730))
    assert {event.lead for event in alone} < {event.lead for event in visited}
    assert len(alone) < 0.55 * len(visited)


def test_they_keep_their_part_of_what_they_bring():
    journal = ran(with_after_sale(ORDERS + CHANNEL), days=730).journal
    theirs = {event.deal for event in journal.all(LeadQualified) if event.channel == "distributors"}
    kept = sum(event.cents for event in journal.all(CostBooked) if event.what == "distributors")
    sold = sum(event.cents for event in journal.all(DealWon) if event.deal in theirs)
    assert kept == pytest.approx(0.2 * sold, abs=100)
    assert kept > 0


def test_one_more_leaves_the_others_leads_alone():
    eight = referred(ran(with_after_sale(CHANNEL), days=365))
    nine = referred(ran(with_after_sale(CHANNEL, distributors__count="9"), days=365))
    assert [event for event in nine if not event.lead.startswith("distributors/8/")] == eight
    assert len(nine) > len(eight)


def test_the_arithmetic_before_any_simulation_knows_them():
    flow = expected_flow(compile_plan(with_after_sale(ORDERS + CHANNEL, distributors__leads={"firms": "12/year"})))
    without = expected_flow(compile_plan(with_after_sale(ORDERS)))
    assert flow.leads - without.leads == pytest.approx(96)
    assert flow.loads["channel manager"] > 0.3
    assert flow.loads["office"] > without.loads["office"] > 0.0
