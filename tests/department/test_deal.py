from dataclasses import replace
from statistics import fmean

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.deal import Deal, simulated_meeting
from salessim.department.marginals import expected_missing, marginals_of
from salessim.luck import Luck
from salessim.model.outcome import SLOTS, CallOutcome
from small_department import small

PLAN = compile_plan(small())
MARGINALS = marginals_of(PLAN)["firms"]


def deal(number=0):
    origin = ("web", "firms", number)
    draws = Luck(3).of("deal", *origin)
    return Deal(origin, PLAN.segments["firms"], "web", 1, "west", 0, draws, MARGINALS, PLAN)


def test_meetings_fill_slots_for_good():
    one = deal()
    seen = [one.slots]
    for _ in range(5):
        outcome = simulated_meeting(one, 7200, PLAN.assumptions)
        assert outcome.minutes == 120
        assert not outcome.slots & one.slots, "only what is new"
        one.learn(outcome)
        assert seen[-1] <= one.slots
        seen.append(one.slots)
    assert one.missing == len(SLOTS) - len(one.slots)
    assert len(one.outcomes) == 5


def test_meetings_teach_as_much_as_assumed():
    missing = []
    for number in range(400):
        each = deal(number)
        for _ in range(2):
            each.learn(simulated_meeting(each, 60, PLAN.assumptions))
        missing.append(each.missing)
    assert fmean(missing) == pytest.approx(expected_missing(2, PLAN.assumptions.learns_slot), abs=0.2)


def test_a_played_call_fills_the_same_deal():
    one = deal()
    one.learn(CallOutcome("advance", learned=frozenset({"stops.impact"}), slots=frozenset(SLOTS)))
    assert one.missing == 0
    assert simulated_meeting(one, 60, PLAN.assumptions).slots == frozenset()


def test_what_is_missing_makes_a_deal_fade():
    knowing, ignorant = [], []
    for number in range(2000):
        known, unknown = deal(number), deal(number)
        known.slots = frozenset(SLOTS)
        knowing.append(known.fades(0, PLAN.assumptions))
        ignorant.append(unknown.fades(0, PLAN.assumptions))
    assert fmean(knowing) + 0.1 < fmean(ignorant)
    assert not any(known and not unknown for known, unknown in zip(knowing, ignorant, strict=True)), "same luck"


def test_skill_makes_steps_go_well():
    well = [fmean(deal(number).goes_well(0, skill) for number in range(1000)) for skill in (-1.0, 0.0, 1.0)]
    assert well == sorted(well)
    assert well[2] - well[0] > 0.3


def test_the_draws_of_a_deal_are_its_own():
    assert deal(1).list_cents == deal(1).list_cents != deal(2).list_cents
    assert deal(1).seconds_to_decide() == deal(1).seconds_to_decide() != deal(2).seconds_to_decide()
    assert deal(1).base_discount() != deal(2).base_discount()


def test_additions_are_as_frequent_as_the_file_says():
    taken = fmean(bool(deal(number).additions()) for number in range(2000))
    assert taken == pytest.approx(0.3, abs=0.04)


def test_sizes_and_paces_are_those_of_the_file():
    sizes = sorted(deal(number).list_cents for number in range(2000))
    assert sizes[1000] / 100 / MARGINALS.list_factor == pytest.approx(10_000, rel=0.05)
    days = sorted(deal(number).seconds_to_decide() / 86_400 for number in range(2000))
    assert (days[200], days[1000], days[1800]) == pytest.approx((8, 20, 45), rel=0.1)


def test_without_a_discount_there_is_none():
    one = deal()
    free = replace(PLAN, discount=replace(PLAN.discount, typical=0.0))
    one.marginals = marginals_of(free)["firms"]
    assert one.base_discount() == 0.0


def test_who_asks_better_learns_more_and_the_average_is_known():
    def missing(skill, meetings=2, deals=400):
        found = []
        for number in range(deals):
            each = deal(number)
            for _ in range(meetings):
                each.learn(simulated_meeting(each, 60, PLAN.assumptions, skill))
            found.append(each.missing)
        return fmean(found)

    worse, usual, better = (missing(skill) for skill in (-0.8, 0.0, 0.8))
    assert worse > usual + 0.5 > better + 1.0
    mixed = expected_missing(2, PLAN.assumptions.learns_slot, [(-0.8, 0.5), (0.8, 0.5)])
    assert mixed == pytest.approx((worse + better) / 2, abs=0.2)
