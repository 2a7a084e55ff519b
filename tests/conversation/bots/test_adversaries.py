"""Sellers who do not listen and are searched for: how far lists of lines get that nobody's answers change."""

import pytest

from adversaries import case_of, kinds, mean_score, score, search, table
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
def test_no_list_passes_that_is_not_a_whole_call_learned_by_heart():
    """With any number of moves a search ends up writing a good call for this one scenario: that may pass.

    What must not pass is anything less: without climbing a ladder, giving something back and proposing a next step.
    """
    lines, found = search(DISCOVERY, LISTS, range(6))
    assert found > 40
    _, _, craft, _ = table(DISCOVERY)
    made = [craft.moves[move] for move in kinds(lines)]
    parts = {
        "a problem": any(move.rung == 1 for move in made),
        "what it costs": any(move.rung == 2 for move in made),
        "something given back": any(craft.gives_back >> move & 1 for move in kinds(lines)),
        "a next step": any(line.offer for line in lines),
    }
    for what, is_there in parts.items():
        assert is_there or found < shipped(DISCOVERY)[0].scoring.pass_mark, what


def test_an_empty_list_earns_nothing():
    assert mean_score(DISCOVERY, [], range(3)) == 0
    assert case_of(DISCOVERY, 1) is case_of(DISCOVERY, 1)
