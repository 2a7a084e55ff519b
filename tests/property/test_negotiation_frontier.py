"""The frontier is complete and undominated; Nash and Kalai-Smorodinsky do not mind the scale."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from salessim.negotiation import Table, Worth, additive_table, rectangle
from salessim.negotiation.merging import merged_frontier

SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=4)
WORTHS = st.integers(-50, 50).map(float)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    sizes = draw(SIZES)
    columns = [[draw(st.lists(WORTHS, min_size=n, max_size=n)) for n in sizes] for _ in range(2)]
    table = additive_table(columns[0], columns[1], draw(WORTHS), draw(WORTHS))
    if len(sizes) < 2 or not draw(st.booleans()):
        return table
    within = {place: [draw(st.integers(0, sizes[place] - 1))] for place in (0, len(sizes) - 1)}
    woven = Worth(table.first.options, (rectangle(table.space, within, draw(WORTHS)),), table.first.no_deal)
    return Table(table.space, woven, table.second)


@given(tables())
def test_every_outcome_is_matched_by_the_frontier_and_none_of_it_is_dominated(table: Table) -> None:
    first, second = table.values
    frontier = table.frontier
    covered = (frontier.first[:, None] >= first) & (frontier.second[:, None] >= second)
    assert covered.any(axis=0).all()
    assert (np.diff(frontier.first) > 0).all()
    assert (np.diff(frontier.second) < 0).all()
    for position, outcome in enumerate(frontier.outcomes):
        assert frontier.pair(position) == (table.first.of(outcome), table.second.of(outcome))


@given(tables())
def test_merging_gives_the_same_frontier(table: Table) -> None:
    _, first, second = merged_frontier(table.space, table.first, table.second)
    assert np.array_equal(first, table.frontier.first)
    assert np.array_equal(second, table.frontier.second)


@given(tables(), st.sampled_from([0.5, 2.0, 8.0]), st.integers(-100, 100))
def test_nash_and_kalai_smorodinsky_do_not_mind_the_scale(table: Table, factor: float, shift: int) -> None:
    first = table.first
    scaled = Worth(
        tuple(tuple(factor * value for value in issue) for issue in first.options),
        tuple(type(block)(block.places, tuple(factor * value for value in block.values)) for block in first.together),
        factor * first.no_deal + shift,
        factor * first.base + shift,
    )
    other = Table(table.space, scaled, table.second)
    frontier = table.frontier
    assert other.frontier.outcomes == frontier.outcomes
    products, ratios = products_and_ratios(table)
    # A tie may be broken by sums, which do mind the scale: then only the value has to be the same.
    for position, scores in ((other.points.nash, products), (other.points.kalai_smorodinsky, ratios)):
        assert (position is None) == (not table.has_zone_of_agreement)
        if position is not None:
            assert np.isclose(scores[position], scores[np.asarray(table.zone)].max())


def products_and_ratios(table: Table) -> tuple[np.ndarray, np.ndarray]:
    gains = np.stack([table.frontier.first - table.first.no_deal, table.frontier.second - table.second.no_deal])
    zone = np.asarray(table.zone)
    best = gains[:, zone].max(axis=1, keepdims=True) if zone.any() else np.ones((2, 1))
    ratios = np.where(best > 0, gains / np.where(best > 0, best, 1), 1.0)
    return gains.prod(axis=0), ratios.min(axis=0)


@given(tables(), st.integers(1, 30))
def test_a_better_alternative_never_widens_the_zone(table: Table, better: int) -> None:
    assume(table.has_zone_of_agreement)
    stronger = Table(table.space, table.first.without_a_deal(table.first.no_deal + better), table.second)
    assert all(before or not after for before, after in zip(table.zone, stronger.zone, strict=True))
