from collections import Counter

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import DealTaken, LeadArrived, LeadQualified
from salessim.errors import InputError
from small_department import changed, ran

KEY = {"count": "1", "pay": {"salary": "80k EUR"}, "sells_to": ["firms"]}


def owners(*routes, days=250, **changes):
    """Who took the deals first, with what is known of each."""
    journal = ran(changed(routes=list(routes), **changes), days=days).journal
    qualified = {event.deal: event for event in journal.all(LeadQualified)}
    taken = {}
    for event in journal.all(DealTaken):
        taken.setdefault(event.deal, event.seat)
    return [(seat, qualified[deal]) for deal, seat in taken.items()]


def test_a_source_can_have_its_own_people():
    taken = owners({"to": ["AE 2"], "channels": ["outbound"], "only": "yes"}, territories=None, roles__AE__leaves=None)
    assert {seat for seat, deal in taken if deal.channel == "outbound"} == {"AE 2"}
    assert {seat for seat, deal in taken if deal.channel == "web"} == {"AE 1", "AE 2"}


def test_key_accounts_are_the_first_companies_of_a_segment():
    taken = owners({"to": ["key AE"], "first_companies": "1000", "only": "yes"}, **{"roles__key AE": KEY})
    by_key = [deal.company for seat, deal in taken if seat == "key AE 1"]
    assert by_key
    assert all(deal.company >= 1000 for seat, deal in taken if seat != "key AE 1")
    assert min(by_key) < 1000


def test_territories_can_be_borders():
    route = {"to": ["AE 1"], "territories": ["west"], "only": "yes"}
    taken = owners(route, roles__AE__leaves=None)
    assert {seat for seat, deal in taken if deal.territory == "west"} == {"AE 1"}


def test_pods_work_for_each_other():
    pods = [
        {"to": ["AE 1"], "found_by": ["SDR 1"], "only": "yes"},
        {"to": ["AE 2"], "found_by": ["SDR 2"], "only": "yes"},
    ]
    taken = owners(*pods, roles__SDR__count="2", roles__SDR__leaves=None, roles__AE__leaves=None, territories=None)
    pairs = Counter(seat for seat, _ in taken)
    assert pairs.keys() == {"AE 1", "AE 2"}


def test_a_route_that_is_full_leads_elsewhere_unless_it_is_the_only_one():
    full = {"roles__AE__open_deals_max": "2", "roles__AE__leaves": None, "territories": None}
    open_route, closed = (owners({"to": ["AE 1"]} | only, **full) for only in ({}, {"only": "yes"}))
    assert {seat for seat, _ in closed} == {"AE 1"}
    assert {seat for seat, _ in open_route} == {"AE 1", "AE 2"}


def test_a_route_leaves_the_luck_of_leads_alone():
    before, after = (ran(changed(**each), days=90).journal for each in ({}, {"routes": [{"to": ["AE 1"]}]}))
    assert before.all(LeadArrived) == after.all(LeadArrived)


def test_a_route_to_nobody_is_refused():
    with pytest.raises(InputError, match="Route 1 names “AE 9”"):
        compile_plan(changed(routes=[{"to": ["AE 9"]}]))
