import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salessim.department.compiling import compile_plan
from salessim.department.marginals import (
    discount_given,
    expected_missing,
    intercept,
    marginals_of,
    missing_slots,
    probability,
    step_goes_well,
)
from small_department import small


@given(
    st.floats(0.001, 0.999),
    st.lists(st.tuples(st.floats(-5, 5), st.floats(0.1, 10)), min_size=1, max_size=9),
)
def test_the_intercept_hits_the_target(target, spread):
    shifts = [shift for shift, _ in spread]
    total = sum(weight for _, weight in spread)
    weights = [weight / total for _, weight in spread]
    found = intercept(target, shifts, weights)
    mean = math.fsum(weight * probability(found + shift) for shift, weight in zip(shifts, weights, strict=True))
    assert mean == pytest.approx(target, abs=1e-9)


def test_what_is_certain_stays_certain():
    assert probability(intercept(1.0, [-3.0, 3.0], [0.5, 0.5]) - 3.0) == pytest.approx(1.0, abs=1e-15)
    assert probability(intercept(0.0, [-3.0, 3.0], [0.5, 0.5]) + 3.0) == pytest.approx(0.0, abs=1e-15)


def test_log_odds_of_any_size():
    assert probability(1000.0) == 1.0
    assert probability(-1000.0) == 0.0
    assert probability(0.0) == 0.5


def test_steps_lose_their_share():
    segment = replace(compile_plan(small()).segments["firms"], win_rate=0.2)
    chances = step_goes_well(segment, [0.5, 0.3, 0.2])
    assert math.prod(chances) == pytest.approx(0.2)
    assert 1 - chances[0] == pytest.approx(0.8 * 0.5)
    assert chances[0] * (1 - chances[1]) == pytest.approx(0.8 * 0.3)


def test_no_win_rate_means_no_way_through():
    segment = replace(compile_plan(small()).segments["firms"], win_rate=0.0)
    assert step_goes_well(segment, [0.5, 0.5, 0.0])[1:] == (0.0, 0.0)


def test_missing_slots_are_a_distribution():
    weights = missing_slots(3, 0.35)
    assert math.fsum(weights) == pytest.approx(1.0)
    mean = math.fsum(count * weight for count, weight in enumerate(weights))
    assert mean == pytest.approx(expected_missing(3, 0.35)) == pytest.approx(9 * 0.65**3)


def test_what_a_deal_brings_is_the_files_deal_size_on_average():
    plan = compile_plan(small())
    marginals = marginals_of(plan)["firms"]
    weights = missing_slots(len(plan.steps), plan.assumptions.learns_slot)
    usual = expected_missing(len(plan.steps), plan.assumptions.learns_slot)
    grid = 200
    paid = math.fsum(
        weight * (1 - discount_given(marginals.discount.quantile((place + 0.5) / grid), missing, usual, plan)) / grid
        for missing, weight in enumerate(weights)
        for place in range(grid)
    )
    with_additions = 1 + 0.3 * 0.25
    assert marginals.list_factor * paid * with_additions == pytest.approx(1.0, rel=1e-3)


def test_who_learned_less_gives_more_but_never_too_much():
    plan = compile_plan(small())
    discounts = [discount_given(0.1, missing, 2.5, plan) for missing in range(10)]
    assert discounts == sorted(discounts)
    assert discounts[0] < 0.1 < discounts[9]
    assert discount_given(0.9, 0, 2.5, plan) == plan.discount.most_allowed


def test_without_a_discount_list_is_the_price():
    document_without = replace(compile_plan(small()), discount=replace(compile_plan(small()).discount, typical=0.0))
    marginals = marginals_of(document_without)["firms"]
    assert marginals.discount is None
    assert marginals.list_factor == pytest.approx(1 / (1 + 0.3 * 0.25))


def test_a_department_without_sellers_still_has_marginals():
    plan = compile_plan(small())
    nobody = replace(plan, roles={name: replace(role, count=0) for name, role in plan.roles.items()})
    assert marginals_of(nobody)["firms"].along((0, 1, 2))
