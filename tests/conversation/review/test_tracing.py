"""A call taken apart."""

import pytest

from playing import line
from reviewing import board, traced
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.review.tracing import trace
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
