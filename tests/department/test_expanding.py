from collections import Counter, defaultdict

import pytest

from after_sale_department import GROWTH, growth_years, market_alone, with_after_sale
from salessim.department.journal import ContractBegan, CustomerGrew, CustomerLeft
from salessim.department.loyalty import YEAR_SECONDS
from salessim.department.service_events import Reordered
from small_department import ran

MANY = {"marketing__web__leads_per_month": {"firms": "160"}, "segments__firms__companies": "90000"}


def grown(journal):
    """Growth by reason over what was paid, summed over all anniversaries."""
    paid = {event.deal: event.yearly_cents for event in journal.all(ContractBegan)}
    began = {event.deal: event.time for event in journal.all(ContractBegan)}
    end = max(event.time for event in journal)
    left = {event.deal: event.time for event in journal.all(CustomerLeft)}
    first_years = sum(
        cents for deal, cents in paid.items() if min(left.get(deal, end), end) - began[deal] >= YEAR_SECONDS
    )
    found = Counter()
    for event in journal.all(CustomerGrew):
        if event.time - began[event.deal] == YEAR_SECONDS:
            found[event.why] += event.cents
    return {why: cents / first_years for why, cents in found.items()}


def test_without_queues_pieces_add_up_to_the_files_growth():
    document = with_after_sale(
        GROWTH, segments__firms__grows="8%/year", referrals=None, reorders={}, mailings={}, **MANY
    )
    found = grown(market_alone(document, years=5).journal)
    assert set(found) == {"expansion"}
    assert found["expansion"] == pytest.approx(0.08, rel=0.25)


def test_only_some_expand_each_year():
    journal = growth_years().journal
    grew = Counter(event.deal for event in journal.all(CustomerGrew) if event.why == "expansion")
    assert grew
    assert len(grew) < 0.6 * len(journal.all(ContractBegan))


def test_without_anybody_nobody_expands():
    alone = with_after_sale(GROWTH, roles__AM__accounts_max="1")
    few = ran(alone, days=800).journal.all(CustomerGrew)
    many = ran(with_after_sale(GROWTH), days=800).journal.all(CustomerGrew)
    assert len(few) < 0.2 * len(many)


def cross_sold(**changes):
    return with_after_sale(
        GROWTH, products__extra__attach_rate="10%", products__extra__cross_sold="50%/year", expansion=None, **changes
    )


def test_products_are_added_later_and_only_once():
    journal = ran(cross_sold(), days=4 * 366).journal
    added = Counter(event.deal for event in journal.all(CustomerGrew) if event.why == "cross-sale")
    assert len(added) > 20
    assert set(added.values()) == {1}


def test_what_is_paid_once_becomes_an_order():
    running = ran(cross_sold(products__extra__paid="once"), days=4 * 366)
    orders = [event for event in running.journal.all(Reordered) if event.product == "extra"]
    assert len(orders) > 20
    per_deal = defaultdict(int)
    for event in orders:
        per_deal[event.deal] += 1
        assert event.margin_cents == round(event.cents * 0.9)
    assert set(per_deal.values()) == {1}
    assert not [event for event in running.journal.all(CustomerGrew) if event.why == "cross-sale"]
