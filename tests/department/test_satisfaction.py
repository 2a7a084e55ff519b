import math

import pytest

from after_sale_department import SERVICE, market_alone, service_years, with_after_sale
from salessim.department.journal import CustomerLeft
from salessim.department.loyalty import hazard_of
from salessim.department.satisfaction import churn_by_satisfaction, move_satisfaction, satisfaction
from salessim.department.service_events import SatisfactionChanged, SatisfactionCounted
from small_department import ran, world

DAY = 86_400


def one_customer():
    running = world(with_after_sale(SERVICE))
    running.run_until(running.starts + 120 * DAY)
    account = next(iter(running.accounts.values()))
    account.deviation = 0.0
    return running, account


def test_half_of_what_moved_it_is_forgotten_in_its_half_life():
    running, account = one_customer()
    assert satisfaction(account, running) == 70.0
    move_satisfaction(account, -10.0, "test", running)
    assert satisfaction(account, running) == pytest.approx(60.0)
    account.felt_at -= 180 * DAY
    assert satisfaction(account, running) == pytest.approx(65.0)


def test_it_stays_on_its_scale():
    running, account = one_customer()
    move_satisfaction(account, -500.0, "test", running)
    assert satisfaction(account, running) == 0.0
    move_satisfaction(account, 500.0, "test", running)
    assert satisfaction(account, running) == 100.0
    assert [event.points for event in running.journal.all(SatisfactionChanged)][-2:] == [-70, 100]


def test_who_is_less_satisfied_is_more_likely_to_leave():
    running, account = one_customer()
    assert churn_by_satisfaction(account, running) == 1.0
    usual = hazard_of(account, running)
    move_satisfaction(account, -10.0, "test", running)
    assert hazard_of(account, running) / usual == pytest.approx(math.exp(0.2))
    move_satisfaction(account, 20.0, "test", running)
    assert hazard_of(account, running) < usual


def test_it_is_counted_every_month():
    running = service_years()
    counted = running.journal.all(SatisfactionCounted)
    assert len(counted) == 24
    means = [event.points / event.customers for event in counted if event.customers > 20]
    assert all(0 < mean < 100 for mean in means)
    assert len(set(means)) > 10
    assert not ran(days=100).journal.all(SatisfactionCounted)


def test_a_drowned_desk_loses_customers():
    many = {"service__tickets": {"firms": "3/month"}, "roles__AM__accounts_max": "500"}
    drowned = ran(with_after_sale(SERVICE, service__work="25 hours", **many), days=900).journal
    enough = ran(with_after_sale(SERVICE, service__work="10 min", **many), days=900).journal
    assert len(drowned.all(CustomerLeft)) > 1.4 * len(enough.all(CustomerLeft))


def test_without_queues_satisfaction_is_the_usual_one_on_average():
    running = market_alone(with_after_sale(SERVICE), years=3)
    last = running.journal.all(SatisfactionCounted)[-1]
    assert last.customers > 80
    assert last.points / last.customers == pytest.approx(70.0, abs=1.5)
