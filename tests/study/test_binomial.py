"""Exact tails of the binomial distribution, and the interval made of them."""

from math import comb

import pytest

from salessim.study.binomial import at_least, at_most, interval


@pytest.mark.parametrize(("hits", "futures", "chance"), [(0, 5, 0.3), (3, 5, 0.3), (17, 20, 0.8), (5, 5, 0.9)])
def test_tails_are_the_sums_of_the_textbook(hits, futures, chance):
    whole = [comb(futures, k) * chance**k * (1 - chance) ** (futures - k) for k in range(futures + 1)]
    assert at_least(hits, futures, chance) == pytest.approx(sum(whole[hits:]))
    assert at_most(hits, futures, chance) == pytest.approx(sum(whole[: hits + 1]))


def test_a_sure_thing_and_an_impossible_one():
    assert at_least(5, 5, 1.0) == 1.0
    assert at_least(1, 5, 0.0) == 0.0
    assert at_most(5, 5, 1.0) == 1.0


def test_the_interval_of_the_table():
    # Clopper and Pearson's own charts: 8 of 10 at 95 % is 0.444 to 0.975.
    assert interval(8, 10, 0.95) == pytest.approx((0.4439, 0.9748), abs=1e-3)
    assert interval(0, 10)[0] == 0.0
    assert interval(10, 10)[1] == 1.0


def test_the_interval_holds_the_chance_as_often_as_it_says():
    for chance in (0.5, 0.8, 0.95):
        holds = sum(
            comb(40, k) * chance**k * (1 - chance) ** (40 - k)
            for k in range(41)
            if interval(k, 40)[0] <= chance <= interval(k, 40)[1]
        )
        assert 0.8 <= holds < 0.96
