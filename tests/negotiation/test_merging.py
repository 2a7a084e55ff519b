"""Exact merging equals writing out, and refuses what it cannot do."""

import numpy as np
import pytest

from salessim.errors import LimitError
from salessim.luck import Luck
from salessim.negotiation import Table, Together, Worth, additive_table, groups_of_issues, plain_space, rectangle
from salessim.negotiation.merging import merged_frontier


def column(seed: int, sizes: list[int]) -> tuple[tuple[float, ...], ...]:
    luck = Luck(seed)
    return tuple(
        tuple(round(100 * luck.uniform("worth", issue, option), 1) for option in range(size))
        for issue, size in enumerate(sizes)
    )


@pytest.mark.parametrize("sizes", [[4, 3, 5, 2], [2] * 9, [7], [1, 6, 1, 6]])
def test_merging_equals_writing_out(sizes: list[int]) -> None:
    table = additive_table(column(1, sizes), column(2, sizes))
    outcomes, first, second = merged_frontier(table.space, table.first, table.second)
    assert np.allclose(first, table.frontier.first)
    assert np.allclose(second, table.frontier.second)
    for outcome, a, b in zip(outcomes, first, second, strict=True):
        assert table.first.of(outcome) == pytest.approx(a)
        assert table.second.of(outcome) == pytest.approx(b)


def test_issues_that_hang_together_are_merged_as_one() -> None:
    space = plain_space([3, 4, 3, 2, 3])
    sizes = list(space.shape)
    first = Worth(column(5, sizes), (rectangle(space, {0: [2], 3: [1]}, -60.0),), base=3.0)
    second = Worth(column(6, sizes), (Together((2, 4), tuple(float(n * n % 7) for n in range(9))),), base=-2.0)
    assert groups_of_issues(space, first, second) == [(0, 3), (1,), (2, 4)]
    table = Table(space, first, second)
    outcomes, a, b = merged_frontier(space, first, second)
    assert np.allclose(a, table.frontier.first)
    assert np.allclose(b, table.frontier.second)
    assert all(first.of(outcome) == pytest.approx(value) for outcome, value in zip(outcomes, a, strict=True))


def test_a_space_beyond_any_enumeration_has_its_points() -> None:
    sizes = [10] * 30
    table = additive_table(column(8, sizes), column(9, sizes), 500.0, 500.0)
    assert table.space.size == 10**30
    best = table.frontier.pair(len(table.frontier) - 1)
    assert best[0] == pytest.approx(sum(max(options) for options in table.first.options))
    nash = table.frontier.outcomes[table.points.nash or 0]
    # No single change of one issue is better: Nash is at least a local best.
    product = np.prod(table.gains(nash))
    for place in range(30):
        for option in range(10):
            changed = (*nash[:place], option, *nash[place + 1 :])
            assert np.prod(table.gains(changed)) <= product + 1e-6


def test_too_interwoven_is_refused_in_words() -> None:
    space = plain_space([10] * 8)
    chain = tuple(Together((place, place + 1), tuple(range(100))) for place in range(7))
    woven = Worth(tuple((0.0,) * 10 for _ in range(8)), chain)
    with pytest.raises(LimitError, match="100,000,000 cases"):
        _ = Table(space, woven, woven).frontier


def test_a_frontier_that_grows_without_end_is_refused() -> None:
    # A pure tug of war with values whose sums are all different: every outcome is on the frontier.
    column_of_powers = [[0.0, float(2**place)] for place in range(34)]
    table = additive_table(column_of_powers, [[-value for value in issue] for issue in column_of_powers])
    with pytest.raises(LimitError, match="too long"):
        _ = table.frontier
