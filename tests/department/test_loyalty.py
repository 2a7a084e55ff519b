import math
from collections import Counter

import pytest

from after_sale_department import CARE, care_years, market_alone, with_after_sale
from salessim.department.journal import ContractBegan, CustomerLeft
from salessim.department.loyalty import YEAR_SECONDS, usual_hand_over, yearly_hazard
from small_department import changed, ran, world

MANY = {
    "marketing__web__leads_per_month": {"firms": "160"},
    "segments__firms__companies": "90000",
    "segments__firms__churn": "20%/year",
}


def stays_by_year(journal, years):
    """Customers who could have left in each year of their stay, and those who did."""
    began = {event.deal: event.time for event in journal.all(ContractBegan)}
    left = {event.deal: (event.time - began[event.deal], event.why) for event in journal.all(CustomerLeft)}
    end = max(event.time for event in journal)
    at_risk, gone = Counter(), Counter()
    for deal, since in began.items():
        for year in range(years):
            if end - since < (year + 1) * YEAR_SECONDS:
                break
            at_risk[year] += 1
            if deal in left and left[deal][0] <= (year + 1) * YEAR_SECONDS:
                gone[year] += 1
                break
    return {year: (gone[year], at_risk[year]) for year in range(years)}


def assert_shares(found, expected):
    for (gone, at_risk), share in zip(found.values(), expected, strict=True):
        assert at_risk > 250
        error = math.sqrt(share * (1 - share) / at_risk)
        assert gone / at_risk == pytest.approx(share, abs=3.5 * error)


def test_without_queues_churn_by_age_is_the_files_with_contracts():
    running = market_alone(with_after_sale(CARE, **MANY), years=5)
    assert_shares(stays_by_year(running.journal, 3), [0.32, 0.22, 0.16])
    began = {event.deal: event.time for event in running.journal.all(ContractBegan)}
    left = running.journal.all(CustomerLeft)
    assert {event.why for event in left} == {"not renewed"}
    assert all((event.time - began[event.deal]) % YEAR_SECONDS == 0 for event in left)


def test_without_queues_churn_by_age_is_the_files_without_contracts():
    running = market_alone(with_after_sale(CARE, renewals=None, **MANY), years=5)
    assert_shares(stays_by_year(running.journal, 3), [0.32, 0.22, 0.16])
    began = {event.deal: event.time for event in running.journal.all(ContractBegan)}
    assert any((event.time - began[event.deal]) % YEAR_SECONDS for event in running.journal.all(CustomerLeft))


def test_a_department_that_says_nothing_loses_the_same_share_every_year():
    running = market_alone(changed(**MANY), years=5)
    assert_shares(stays_by_year(running.journal, 3), [0.2, 0.2, 0.2])


def test_the_hazard_of_a_year():
    assert yearly_hazard(0.2, 0, (1.0,)) == pytest.approx(-math.log(0.8))
    assert yearly_hazard(0.2, 7, (1.6, 1.1, 0.8)) == pytest.approx(-math.log(1 - 0.16))
    assert yearly_hazard(0.0, 0, (1.6,)) == 0.0
    assert yearly_hazard(0.7, 0, (1.6,)) > 1e6


def test_the_usual_change_of_hands_is_in_the_files_churn():
    usual = usual_hand_over(world(with_after_sale(CARE)).plan)
    assert usual == {"firms": pytest.approx(0.3 * -math.log(1 - 0.154))}
    assert usual_hand_over(world().plan) == {"firms": 0.0}


def churned(department):
    return len(ran(department, days=3 * 366).journal.all(CustomerLeft))


def test_customers_without_anybody_leave_more_often():
    looked_after = with_after_sale(CARE, roles__AM__leaves=None, roles__AM__accounts_max="1000")
    alone = with_after_sale(CARE, roles__AM__leaves=None, roles__AM__accounts_max="1")
    assert churned(alone) > 1.2 * churned(looked_after)


def test_an_attack_takes_customers_while_it_lasts_and_where_it_goes():
    attack = {"starts": "2028-06-01", "lasts": "6 months", "churn": "400%"}
    base = with_after_sale(CARE, renewals=None)
    attacked = ran(with_after_sale(CARE, renewals=None, competitor_attacks=[attack]), days=900)
    usual = ran(base, days=900)
    start = usual.calendar.second_of(usual.plan.starts.replace(year=2028, month=6, day=1))

    def left_between(running, since, until):
        return sum(since <= event.time < until for event in running.journal.all(CustomerLeft))

    assert left_between(attacked, 0, start) == left_between(usual, 0, start)
    during = (start, start + YEAR_SECONDS // 2)
    assert left_between(attacked, *during) > 1.5 * left_between(usual, *during)


def test_who_has_left_does_so_once_and_frees_his_company():
    journal = care_years().journal
    left = Counter(event.deal for event in journal.all(CustomerLeft))
    assert set(left.values()) == {1}
    assert care_years().customers == len(journal.all(ContractBegan)) - len(left)
