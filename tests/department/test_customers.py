from collections import defaultdict

import pytest

from salessim.department.customers import YEAR_SECONDS, stays_seconds
from salessim.department.journal import CustomerGrew, CustomerLeft, DealWon
from small_department import changed, ran


def test_the_share_that_leaves_within_a_year_is_the_files():
    stays = [stays_seconds((place + 0.5) / 10_000, 0.2) for place in range(10_000)]
    for years in (1, 2, 3):
        assert sum(stay > years * YEAR_SECONDS for stay in stays) / 10_000 == pytest.approx(0.8**years, abs=0.001)


def test_the_ends_of_churn():
    assert stays_seconds(0.5, 0.0) == 1000 * YEAR_SECONDS
    assert stays_seconds(0.5, 1.0) == 0
    assert stays_seconds(1e-300, 1e-12) == 1000 * YEAR_SECONDS


def test_a_customers_money_adds_up():
    running = ran(days=3 * 366)
    journal = running.journal
    paid = defaultdict(int)
    won_at = {}
    left = {}
    for event in journal:
        if isinstance(event, DealWon):
            paid[event.deal] += event.cents
            won_at[event.deal] = event.time
        elif isinstance(event, CustomerGrew):
            assert event.deal not in left
            assert (event.time - won_at[event.deal]) % YEAR_SECONDS == 0
            assert event.cents == round(paid[event.deal] * 0.05)
            paid[event.deal] += event.cents
        elif isinstance(event, CustomerLeft):
            assert event.cents == paid[event.deal]
            assert left.setdefault(event.deal, event.time) == event.time
    assert left
    assert running.customers == len(won_at) - len(left)


def test_without_churn_and_growth_customers_stay_as_they_are():
    journal = ran(changed(segments__firms__churn=None, segments__firms__grows=None), days=500).journal
    assert not journal.all(CustomerLeft)
    assert not journal.all(CustomerGrew)
