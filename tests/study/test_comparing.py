"""Several plans on the same futures."""

import pytest

from salessim.luck import Luck
from salessim.luck.transforms import normal_quantile
from salessim.study.comparing import against_the_best, chances_of_being_best, compared

VALUES = {"a": [1.0, 2.0, 3.0, 4.0], "b": [0.0, 3.0, 3.0, 3.0], "c": [0.0, 0.0, 3.0, 0.0]}


def test_a_difference_keeps_mean_spread_and_chance_apart() -> None:
    found = compared("a", "b", "contribution", VALUES)
    assert found.estimate.mean == pytest.approx(0.25)
    assert found.chance == pytest.approx((1 + 0 + 0.5 + 1) / 4)
    assert not found.is_settled
    assert compared("b", "a", "contribution", VALUES).chance == pytest.approx(1 - found.chance)


def test_plans_that_bring_the_same_share_a_future() -> None:
    chances = chances_of_being_best(VALUES)
    assert chances == pytest.approx({"a": (1 + 1 / 3 + 1) / 4, "b": (1 + 1 / 3) / 4, "c": (1 / 3) / 4})
    assert sum(chances.values()) == pytest.approx(1.0)


def test_the_clearly_best_plan_is_the_only_one_that_may_be_best() -> None:
    z = normal_quantile(Luck(2).block("mcb", first=0, rows=300, columns=3)).T
    values = {"best": list(5.0 + z[0]), "near": list(4.999 + z[0] + 0.2 * z[1]), "far": list(z[2])}
    found = {each.option: each for each in against_the_best(values)}
    assert {name for name, each in found.items() if each.may_be_best} == {"best", "near"}
    assert found["near"].low < 0.0 < found["near"].high or found["best"].low < 0.0
    assert found["far"].high == 0.0
    assert found["far"].low < -4.0


def test_plans_that_are_just_the_same_may_both_be_best() -> None:
    found = against_the_best({"a": [1.0, 2.0, 4.0], "same": [1.0, 2.0, 4.0], "less": [0.0, 1.0, 3.0]})
    assert [each.option for each in found if each.may_be_best] == ["a", "same"]


@pytest.mark.slow
def test_intervals_against_the_best_hold_together_as_often_as_they_say() -> None:
    """Four plans with means 0, 0, 0.1 and 0.2: all intervals hold in at least 80 % of 500 studies."""
    means = [0.0, 0.0, 0.1, 0.2]
    held = 0
    for number in range(500):
        z = normal_quantile(Luck(4).block("mcb", number, first=0, rows=100, columns=5)).T
        values = {str(place): list(mean + z[4] + 0.5 * z[place]) for place, mean in enumerate(means)}
        true = {str(place): mean - max(means[:place] + means[place + 1 :]) for place, mean in enumerate(means)}
        held += all(each.low <= true[each.option] <= each.high for each in against_the_best(values))
    assert held >= 0.8 * 500
