"""Every shipped scenario can be played and marked under every shipped playbook."""

from pathlib import Path

import pytest

from playing import shipped
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.compiling import compile_case
from salessim.conversation.marks import judged, mark_call
from salessim.luck import Luck

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted(file.stem for file in (ROOT / "scenarios").glob("*.yaml"))
PLAYBOOKS = sorted(file.stem for file in (ROOT / "playbooks").glob("*.yaml"))
TABLE_MOVES = ("name-the-tactic", "standard", "several-offers")


# Every scenario and every playbook a few times, each pairing in the slow tests.
SOME = [(name, PLAYBOOKS[number % len(PLAYBOOKS)]) for number, name in enumerate(SCENARIOS)]
SOME += [("negotiation-renewal", name) for name in PLAYBOOKS] + [(SCENARIOS[0], "principled-negotiation")]
ALL = [pytest.param(scenario, name, marks=pytest.mark.slow) for scenario in SCENARIOS for name in PLAYBOOKS]


@pytest.mark.parametrize(("scenario", "playbook"), [*dict.fromkeys(SOME), *ALL])
def test_it_is_played_and_marked(scenario, playbook):
    document, book, _ = shipped(scenario, playbook)
    luck = Luck(3)
    case = compile_case(document, book, luck)
    call = play_call(bot_called("expert"), case, craft_for(case, document, book), luck)
    marks = mark_call(judged(document, book, case, call.all_events))
    assert 0 <= marks.score <= 100
    assert sum(mark.of for mark in marks.marks) == 100
    assert sum(mark.is_applicable for mark in marks.marks if mark.group == "playbook") >= 1


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_moves_at_a_table_are_there_only_where_there_is_one(playbook):
    for scenario, has_table in (("discovery-plant-director", False), ("negotiation-renewal", True)):
        document, book, _ = shipped(scenario, playbook)
        names = compile_case(document, book, Luck(3)).names
        assert [move in names.moves for move in TABLE_MOVES] == [has_table] * len(TABLE_MOVES)
