"""Targets are set for everybody and everything, shared out to the cent, reviewed, and met or missed."""

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import (
    ContractBegan,
    CustomerGrew,
    CustomerLeft,
    DealWon,
    Journal,
    LeadQualified,
    ProductSold,
    SeatLeft,
    SeatTaken,
)
from salessim.department.kpis import Period, measured
from salessim.department.load import expected_flow
from salessim.department.managing_events import QuotaSet, TargetSet
from salessim.department.service_events import Reordered
from salessim.errors import InputError
from small_department import DAY, changed, ran

TARGETS = {
    "revenue": "1.2M EUR/year",
    "raised": "+10%",
    "set_by": "boss",
    "work": "6 hours",
    "reviews": "1/month",
    "review_work": "20 min",
    "products": {"core": "90%", "extra": "10%"},
}
YEAR = 31_557_600


@pytest.fixture(scope="module")
def targeted():
    return ran(changed(targets=TARGETS), days=500, opening_months=12)


def _latest(journal, what, until):
    return {event.of: event.cents for event in journal.all(TargetSet) if event.what == what and event.time <= until}


def test_the_shortfall_is_what_customers_of_before_leave_over(targeted):
    journal = targeted.journal
    first = next(event for event in journal.all(TargetSet) if event.what == "new business")
    accounts = [event for event in journal.all(TargetSet) if event.what == "account" and event.time == first.time]
    assert accounts, "the department has run for a year before"
    # The firms of this department churn at 20 % a year, and nearly all of the year is still to come.
    expected = sum(event.cents for event in accounts) * (1 - 0.2)
    assert first.cents == pytest.approx(120_000_000 - expected, rel=0.01)
    assert 0 < first.cents < 120_000_000


def test_regions_products_and_reps_share_it_to_the_cent(targeted):
    journal = targeted.journal
    for said in [event for event in journal.all(TargetSet) if event.what == "new business"]:
        regions, products = (_latest(journal, what, said.time) for what in ("region", "product"))
        assert regions["west"] == pytest.approx(0.6 * said.cents, abs=1)
        assert sum(regions.values()) == pytest.approx(said.cents, abs=2)
        assert products == {
            "core": pytest.approx(0.9 * said.cents, abs=1),
            "extra": pytest.approx(0.1 * said.cents, abs=1),
        }
        quotas = {event.seat: event.quota_cents for event in journal.all(QuotaSet) if event.time == said.time}
        assert set(quotas) <= {"AE 1", "AE 2"}, "only those who sell have quotas"
        if "AE 1" in quotas:
            assert quotas["AE 1"] == pytest.approx(regions["west"], abs=1), "he is alone in the west"


def test_they_are_raised_every_year(targeted):
    wanted = [event for event in targeted.journal.all(TargetSet) if event.what == "revenue"]
    assert [event.cents for event in wanted] == [120_000_000, 132_000_000]
    assert wanted[0].time >= targeted.starts
    assert wanted[1].time - wanted[0].time == pytest.approx(365 * DAY, abs=10 * DAY)


def test_a_rep_who_has_left_leaves_his_part_to_his_colleagues(targeted):
    alone = changed(targets=TARGETS, territories={}, roles__AE__count="3", hiring=None, roles__AE__leaves="80%/year")
    journal = ran(alone, days=360).journal
    left = journal.all(SeatLeft)[0]
    assert left.role == "AE"
    before = {event.seat: event.quota_cents for event in journal.all(QuotaSet) if event.time < left.time}
    review = next(event.time for event in journal.all(QuotaSet) if event.time > left.time)
    after = {event.seat: event.quota_cents for event in journal.all(QuotaSet) if event.time == review}
    assert left.seat in before
    assert left.seat not in after
    assert sum(after.values()) >= 0.99 * sum(before.values())
    assert min(after.values()) > 1.3 * min(before.values())


def test_customers_who_leave_raise_what_is_needed():
    loyal = ran(changed(targets=TARGETS), days=330, opening_months=12)
    fleeting = ran(changed(targets=TARGETS, competitor_attacks=[_ATTACK]), days=330, opening_months=12)
    needed = [
        [event.cents for event in world.journal.all(TargetSet) if event.what == "new business"]
        for world in (loyal, fleeting)
    ]
    assert needed[0][0] == needed[1][0]
    assert needed[1][-1] > needed[0][-1]


_ATTACK = {"starts": "2027-04-01", "lasts": "6 months", "churn": "600%"}


def test_setting_and_reviewing_them_takes_a_managers_time():
    without, with_targets = compile_plan(changed()), compile_plan(changed(targets=TARGETS))
    loads = [expected_flow(plan).loads["boss"] for plan in (without, with_targets)]
    hours = 6 + 12 * 2 * 20 / 60
    assert loads[1] - loads[0] == pytest.approx(hours / (250 * 8 * 0.6), rel=0.05)
    busy = [
        sum(s.busy_seconds(world.now) for s in world.desk_of("boss").servers)
        for world in (ran(), ran(changed(targets=TARGETS)))
    ]
    assert (busy[1] - busy[0]) / 3600 == pytest.approx(hours / 0.6, rel=0.35)


def test_a_quota_moves_the_bonus():
    easy = changed(targets={**TARGETS, "revenue": "300k EUR/year"})
    hard = changed(targets={**TARGETS, "revenue": "3M EUR/year"})
    pay = [measured(Period(world.journal, world.starts, world.now))["cost.pay"][0] for world in (ran(easy), ran(hard))]
    assert pay[0] > 1.2 * pay[1]


def test_without_targets_nothing_is_set():
    journal = ran(days=60).journal
    assert not journal.all(TargetSet)
    assert not journal.all(QuotaSet)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"set_by": "nobody"}, "“nobody” at targets.set_by is no role"),
        ({"regions": {"south": "100%"}}, "“south” at targets.regions is no territory"),
        ({"products": {"core": "80%"}}, "add up to 80%"),
    ],
)
def test_targets_that_make_no_sense_are_refused(change, says):
    with pytest.raises(InputError, match=says):
        compile_plan(changed(targets={**TARGETS, **change}))


def test_figures_by_hand():
    journal = Journal()
    for event in (
        ContractBegan(5, "old", "AE 1", "firms", 0, 1_000_000),
        SeatTaken(6, "AE 1", "AE", 4_000_000),
        LeadQualified(7, "new", "web", "firms", "west", 1),
        LeadQualified(8, "far", "web", "firms", "east", 2),
        TargetSet(0, "account", "old", 1_200_000),
        TargetSet(0, "revenue", "", 10_000_000),
        TargetSet(0, "new business", "", 8_800_000),
        TargetSet(0, "region", "west", 4_000_000),
        TargetSet(0, "region", "east", 4_800_000),
        TargetSet(0, "product", "core", 8_800_000),
        DealWon(YEAR // 4, "new", "AE 1", "firms", 1_100_000, 1, 0, 1),
        ProductSold(YEAR // 4, "new", "core", 1_000_000, 1),
        CustomerGrew(YEAR // 4, "old", "firms", 200_000),
        Reordered(YEAR // 3, "old/parts/0", "old", "firms", "parts", 30_000, 1),
        TargetSet(YEAR // 4, "region", "west", 6_000_000),
        QuotaSet(YEAR // 4, "AE 1", 6_000_000),
        CustomerLeft(YEAR * 3 // 8, "old", "firms", 1_200_000),
        DealWon(YEAR * 3 // 8, "far", "AE 1", "firms", 900_000, 1, 0, 1),
    ):
        journal.add(event)
    found = measured(Period(journal, 0, YEAR // 2))
    # 10,000 a year for a quarter, 12,000 for an eighth, and parts for 300.
    old = 10_000 / 4 + 12_000 / 8 + 300
    assert found["target_attainment"] == pytest.approx([old + 20_000, 50_000], rel=1e-6)
    assert found["target_attainment.existing-business"] == pytest.approx([old, 6_000], rel=1e-6)
    assert found["target_attainment.new-business"] == pytest.approx([20_000, 44_000], rel=1e-6)
    assert found["territory_attainment.west"] == pytest.approx([11_000, 10_000 + 15_000], rel=1e-6)
    assert found["territory_attainment.east"] == pytest.approx([9_000, 24_000], rel=1e-6)
    assert found["product_attainment.core"] == pytest.approx([10_000, 44_000], rel=1e-6)
    assert found["accounts_on_target"] == [0, 1]
    assert found["new_business_needed"] == [88_000, 1]
    # 40,000 a year for a quarter and 60,000 for another.
    assert found["quota_attainment"] == pytest.approx([2_000_000, 2_500_000], rel=1e-6)
