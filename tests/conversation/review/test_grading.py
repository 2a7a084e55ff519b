"""What lines are called."""

import pytest

from salessim.conversation.review.grading import GRADES, Thresholds, grade_of, thresholds, worth_of

LIMITS = Thresholds(strong=8, inaccurate=5, mistake=10, blunder=20)


@pytest.mark.parametrize(
    ("worth", "grade"),
    [
        (30, "strong"),
        (8, "strong"),
        (7.9, "good"),
        (0, "good"),
        (-4.9, "good"),
        (-5, "inaccurate"),
        (-10, "mistake"),
        (-19.9, "mistake"),
        (-20, "blunder"),
        (-70, "blunder"),
    ],
)
def test_names_begin_at_their_thresholds(worth, grade):
    assert grade_of(worth, LIMITS) == grade


@pytest.mark.parametrize(
    ("change", "choice", "worth"),
    [(-23, -19, -19), (-23, 2, 0), (3, -20, 0), (12, 30, 12), (-4, -30, -4), (0, 5, 0)],
)
def test_a_line_answers_for_what_it_does_on_this_luck_and_on_other_luck(change, choice, worth):
    assert worth_of(change, choice) == worth


def test_the_thresholds_that_ship_are_in_order():
    limits = thresholds()
    assert 0 < limits.inaccurate < limits.mistake < limits.blunder
    assert limits.strong > 0
    assert set(GRADES) == {"strong", "good", "inaccurate", "mistake", "blunder"}
