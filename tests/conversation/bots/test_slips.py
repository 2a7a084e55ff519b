"""How often something goes wrong."""

import pytest

from salessim.conversation.bots.slips import BEGINNER, chance_of


@pytest.mark.parametrize("slip", BEGINNER)
def test_slips_become_rarer_with_skill_and_stop_at_the_top(slip):
    chances = [chance_of(slip, skill / 10) for skill in range(11)]
    assert chances == sorted(chances, reverse=True)
    assert (chances[0], chances[-1]) == (BEGINNER[slip], 0.0)
    assert 0 < chances[0] <= 1
