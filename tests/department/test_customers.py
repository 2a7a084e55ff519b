from collections import defaultdict

from salessim.department.customers import YEAR_SECONDS
from salessim.department.journal import CustomerGrew, CustomerLeft, DealWon
from small_department import changed, ran


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
