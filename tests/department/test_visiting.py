from collections import Counter

import pytest

from after_sale_department import SERVICE, service_years, with_after_sale
from salessim.department.journal import CostBooked
from salessim.department.service_events import VisitHeld, VisitMissed
from small_department import ran


def test_customers_are_visited_as_often_as_the_file_says():
    running = ran(with_after_sale(SERVICE, segments__firms__churn=None), days=900)
    visits = Counter(event.deal for event in running.journal.all(VisitHeld))
    for account in running.accounts.values():
        years = (running.now - account.since) / (365.25 * 86_400)
        assert visits[account.name] == pytest.approx(2 * years, abs=1.3)


def test_every_visit_costs_travel():
    journal = service_years().journal
    travel = [event for event in journal.all(CostBooked) if event.what == "travel"]
    assert len(travel) == len(journal.all(VisitHeld)) > 50
    assert {event.cents for event in travel} == {18_000}


def test_without_places_nobody_is_visited():
    journal = ran(with_after_sale(SERVICE, roles__AM__accounts_max="1"), days=600).journal
    assert len(journal.all(VisitMissed)) > 3 * len(journal.all(VisitHeld))


def test_a_segment_that_is_not_named_is_not_visited():
    journal = ran(with_after_sale(SERVICE, visits__per_year={"firms": "0"}), days=400).journal
    assert not journal.all(VisitHeld)
    assert not journal.all(VisitMissed)
