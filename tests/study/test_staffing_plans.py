"""All plans within bounds, and what the file says they cost."""

import pytest

from salessim.department.compiling import compile_plan
from salessim.errors import InputError
from salessim.study.staffing_plans import StaffingPlan, cost_of, plans_within, yearly_cost
from small_department import changed, small

PLAN = compile_plan(small())


def test_a_year_of_somebody_costs_pay_overhead_and_tools():
    assert yearly_cost("AE", PLAN) / 100 == pytest.approx(100_000 * 1.25 + 12 * 300)


def test_who_comes_costs_from_the_day_he_is_usually_found_and_who_goes_saves_at_once():
    year = 100_000 * 1.25 + 12 * 300
    hired = 1.0 - 6 * 7 / 365.25
    assert cost_of([("AE", 2)], "2027-03-01", PLAN, 12) == pytest.approx(2 * (hired * year + 8000), rel=1e-6)
    assert cost_of([("AE", -1)], "2027-08-30", PLAN, 12) == pytest.approx(-(1 - 182 / 365.25) * year, rel=1e-6)
    assert cost_of([("AE", 1)], "2028-02-20", PLAN, 12) == pytest.approx(8000)


def test_all_plans_are_there_once_the_cheapest_first():
    found = plans_within({"AE": (0, 2), "SDR": (-1, 1)}, ["2027-03-01", "2027-06-01"], PLAN, 12)
    assert len(found) == 1 + 2 * 8
    assert [plan.cost for plan in found] == sorted(plan.cost for plan in found)
    assert [plan.label for plan in found if not plan.day] == ["Go on as before"]
    assert len({plan.name for plan in found}) == len(found)


def test_a_plan_says_what_it_is():
    plan = StaffingPlan((("mid AE", 2), ("SDR", 1), ("boss", -1)), "2027-06-01", 0.0)
    assert plan.label == "Hire 2 mid AE and 1 SDR and let go 1 boss from 2027-06-01"
    assert plan.name == "plus-2-mid-AE-plus-1-SDR-minus-1-boss-2027-06-01"
    assert plan.changes()[2] == {"leave": {"role": "boss", "count": "1", "on": "2027-06-01"}}


def test_what_makes_no_sense_is_refused():
    with pytest.raises(InputError, match="441 plans"):
        plans_within({"AE": (0, 20), "SDR": (0, 20)}, ["2027-03-01"], PLAN, 12)
    with pytest.raises(InputError, match="hires nobody"):
        plans_within({"AE": (0, 1)}, ["2027-03-01"], compile_plan(changed(hiring=None)), 12)
