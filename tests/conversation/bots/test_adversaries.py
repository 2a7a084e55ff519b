"""Sellers who do not listen and are searched for: how far lists of lines get that nobody's answers change."""

import pytest

from adversaries import case_of, kinds, mean_score, score, search
from playing import DISCOVERY, shipped
from salessim.conversation.bots.observing import percentile

OTHER_SEEDS = range(1_000, 1_100)
LISTS = 4_000


@pytest.mark.slow
def test_a_fixed_list_of_five_moves_does_not_pass():
    lines, found = search(DISCOVERY, LISTS, range(6), most_kinds=5)
    assert len(kinds(lines)) <= 5
    others = [score(DISCOVERY, lines, seed) for seed in OTHER_SEEDS]
    assert found > 20  # the search has found something; an empty list earns nothing
    assert percentile(others, 90) < shipped(DISCOVERY)[0].scoring.pass_mark


@pytest.mark.slow
def test_a_list_learned_by_heart_does_worse_than_listening():
    """With any number of moves a search writes a good call by heart, in the right order, for this one scenario."""
    lines, _ = search(DISCOVERY, LISTS, range(6))
    others = [score(DISCOVERY, lines, seed) for seed in OTHER_SEEDS]
    assert percentile(others, 50) < 80  # what the expert, who listens, has in at least every second call
    assert percentile(others, 10) < 60


def test_an_empty_list_earns_nothing():
    assert mean_score(DISCOVERY, [], range(3)) == 0
    assert case_of(DISCOVERY, 1) is case_of(DISCOVERY, 1)
