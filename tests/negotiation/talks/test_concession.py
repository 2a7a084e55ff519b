"""The time-dependent functions against their published values."""

import pytest

from salessim.negotiation.talks.concession import exponential, polynomial

TIMES = (0.25, 0.5, 0.75)


@pytest.mark.parametrize(
    ("exponent", "values"), [(0.2, (0.0010, 0.0312, 0.2373)), (1.0, (0.25, 0.5, 0.75)), (5.0, (0.7579, 0.8706, 0.9441))]
)
def test_polynomial_check_values(exponent: float, values: tuple[float, ...]) -> None:
    assert [polynomial(time, exponent) for time in TIMES] == pytest.approx(values, abs=6e-5)


def test_exponential_check_values() -> None:
    assert [exponential(time, 1.0, 0.05) for time in TIMES] == pytest.approx((0.1057, 0.2236, 0.4729), abs=6e-5)


@pytest.mark.parametrize("concede", [polynomial, exponential])
def test_both_start_at_k_and_end_with_everything(concede: object) -> None:
    assert callable(concede)
    assert concede(0.0, 0.5, 0.1) == pytest.approx(0.1)
    assert concede(1.0, 0.5, 0.1) == 1.0
    assert concede(1.2, 0.5, 0.1) == 1.0


def test_an_exponential_that_starts_at_nothing_waits_for_the_end() -> None:
    assert (exponential(0.99, 1.0, 0.0), exponential(1.0, 1.0, 0.0)) == (0.0, 1.0)
