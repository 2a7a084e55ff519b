import hashlib
import math
import subprocess
import sys
from statistics import NormalDist

import numpy as np
import pytest

from salessim.study.intervals import Estimate, estimate, percentile, ratio_estimate


def uniforms(name: str, rows: int, columns: int) -> np.ndarray:
    """Numbers in (0, 1) that are the same in every run."""
    words = hashlib.shake_256(name.encode()).digest(8 * rows * columns)
    bits = np.frombuffer(words, dtype="<u8").reshape(rows, columns)
    return ((bits >> np.uint64(11)) + 0.5) / 2.0**53


def normals(name: str, rows: int, columns: int) -> np.ndarray:
    return np.vectorize(NormalDist().inv_cdf)(uniforms(name, rows, columns))


def share_covered(estimates: list[Estimate], truth: float) -> float:
    assert all(one.simulation_error is not None for one in estimates)
    return sum(abs(one.mean - truth) <= (one.simulation_error or 0.0) for one in estimates) / len(estimates)


def test_the_textbook_sample():
    # Law, Simulation Modeling and Analysis (2015), section 4.5: ten observations, 1.34 +- 0.24 at 90 %.
    sample = [1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09]
    one = estimate(sample, level=0.9)
    assert one.mean == pytest.approx(1.34, abs=0.005)
    assert one.simulation_error == pytest.approx(0.24, abs=0.005)
    assert (one.level, one.n) == (0.9, 10)


def test_the_default_level_is_80_percent():
    # Student's t with 9 degrees of freedom leaves 10 % above 1.383029 (any table).
    one = estimate([float(value) for value in range(1, 11)])
    assert one.level == 0.8
    assert one.simulation_error == pytest.approx(1.383029 * math.sqrt(55 / 6 / 10), rel=1e-6)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("n", [2, 5, 30])
def test_the_interval_of_normal_values_covers_the_mean_as_often_as_it_says(level, n):
    samples = 7.0 + 3.0 * normals(f"normal {n}", 4000, n)
    covered = share_covered([estimate(list(row), level) for row in samples], 7.0)
    assert covered == pytest.approx(level, abs=3.3 * math.sqrt(level * (1 - level) / 4000))


def test_the_interval_of_skewed_values_loses_little():
    samples = -np.log(uniforms("exponential", 3000, 40))
    assert 0.76 < share_covered([estimate(list(row)) for row in samples], 1.0) < 0.81


@pytest.mark.parametrize("n", [10, 20])
def test_low_and_high_are_as_often_too_low_as_too_high(n):
    estimates = [estimate(list(row)) for row in -np.log(uniforms(f"percentiles {n}", 4000, n))]
    too_low = [np.mean([one.low < -np.log(0.9) for one in estimates])]
    too_low += [np.mean([one.high < -np.log(0.1) for one in estimates])]
    # The usual definition (7) comes out at 0.29 and 0.69 for 10 futures, at 0.34 and 0.65 for 20.
    assert too_low == pytest.approx([0.5, 0.5], abs=0.065)


def test_low_and_high_hold_four_futures_of_five():
    future = normals("futures", 1, 20_000)[0]
    for n in (200, 2000):
        samples = [estimate(list(row)) for row in normals(f"sample {n}", 20_000 // n, n)]
        inside = np.mean([np.mean((one.low <= future) & (future <= one.high)) for one in samples])
        assert inside == pytest.approx(0.8, abs=0.01)


def test_more_replications_shrink_the_error_and_not_the_spread():
    few, many = (estimate(list(normals("shrink", 1, n)[0])) for n in (100, 10_000))
    assert few.simulation_error / many.simulation_error == pytest.approx(10.0, rel=0.15)
    assert (few.high - few.low) / (many.high - many.low) == pytest.approx(1.0, rel=0.15)


def test_one_replication_says_nothing_about_error_or_spread():
    assert estimate([5.0]) == Estimate(5.0, None, None, None, 0.8, 1)
    assert ratio_estimate([5.0], [10.0]) == Estimate(0.5, None, None, None, 0.8, 1)


def test_the_same_figure_every_time_has_no_error():
    assert estimate([5.0] * 4) == Estimate(5.0, 0.0, 5.0, 5.0, 0.8, 4)


def test_arrays_give_plain_numbers():
    one = estimate(np.array([1.0, 2.0, 4.0]))
    assert {type(value) for value in (one.mean, one.simulation_error, one.low, one.high)} == {float}


@pytest.mark.parametrize(
    ("values", "level", "message"),
    [
        ([], 0.8, "there are no values"),
        ([1.0, math.nan], 0.8, "one of the values is nan"),
        ([math.inf], 0.8, "one of the values is inf"),
        ([1.0, 2.0], 1.0, "level lies between 0 and 1, not at 1.0"),
        ([1.0], 0.0, "level lies between 0 and 1, not at 0.0"),
    ],
)
def test_what_has_no_estimate_is_refused(values, level, message):
    with pytest.raises(ValueError, match=message):
        estimate(values, level)


def test_a_ratio_is_that_of_the_sums():
    one = ratio_estimate([1.0, 30.0], [1.0, 99.0])
    assert one is not None
    assert one.mean == 0.31
    # By hand: residuals +-0.69 / 50, so s = 0.0138 * sqrt(2), over sqrt(2); t(1; 0.9) = 3.077684 (any table).
    assert one.simulation_error == pytest.approx(3.077684 * 0.0138, rel=1e-6)


def test_the_interval_of_a_ratio_covers_the_truth():
    # Win rates of departments whose number of deals varies: wins follow deals, 30 % on average.
    deals = np.floor(20 + 60 * uniforms("deals", 3000, 40))
    wins = deals * (0.3 + 0.05 * normals("wins", 3000, 40))
    estimates = [ratio_estimate(list(w), list(d)) for w, d in zip(wins, deals, strict=True)]
    assert share_covered(estimates, 0.3) == pytest.approx(0.8, abs=0.025)


def test_the_error_of_a_ratio_is_near_that_of_the_jackknife():
    deals = np.floor(20 + 60 * uniforms("jackknife deals", 1, 60))[0]
    wins = deals * (0.3 + 0.05 * normals("jackknife wins", 1, 60))[0]
    one = ratio_estimate(list(wins), list(deals))
    left_out = (wins.sum() - wins) / (deals.sum() - deals)
    n = len(deals)
    error = math.sqrt((n - 1) / n * ((left_out - left_out.mean()) ** 2).sum())
    t_59 = 1.296066  # Student's t with 59 degrees of freedom leaves 10 % above it
    assert one.simulation_error == pytest.approx(t_59 * error, rel=0.03)


def test_futures_without_a_ratio_count_for_the_error_and_not_for_the_spread():
    one = ratio_estimate([1.0, 0.0, 3.0], [2.0, 0.0, 4.0])
    assert one is not None
    assert (one.mean, one.low, one.high, one.n) == (pytest.approx(4 / 6), 0.5, 0.75, 3)
    lone = ratio_estimate([1.0, 0.0], [2.0, 0.0])
    assert lone is not None
    assert (lone.mean, lone.low, lone.high) == (0.5, None, None)


def test_without_any_denominator_there_is_no_ratio():
    assert ratio_estimate([0.0, 0.0], [0.0, 0.0]) is None


@pytest.mark.parametrize(
    ("numerators", "denominators", "message"),
    [
        ([], [], "there are no numerators"),
        ([1.0], [1.0, 2.0], "1 numerators do not belong to 2 denominators"),
        ([1.0, 1.0], [2.0, -1.0], "a denominator is negative: -1.0"),
        ([1.0], [math.nan], "one of the denominators is nan"),
    ],
)
def test_what_has_no_ratio_is_refused(numerators, denominators, message):
    with pytest.raises(ValueError, match=message):
        ratio_estimate(numerators, denominators)


def test_percentiles_follow_definition_8():
    # Hyndman and Fan (1996): place (n + 1/3) p + 1/3; for n = 10 and p = 0.1 that is 1.3666...
    values = [10.0 * value for value in range(1, 11)]
    assert percentile(values, 0.1) == pytest.approx(13.666666666666666)
    assert percentile(values, 0.5) == 55.0
    assert percentile(values, 0.9) == pytest.approx(96.33333333333333)
    assert (percentile(values, 0.0), percentile(values, 1.0)) == (10.0, 100.0)


def test_few_values_give_their_least_and_greatest():
    six = [3.0, 1.0, 6.0, 2.0, 5.0, 4.0]
    assert (percentile(six, 0.1), percentile(six, 0.9)) == (1.0, 6.0)


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_a_share_lies_between_none_and_all(share):
    with pytest.raises(ValueError, match="a share lies between 0 and 1"):
        percentile([1.0, 2.0], share)


def test_scipy_is_loaded_only_when_an_error_is_wanted():
    program = (
        "import sys; from salessim.study.intervals import estimate, percentile\n"
        "percentile([1.0, 2.0], 0.5), estimate([1.0])\n"
        "assert not {'scipy', 'numpy'} & set(sys.modules)\n"
        "estimate([1.0, 2.0])\n"
        "assert 'scipy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)
