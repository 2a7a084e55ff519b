"""Alternating offers with impatience."""

import numpy as np
import pytest

from salessim.negotiation import additive_table, perfect_deal, rubinstein_share


def test_the_closed_form() -> None:
    assert rubinstein_share(0.9, 0.8) == pytest.approx(0.714286, abs=1e-6)


def test_backward_induction_over_a_pie_comes_to_the_closed_form() -> None:
    pie = np.linspace(0, 1, 10_001)
    table = additive_table([pie.tolist()], [(1 - pie).tolist()])
    deal = perfect_deal(table, (0.9, 0.8), rounds=60)
    assert deal is not None
    assert table.frontier.first[deal] == pytest.approx(0.714286, abs=5e-4)
    as_second = perfect_deal(table, (0.8, 0.9), rounds=60, first_proposer=1)
    assert as_second is not None
    assert table.frontier.second[as_second] == pytest.approx(0.714286, abs=5e-4)


def test_the_last_proposer_takes_it_all() -> None:
    table = additive_table([[0, 1, 2, 3, 4]], [[4, 3, 2, 1, 0]], second_no_deal=1.0)
    deal = perfect_deal(table, (0.5, 0.5), rounds=1)
    assert deal is not None
    assert table.frontier.pair(deal) == (3, 1)


def test_no_zone_no_deal() -> None:
    assert perfect_deal(additive_table([[0, 1]], [[1, 0]], 2.0, 2.0), (0.9, 0.9), 10) is None
