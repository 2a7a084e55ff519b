"""What two plans gain by facing the same luck: fewer futures until a difference shows."""

import numpy as np
import pytest

from luck_kinds import MEASURES, OneGenerator, factors, pairs
from salessim.luck import Luck


def test_factors_are_those_of_the_variances():
    # Usual and more are 0, 2, 4 and 1, 3, 5.1: variances 4 and about 4.2 over that of 1, 1, 1.1.
    found = np.array([[[0.0], [1.0]], [[2.0], [3.0]], [[4.0], [5.1]]])
    factor, bound = factors(np.repeat(found, 20, axis=0))
    expected = (np.var([0, 2, 4]) + np.var([1, 3, 5.1])) / np.var([1, 1, 1.1])
    assert factor[0] == pytest.approx(expected)
    assert 0 < bound[0] < factor[0]


def test_one_generator_keeps_what_it_drew_and_gives_the_next_to_whoever_asks():
    one, other = OneGenerator(1), OneGenerator(1)
    first = one.uniform("deal", 1)
    assert one.uniform("deal", 1) == first
    assert other.uniform("deal", 2) == first, "whoever comes first gets it"
    assert one.of("deal", 3).uniform("size") == one.uniform("deal", 3, "size")


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_one_more_sdr_shows_with_a_third_of_the_futures_at_most():
    """The bound of the design: on two hundred pairs, one SDR more, unsure numbers fixed, more than 3 with 90 %."""
    found = pairs(200, days=365, luck=Luck)
    _, bound = factors(found)
    assert dict(zip(MEASURES, bound, strict=True))["new_revenue"] > 3.0
    assert dict(zip(MEASURES, bound, strict=True))["deals_qualified"] > 10.0


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_one_generator_for_everything_gains_next_to_nothing():
    factor, _ = factors(pairs(40, days=365, luck=OneGenerator))
    assert dict(zip(MEASURES, factor, strict=True))["new_revenue"] < 2.0
