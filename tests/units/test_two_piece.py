"""The shape of ranges."""

import math
from statistics import NormalDist

import pytest

from salessim.errors import InputError
from salessim.units import Space, TwoPiece


@pytest.mark.parametrize(
    ("shape"),
    [
        TwoPiece(9, 5, 18),
        TwoPiece(9000, 4000, 20_000),
        TwoPiece(1.08, 1.0, 1.17),
        TwoPiece(0.22, 0.18, 0.26, "logit"),
    ],
)
def test_the_three_points_are_what_was_written(shape: TwoPiece) -> None:
    assert shape.quantile(0.5) == shape.median
    assert shape.quantile(0.1) == pytest.approx(shape.low, rel=1e-14)
    assert shape.quantile(0.9) == pytest.approx(shape.high, rel=1e-14)


def test_the_formula_is_the_one_documented() -> None:
    z, z90 = NormalDist().inv_cdf(0.75), NormalDist().inv_cdf(0.9)
    assert TwoPiece(9, 5, 18).quantile(0.75) == pytest.approx(9 * math.exp(math.log(18 / 9) / z90 * z))
    assert TwoPiece(9, 5, 18).quantile(0.25) == pytest.approx(9 * math.exp(-math.log(9 / 5) / z90 * z))


def test_a_side_without_width_stays_at_the_median() -> None:
    assert TwoPiece(5, 5, 18).quantile(0.01) == 5
    assert TwoPiece(18, 5, 18).quantile(0.99) == 18


def test_a_symmetric_range_is_log_normal_and_has_its_mean() -> None:
    sigma = math.log(2) / NormalDist().inv_cdf(0.9)
    assert TwoPiece(10, 5, 20).mean() == pytest.approx(10 * math.exp(sigma**2 / 2), rel=1e-12)


@pytest.mark.parametrize(
    "shape",
    [
        TwoPiece(9, 5, 18),
        TwoPiece(3, 0.5, 12),
        TwoPiece(1.08, 1.0, 1.17),
        TwoPiece(0.22, 0.18, 0.26, "logit"),
        TwoPiece(0.006, 0.004, 0.009, "logit"),
        TwoPiece(0.5, 0.01, 0.995, "logit"),
    ],
)
def test_the_mean_is_the_average_of_the_quantiles(shape: TwoPiece) -> None:
    n = 200_000
    average = math.fsum(shape.quantile((i + 0.5) / n) for i in range(n)) / n
    # The sum leaves out half a step at each end, which weighs nothing for shares but much in a long tail.
    assert shape.mean() == pytest.approx(average, rel=1e-5 if shape.space == "logit" else 5e-4)


def test_the_mean_of_a_symmetric_share_is_one_half() -> None:
    assert TwoPiece(0.5, 0.2, 0.8, "logit").mean() == pytest.approx(0.5, abs=1e-12)


@pytest.mark.parametrize("u", [0.0, 1.0, -0.1, math.nan])
def test_only_what_lies_between_0_and_1_has_a_quantile(u: float) -> None:
    with pytest.raises(InputError, match="strictly between 0 and 1"):
        TwoPiece(9, 5, 18).quantile(u)


def test_a_share_never_leaves_0_to_1() -> None:
    shape = TwoPiece(0.5, 0.001, 0.999, "logit")
    assert 0.0 <= shape.quantile(1e-15) < shape.quantile(1 - 1e-15) <= 1.0


@pytest.mark.parametrize(
    ("points", "space", "because"),
    [
        ((9, 18, 5), "log", "The smaller end comes first"),
        ((9, 9, 9), "log", "the ends differ"),
        ((4, 5, 18), "log", "The middle has to lie between the two ends"),
        ((9, 0, 18), "log", "cannot reach down to zero"),
        ((9, -5, 18), "log", "cannot reach down to zero"),
        ((0.2, 0, 0.3), "logit", "such as 0.5%"),
        ((0.9, 0.8, 1), "logit", "such as 99.5%"),
        ((9, 1e-9, 1e9), "log", "too far apart"),
        ((9, 5, math.inf), "log", "too far apart"),
        ((math.nan, 5, 18), "log", "The middle has to lie"),
    ],
)
def test_what_is_no_range_is_refused_with_the_fix(
    points: tuple[float, float, float], space: Space, because: str
) -> None:
    with pytest.raises(InputError) as caught:
        TwoPiece(*points, space)
    assert because in caught.value.message
