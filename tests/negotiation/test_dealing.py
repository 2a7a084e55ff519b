"""Simulated deals."""

import pytest

from salessim.luck import Luck
from salessim.negotiation.dealing import LEVELS, usual_dealing

DEALING = usual_dealing()
GRID = [level / (LEVELS - 1) for level in range(LEVELS)]


def mean(skill, hardness, days_left, number=60):
    luck = Luck(5)
    return sum(DEALING.settle(skill, hardness, days_left, luck, "deal", n).yours for n in range(number)) / number


@pytest.mark.parametrize("hardness", GRID)
def test_who_bargains_better_gets_more(hardness):
    assert mean(1.0, hardness, 60) > mean(0.5, hardness, 60) > mean(0.0, hardness, 60)


@pytest.mark.parametrize("skill", GRID)
def test_a_hard_buyer_pays_less(skill):
    assert mean(skill, 1.0, 60) < mean(skill, 0.5, 60) < mean(skill, 0.0, 60)


@pytest.mark.parametrize("skill", GRID)
def test_the_end_of_the_quarter_costs_money(skill):
    assert mean(skill, 0.5, 0) < mean(skill, 0.5, 60)
    assert mean(skill, 0.5, 60) == mean(skill, 0.5, 90)


def test_between_two_levels_it_lies_between_on_average():
    low, high = mean(0.5, 0.5, 60), mean(0.75, 0.5, 60)
    assert low < mean(0.6, 0.5, 60, 400) < high


def test_a_deals_luck_is_its_own():
    settled = [DEALING.settle(0.4, 0.6, 12, Luck(3), "company", number) for number in range(50)]
    assert [DEALING.settle(0.4, 0.6, 12, Luck(3), "company", n) for n in reversed(range(50))] == settled[::-1]
    assert len(set(settled)) > 1


def test_what_is_settled_is_said_in_terms_and_beats_no_deal():
    settled = DEALING.settle(0.5, 0.5, 40, Luck(1), "a")
    assert settled.is_deal
    assert settled.option("discount").endswith("%")
    assert settled.option("nothing") == ""
    assert settled.yours >= DEALING.table.first.no_deal
    assert settled.his >= DEALING.table.second.no_deal
