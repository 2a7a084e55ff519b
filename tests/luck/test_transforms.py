"""Other distributions from uniforms."""

import math
from statistics import NormalDist

import numpy as np
import pytest

from salessim.luck import Luck
from salessim.luck.transforms import (
    exponential_quantile,
    lognormal_quantile,
    normal_quantile,
    poisson_quantile,
    two_piece_quantile,
    weighted_pick,
)
from salessim.units import Space, TwoPiece

UNIFORMS = Luck(11).block("transforms", first=0, rows=20_000, columns=1)[:, 0]
CORNERS = [1e-300, 1e-100, 2e-11, 1.3e-11, 1e-6, 0.0749, 0.0751, 0.5, 0.9249, 0.9251, 0.999, 1 - 1e-12, 1 - 2**-53]


def test_normal_numbers_agree_with_the_standard_library() -> None:
    u = np.concatenate([UNIFORMS[:2000], CORNERS])
    expected = np.array([NormalDist().inv_cdf(value) for value in u])
    assert normal_quantile(u) == pytest.approx(expected, rel=4e-16, abs=1e-16)


def test_normal_numbers_keep_the_shape_of_their_uniforms() -> None:
    assert normal_quantile(0.5).shape == ()
    assert float(normal_quantile(0.975)) == pytest.approx(1.959963984540054)
    assert normal_quantile([[0.1, 0.5, 0.9], [0.2, 0.01, 0.8]]).shape == (2, 3)
    assert normal_quantile([]).shape == (0,)


def test_normal_numbers_do_not_change_their_uniforms() -> None:
    u = np.array([0.01, 0.5, 0.99])
    normal_quantile(u)
    assert u.tolist() == [0.01, 0.5, 0.99]


def test_exponential_numbers() -> None:
    assert exponential_quantile(1 - math.exp(-1), 4.0) == pytest.approx(4.0)
    numbers = exponential_quantile(UNIFORMS, 4.0)
    assert numbers.mean() == pytest.approx(4.0, abs=4 * 4.0 / math.sqrt(numbers.size))
    assert exponential_quantile([0.5, 0.5], [1.0, 2.0]).tolist() == pytest.approx([math.log(2), 2 * math.log(2)])
    assert exponential_quantile(2.0**-53) > 0.0


def test_log_normal_numbers() -> None:
    assert lognormal_quantile(0.5, 9.0, 0.7) == pytest.approx(9.0)
    assert lognormal_quantile(NormalDist().cdf(1.0), 9.0, 0.7) == pytest.approx(9.0 * math.exp(0.7))


@pytest.mark.parametrize(
    ("median", "low", "high", "space"),
    [(9.0, 5.0, 18.0, "log"), (1.08, 1.0, 1.17, "log"), (0.22, 0.18, 0.26, "logit"), (0.5, 0.001, 0.999, "logit")],
)
def test_ranges_in_arrays_agree_with_ranges_one_by_one(median: float, low: float, high: float, space: Space) -> None:
    u = np.concatenate([UNIFORMS[:500], [0.1, 0.5, 0.9, 1e-12, 1 - 1e-12]])
    shape = TwoPiece(median, low, high, space)
    expected = np.array([shape.quantile(value) for value in u])
    assert two_piece_quantile(u, median, low, high, space) == pytest.approx(expected, rel=1e-12)


def poisson_by_definition(u: float, mean: float) -> int:
    """The smallest count whose cumulative probability reaches `u`."""
    count, probability = 0, math.exp(-mean)
    cumulative = probability
    while cumulative < u:
        count += 1
        probability *= mean / count
        cumulative += probability
    return count


@pytest.mark.parametrize("mean", [0.01, 0.7, 4.0, 60.0])
def test_counts_agree_with_their_definition(mean: float) -> None:
    u = UNIFORMS[:1000]
    assert poisson_quantile(u, mean).tolist() == [poisson_by_definition(value, mean) for value in u]


@pytest.mark.parametrize("mean", [0.7, 60.0, 20_000.0])
def test_counts_have_their_mean_and_variance(mean: float) -> None:
    counts = poisson_quantile(UNIFORMS, mean)
    n = counts.size
    assert counts.mean() == pytest.approx(mean, abs=4 * math.sqrt(mean / n))
    assert counts.var() == pytest.approx(mean, abs=4 * math.sqrt((2 * mean**2 + mean) / n))


def test_counts_at_the_ends() -> None:
    assert poisson_quantile([2.0**-53, 1 - 2.0**-53], 0.0).tolist() == [0, 0]
    assert int(poisson_quantile(1 - 2.0**-53, 1.0)) == 17  # 6e-17 lies above 17, 1e-15 above 16
    for mean in (-1.0, math.nan):
        with pytest.raises(ValueError, match="the mean of a count"):
            poisson_quantile([0.5], mean)


def test_picks_follow_their_weights() -> None:
    picked = weighted_pick(UNIFORMS, [3.0, 0.0, 1.0, 6.0])
    n = picked.size
    for position, share in enumerate((0.3, 0.0, 0.1, 0.6)):
        assert abs((picked == position).sum() - n * share) <= 4 * math.sqrt(n * share * (1 - share))


def test_a_thing_is_picked_from_its_lower_edge_on() -> None:
    assert weighted_pick([0.25, 0.5, 0.75], [1.0, 1.0, 2.0]).tolist() == [1, 2, 2]


def test_weightless_things_are_never_picked() -> None:
    assert weighted_pick([2.0**-53, 1 - 2.0**-53], [0.0, 1.0, 0.0]).tolist() == [1, 1]
    assert weighted_pick([1 - 2.0**-53], [0.1] * 10).tolist() == [9]


@pytest.mark.parametrize("weights", [[], [0.0, 0.0], [1.0, -1.0], [math.nan], [math.inf, 1.0]])
def test_what_are_no_weights_is_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="are no weights"):
        weighted_pick([0.5], weights)


@pytest.mark.parametrize(
    "transform",
    [
        normal_quantile,
        exponential_quantile,
        lambda u: lognormal_quantile(u, 9.0, 0.5),
        lambda u: two_piece_quantile(u, 9.0, 5.0, 18.0),
        lambda u: two_piece_quantile(u, 0.2, 0.1, 0.4, "logit"),
        lambda u: poisson_quantile(u, 3.0),
        lambda u: weighted_pick(u, [1.0, 2.0, 3.0]),
    ],
)
def test_a_larger_uniform_never_gives_a_smaller_number(transform) -> None:
    ordered = np.sort(np.concatenate([UNIFORMS, CORNERS[4:]]))
    assert (np.diff(transform(ordered)) >= 0).all()
