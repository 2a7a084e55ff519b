"""A call taken apart."""

import pytest

from playing import line
from reviewing import board, traced
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.review.tracing import trace
from salessim.conversation.session import numbered
from salessim.conversation.turn import Turn


def test_every_position_is_that_of_the_call():
    on = board()
    call = play_call(bot_called("novice"), on.case, on.craft, on.luck)
    again = trace(on.case, on.craft, on.luck, call.turns)
    assert len(again.positions) == len(call.turns) + 1
    assert again.positions[-1].situation == call.situation
    assert [again.events_of(number) for number in range(1, len(call.turns) + 1)] == list(call.events[1:])


def test_what_came_later_is_not_remembered_before():
    on = board()
    made = traced(on, line("problem", "ice"), line("acknowledge", "ice"))
    assert sum(made.positions[0].past.made) == 0
    assert [sum(position.past.made) for position in made.positions] == [0, 1, 2]


def test_nothing_can_be_said_after_the_end():
    on = board()
    hang_up = Turn(hangs_up=True)
    with pytest.raises(ValueError, match="ended"):
        trace(on.case, on.craft, on.luck, [hang_up, hang_up])


def test_what_a_person_decided_stands_in_the_place_of_the_rules():
    on = board()
    asked = numbered(line("situation", "ice"), on.case)
    by_rules = traced(on, line("situation", "ice")).positions[-1]
    kept_back = by_rules.situation._replace(told=0)
    made = trace(on.case, on.craft, on.luck, [asked], [(kept_back, ())])
    assert by_rules.situation.told
    assert made.positions[-1].situation == kept_back
    assert made.positions[-1].past.tries == {on.case.names.thing("ice.fact"): 1}
