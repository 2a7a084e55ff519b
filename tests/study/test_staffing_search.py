"""The search for the cheapest plan, on plans of which it is known how often they reach the goal."""

import pytest

from salessim.luck import Luck
from salessim.study.staffing_plans import StaffingPlan
from salessim.study.staffing_search import Goal, Outcome, cheapest, looks

GOAL = Goal(1.0, 0.8)


def plans(costs):
    return [StaffingPlan((("AE", number),), "2027-03-01", float(cost)) for number, cost in enumerate(costs)]


class Bench:
    """Plans that reach the goal with given chances, on common luck; counts what is simulated."""

    def __init__(self, chances, contributions=None, seed=1):
        self.chances, self.contributions = chances, contributions or [0.0] * len(chances)
        self.seed = seed
        self.tried = dict.fromkeys(range(len(chances)), 0)

    def __call__(self, numbers, since, until):
        for future in range(since, until):
            luck = Luck(self.seed)
            u, noise = luck.uniform("goal", future), luck.uniform("contribution", future)
            for number in numbers:
                self.tried[number] += 1
            yield [Outcome(float(u < self.chances[n]), self.contributions[n] + noise) for n in numbers]


def found(bench, costs, most=320, gap=1.0):
    return cheapest(plans(costs), bench, GOAL, lambda outcomes: gap, most)


def test_the_cheapest_of_those_that_reach_is_found_and_dearer_ones_are_not_simulated():
    bench = Bench([0.05, 0.3, 0.5, 0.97, 0.98, 0.99, 1.0, 1.0])
    result = found(bench, [0, 10, 20, 30, 40, 50, 60, 70])
    assert result.choice.plan.cost == 30
    assert [each.verdict for each in result.tried[:4]] == ["misses"] * 3 + ["reaches"]
    assert [each.plan.cost for each in result.alike] == [30]
    assert bench.tried[6] == bench.tried[7] == 0
    assert {each.verdict for each in result.tried[4:]} <= {"reaches", "costs more"}


def test_that_more_people_reach_more_decides_nothing():
    # The cheapest reaches, those in the middle do not: more hands in the wrong place only cost.
    result = found(Bench([0.98, 0.1, 0.1, 0.1, 0.99]), [0, 10, 20, 30, 40])
    assert result.choice.plan.cost == 0
    # And a plan that misses says nothing about cheaper ones.
    result = found(Bench([0.1, 0.99, 0.1, 0.1, 0.1]), [0, 10, 20, 30, 40])
    assert result.choice.plan.cost == 10


def test_plans_that_cannot_be_told_apart_are_all_reported():
    result = found(Bench([0.1, 0.79, 0.98, 0.98]), [0, 100, 200, 204], most=160)
    assert [each.plan.cost for each in result.alike] == [100, 200, 204]
    assert [each.verdict for each in result.alike] == ["cannot be told", "reaches", "reaches"]
    assert result.choice.plan.cost == 200


def test_of_those_the_one_that_contributes_most_is_named():
    result = found(Bench([0.98, 0.98], contributions=[0.0, 5.0]), [100, 102])
    assert result.most_contribution.plan.cost == 102
    assert result.is_sure
    unsure = found(Bench([0.98, 0.98], contributions=[0.0, 0.001]), [100, 102], most=40, gap=1e-6)
    # On common luck even this is seen; with the same contribution nothing is.
    assert unsure.most_contribution.plan.cost == 102


def test_where_nobody_reaches_nothing_is_chosen():
    result = found(Bench([0.1, 0.2, 0.3]), [0, 10, 20])
    assert result.choice is None
    assert result.alike == ()
    assert result.most_contribution is None


def test_what_is_called_sure_is_wrong_in_at_most_one_search_of_ten():
    chances = [0.3, 0.6, 0.79, 0.805, 0.95]
    wrong = 0
    for seed in range(60):
        result = found(Bench(chances, seed=seed), [0, 10, 20, 30, 40], most=80)
        wrong += any(
            (each.verdict == "reaches" and chance < 0.8) or (each.verdict == "misses" and chance >= 0.8)
            for each, chance in zip(result.tried, chances, strict=True)
        )
    assert wrong <= 6


@pytest.mark.parametrize(("most", "expected"), [(200, [20, 40, 80, 160, 200]), (20, [20]), (5, [5])])
def test_looks_double(most, expected):
    assert looks(most) == expected
