"""The score by itself is the score of the marks."""

import pytest

from playing import shipped
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.compiling import compile_case
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.scoring import result_of, scorer_for
from salessim.luck import Luck


@pytest.mark.parametrize("name", ["discovery-plant-director", "disqualify-three-vans", "negotiation-renewal"])
def test_a_score_by_itself_is_that_of_the_marks(name: str) -> None:
    scenario, playbook, _ = shipped(name)
    scores = set()
    for seed, bot in enumerate(("novice", "average", "expert", "random")):
        luck = Luck(seed)
        case = compile_case(scenario, playbook, luck)
        played = play_call(bot_called(bot), case, craft_for(case, scenario, playbook), luck)
        call = judged(scenario, playbook, case, played.all_events)
        marks = mark_call(call)
        assert scorer_for(scenario, playbook, case).score(call) == marks.score
        assert result_of(call) == marks.result
        scores.add(marks.score)
    assert len(scores) > 1
