"""Nash, egalitarian, Kalai-Smorodinsky and welfare against closed forms."""

import math

import numpy as np
import pytest

from salessim.negotiation import Worth, additive_table, named_points
from salessim.negotiation.space import plain_space
from salessim.negotiation.table import Table


def test_a_concave_frontier_has_its_textbook_points() -> None:
    # u = x, v = sqrt(1 - x): Nash 2/3, Kalai-Smorodinsky and (both maxima being 1) egalitarian 0.618034.
    x = np.linspace(0, 1, 200_001)
    points = named_points(x, np.sqrt(1 - x))
    assert x[points.nash] == pytest.approx(2 / 3, abs=1e-5)
    assert x[points.kalai_smorodinsky] == pytest.approx(0.618034, abs=1e-5)
    assert x[points.egalitarian] == pytest.approx((math.sqrt(5) - 1) / 2, abs=1e-5)
    assert x[points.welfare] == pytest.approx(0.75, abs=1e-5)


def test_egalitarian_and_kalai_smorodinsky_differ_where_the_scales_do() -> None:
    x = np.linspace(0, 1, 100_001)
    points = named_points(10 * x, np.sqrt(1 - x))
    assert x[points.nash] == pytest.approx(2 / 3, abs=1e-4)
    assert x[points.kalai_smorodinsky] == pytest.approx(0.618034, abs=1e-4)
    assert 10 * x[points.egalitarian] == pytest.approx(math.sqrt(1 - x[points.egalitarian]), abs=1e-3)


# Nash 1950, "The bargaining problem": what each thing is worth to Bill and to Jack.
BILLS = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACKS = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}


def test_bill_and_jack_swap_as_nash_says() -> None:
    # Option 0: it stays where it is; option 1: it changes hands.
    bill = [[0, -to_bill] for to_bill, _ in BILLS.values()] + [[0, to_bill] for to_bill, _ in JACKS.values()]
    jack = [[0, to_jack] for _, to_jack in BILLS.values()] + [[0, -to_jack] for _, to_jack in JACKS.values()]
    table = additive_table(bill, jack)
    position = table.points.nash
    assert position is not None
    assert table.frontier.pair(position) == (12, 5)
    swapped = [name for name, option in zip([*BILLS, *JACKS], table.frontier.outcomes[position], strict=True) if option]
    assert swapped == ["book", "whip", "ball", "bat", "pen", "toy", "knife"]


def test_without_a_zone_of_agreement_there_are_no_points() -> None:
    points = named_points(np.array([1.0, 2.0]), np.array([2.0, 1.0]), 3.0, 3.0)
    assert (points.nash, points.egalitarian, points.kalai_smorodinsky, points.welfare) == (None,) * 4


def test_gains_count_from_no_deal() -> None:
    first, second = np.array([0.0, 4.0, 9.0]), np.array([9.0, 6.0, 0.0])
    assert named_points(first, second).nash == 1
    assert named_points(first, second, first_no_deal=5.0).nash == 2


def test_a_side_that_can_gain_nothing_does_not_decide() -> None:
    first, second = np.array([0.0, 2.0, 5.0]), np.array([3.0, 3.0, 3.0])
    points = named_points(first, second, second_no_deal=3.0)
    assert points.kalai_smorodinsky == 2
    assert points.nash == 2  # all products are zero: the larger sum decides


def test_the_zone_counts_deals_equal_to_no_deal() -> None:
    table = Table(plain_space([2]), Worth(((0, 5),), no_deal=5.0), Worth(((9, 1),), no_deal=1.0))
    assert table.has_zone_of_agreement
    assert table.zone == (False, True)
