"""From plays to a judgement of every line."""

import pytest

from reviewing import rolled
from salessim.conversation.review.estimating import estimate
from salessim.conversation.review.grading import Thresholds
from salessim.conversation.review.judging import judge
from salessim.conversation.review.searching import Alternative
from salessim.conversation.review.working import Played
from salessim.conversation.turn import Turn

LIMITS = Thresholds(strong=8, inaccurate=5, mistake=10, blunder=20)


def played(own, other, said=None):
    return Played(rolled(own), rolled(other), rolled(said) if said is not None else ())


def alternative(own, other):
    return Alternative(Turn(), estimate(rolled(own)), estimate(rolled(other)), (), 0, 0.0)


def test_before_after_choice_and_luck():
    made = judge([played(64, 60, 37), played(41, 40)], {}, 41, LIMITS)
    (line,) = made.turns
    assert (line.before.score, line.after.score) == (64, 41)
    assert (line.change, line.choice, line.luck) == (-23, -23, 0)
    assert line.grade == "blunder"


def test_bad_luck_is_no_mistake():
    made = judge([played(64, 60, 62), played(41, 40)], {}, 41, LIMITS)
    (line,) = made.turns
    assert line.grade == "good"
    assert (line.choice, line.luck) == (2, -25)


def test_what_was_written_down_is_worth_the_rest():
    made = judge([played(50, 50, 50), played(50, 50)], {}, 43, LIMITS)
    assert made.written == -7


def test_the_turning_point_is_the_largest_step_towards_the_end():
    down = [played(60, 60, 70), played(70, 70, 30), played(30, 30, 35), played(35, 35)]
    assert judge(down, {}, 35, LIMITS).turning_point == 2
    up = [played(20, 20, 30), played(30, 30, 10), played(10, 10, 80), played(80, 80)]
    assert judge(up, {}, 80, LIMITS).turning_point == 3
    flat = [played(50, 50, 50), played(50, 50)]
    assert judge(flat, {}, 50, LIMITS).turning_point is None


def test_the_missed_chance_is_where_something_else_would_have_brought_most():
    plays = [played(50, 50, 50), played(50, 50, 50), played(50, 50)]
    found = {1: (alternative(60, 58),), 2: (alternative(80, 70), alternative(50, 40))}
    made = judge(plays, found, 50, LIMITS)
    assert made.missed == 2
    assert made.turns[1].regret == 30
    assert made.turns[1].best == found[2][0]
    assert made.turns[1].missed == pytest.approx(20)


def test_what_only_other_luck_would_reward_is_no_better_line():
    made = judge([played(50, 50, 50), played(50, 50)], {1: (alternative(45, 90),)}, 50, LIMITS)
    assert made.turns[0].best is None
    assert made.missed is None


def test_the_worst_come_first():
    plays = [played(90, 90, 80), played(80, 80, 40), played(40, 40, 41), played(41, 41)]
    assert [line.number for line in judge(plays, {}, 41, LIMITS).worst] == [2, 1, 3]
