"""What holds for every sample: units, order, and agreement with NumPy's percentiles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salessim.study.intervals import estimate, percentile, ratio_estimate

# Whole numbers, so that a rescaled sample is exact and no rounding hides or feigns a difference.
figures = st.integers(-(10**6), 10**6).map(float)
samples = st.lists(figures, min_size=2, max_size=40)


@given(values=st.lists(figures, min_size=1, max_size=40), share=st.floats(0.0, 1.0))
def test_percentiles_are_numpys_median_unbiased_ones(values, share):
    expected = np.quantile(values, share, method="median_unbiased")
    assert percentile(values, share) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(values=samples, one=st.floats(0.0, 1.0), other=st.floats(0.0, 1.0))
def test_percentiles_rise_with_the_share_and_stay_in_the_sample(values, one, other):
    least, most = sorted((one, other))
    low, high = percentile(values, least), percentile(values, most)
    assert low <= high or low == pytest.approx(high, rel=1e-12)
    assert min(values) <= low
    assert high <= max(values)


@given(values=samples, data=st.data())
def test_the_order_of_replications_does_not_matter_to_the_last_bit(values, data):
    assert estimate(data.draw(st.permutations(values))) == estimate(values)


@given(values=samples, shift=figures, power=st.integers(-6, 6), sign=st.sampled_from([-1.0, 1.0]))
def test_another_unit_gives_the_same_estimate_in_that_unit(values, shift, power, sign):
    factor = sign * 2.0**power
    one, other = estimate(values), estimate([shift + factor * value for value in values])
    low, high = sorted((shift + factor * one.low, shift + factor * one.high))
    close = {"rel": 1e-9, "abs": 1e-4}
    assert other.mean == pytest.approx(shift + factor * one.mean, **close)
    assert other.simulation_error == pytest.approx(abs(factor) * one.simulation_error, **close)
    assert (other.low, other.high) == (pytest.approx(low, **close), pytest.approx(high, **close))


@given(values=samples)
def test_a_higher_level_asks_for_a_wider_interval(values):
    errors = [estimate(values, level).simulation_error for level in (0.5, 0.8, 0.99)]
    assert errors == sorted(errors)
    assert (errors[0] < errors[2]) == (len(set(values)) > 1)


@given(values=samples, denominator=st.integers(1, 1000).map(float))
def test_a_ratio_to_a_constant_is_a_mean_in_another_unit(values, denominator):
    ratio = ratio_estimate(values, [denominator] * len(values))
    mean = estimate([value / denominator for value in values])
    for name in ("mean", "simulation_error", "low", "high"):
        assert getattr(ratio, name) == pytest.approx(getattr(mean, name), rel=1e-9, abs=1e-6)


@given(pairs=st.lists(st.tuples(figures, st.integers(0, 50).map(float)), min_size=2, max_size=40), data=st.data())
def test_the_order_of_pairs_does_not_matter(pairs, data):
    shuffled = data.draw(st.permutations(pairs))
    one, other = (ratio_estimate(*zip(*rows, strict=True)) for rows in (pairs, shuffled))
    assert one == other
