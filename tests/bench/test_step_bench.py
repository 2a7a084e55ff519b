"""How many turns of a call can be played in a second: bots and reviews play millions."""

import pytest

from playing import DISCOVERY, shipped
from salessim.conversation.compiling import compile_case
from salessim.conversation.session import numbered
from salessim.conversation.step import advance, begin, step
from salessim.conversation.turn import NamedTurn
from salessim.luck import Luck

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def sample():
    scenario, book, _ = shipped(DISCOVERY)
    luck = Luck(1)
    case = compile_case(scenario, book, luck)
    turns = [
        numbered(NamedTurn(turn.means, turn.on or "", turn.to or "", turn.offer, turn.you), case)
        for turn in scenario.checks.sample_calls[0].turns
    ]
    return case, luck, begin(case, luck)[0], turns


def test_ten_turns_without_events(benchmark, sample):
    case, luck, start, turns = sample

    def play():
        situation = start
        for turn in turns:
            situation = advance(case, situation, turn, luck)
        return situation

    assert benchmark(play).ending >= 0


def test_ten_turns_with_events(benchmark, sample):
    case, luck, start, turns = sample

    def play():
        situation = start
        for turn in turns:
            situation, _ = step(case, situation, turn, luck)
        return situation

    assert benchmark(play).ending >= 0


def test_compiling_a_case(benchmark):
    scenario, book, _ = shipped(DISCOVERY)
    assert benchmark(compile_case, scenario, book, Luck(1)).people
