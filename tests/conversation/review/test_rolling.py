"""Playing on from a position."""

from playing import line, playbook, shipped, small
from reviewing import board, traced
from salessim.conversation.bots.playing import play_call
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.review.rolling import board_for, other_luck, roll
from salessim.conversation.session import numbered


def test_a_play_from_the_beginning_is_the_bots_call():
    on = board()
    start = traced(on).positions[0]
    for play in range(3):
        call = play_call(on.bot, on.case, on.craft, on.luck, play)
        marks = mark_call(judged(on.scenario, on.playbook, on.case, call.all_events))
        assert roll(on, start, play)[:2] == (marks.score, marks.result)


def test_a_play_after_the_end_marks_the_call_with_the_bots_own_notes():
    on = board()
    end = traced(on, line("problem", "ice"), line("walk-away")).positions[-1]
    assert end.has_ended
    assert len({roll(on, end, play, has_own_luck=False) for play in range(4)}) == 1  # nothing to write down here


def test_the_first_line_is_said_and_what_it_brings_out_is_kept():
    on = board()
    start = traced(on, line("situation", "ice")).positions[-1]
    asked = numbered(line("problem", "ice"), on.case)
    told = roll(on, start, 0, first=asked)
    assert told.heard == 1 << on.case.names.thing("ice.problem")
    assert roll(on, start, 0).heard == 0


def test_one_play_is_always_the_same_and_others_differ():
    on = board(small(), playbook(), bot="novice")
    start = traced(on).positions[0]
    first = [roll(on, start, play) for play in range(12)]
    assert first == [roll(on, start, play) for play in range(12)]
    assert len({one.score for one in first}) > 2


def test_other_luck_is_not_that_of_the_attempt_nor_twice_the_same():
    on = board()
    seeds = {other_luck(on, play).seed for play in range(50)} | {on.luck.seed}
    assert len(seeds) == 51


def test_a_negotiation_is_worth_money():
    scenario, book, _ = shipped("negotiation-quarter-end")
    on = board_for(scenario, book, 3)
    start = traced(on).positions[0]
    plays = [roll(on, start, play) for play in range(2)]
    assert all(isinstance(play.money, float) for play in plays)
    assert plays[0].money != plays[1].money or plays[0].score != plays[1].score or plays[0].result == "order"
