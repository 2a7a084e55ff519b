"""The Pareto frontier of outcomes written out."""

import numpy as np

from salessim.luck import Luck
from salessim.negotiation.frontier import frontier_of


def test_only_what_nobody_dominates_stays() -> None:
    first = np.array([1.0, 2.0, 3.0, 2.0, 0.0])
    second = np.array([3.0, 2.0, 1.0, 1.0, 3.0])
    assert frontier_of(first, second).tolist() == [0, 1, 2]


def test_of_equal_outcomes_the_first_is_kept() -> None:
    assert frontier_of(np.array([1.0, 1.0, 0.0]), np.array([1.0, 1.0, 1.0])).tolist() == [0]


def test_rounding_errors_decide_nothing() -> None:
    first = np.array([0.1 + 0.2, 0.3])
    second = np.array([1.0, 1.0])
    assert len(frontier_of(first, second)) == 1
    assert len(frontier_of(first, np.array([1.0, 1.0 + 1e-8]))) == 1


def test_many_outcomes_give_what_a_plain_comparison_gives() -> None:
    values = Luck(3).block("frontier", first=0, rows=6000, columns=2).round(2)
    first, second = values[:, 0], values[:, 1]
    kept = frontier_of(first, second)
    for number in range(0, 6000, 7):
        dominates = (first >= first[number]) & (second >= second[number])
        dominates &= (first > first[number]) | (second > second[number])
        is_kept_point = bool(((first[kept] == first[number]) & (second[kept] == second[number])).any())
        assert is_kept_point == (not dominates.any())


def test_all_equal_outcomes_have_one_point() -> None:
    assert frontier_of(np.zeros(5000), np.zeros(5000)).tolist() == [0]
