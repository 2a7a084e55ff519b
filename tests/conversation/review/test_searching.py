"""The better line, and whether an exhaustive search finds a better one still."""

from itertools import product

import pytest

from playing import line, shipped, small
from reviewing import board, traced
from salessim.conversation.review import searching
from salessim.conversation.review.rolling import board_for, roll
from salessim.conversation.review.searching import KEPT, best_alternatives, examined
from salessim.conversation.review.tracing import beginning
from salessim.conversation.step import advance
from salessim.conversation.turn import Act, Turn

SHORT = {"time": "2 min"}
"""Time for three lines at most."""


def every_line(on, words=14):
    """Every line of one move, about everything, with every offer."""
    subjects = [-1, *range(len(on.case.topic_titles))]
    for number, move in enumerate(on.case.moves):
        offers = [()]
        if move.kind in ("propose-next-step", "ask-to-close"):
            offers = [(option,) for option in range(len(on.case.commitment.options))]
        for subject, offer in product(subjects, offers):
            yield Turn((Act(number, subject),), offer=offer, words=words)


def test_what_was_said_is_no_alternative_and_the_best_comes_first():
    on = board()
    position = traced(on, line("problem", "ice")).positions[-1]
    first = best_alternatives(on, position, Turn(), 12)
    best = first.alternatives[0]
    again = best_alternatives(on, position, best.turn, 12)
    assert len(first.alternatives) == KEPT
    assert best.turn not in [one.turn for one in again.alternatives]
    assert first.alternatives[0].worth >= first.alternatives[1].worth
    assert first.plays > 0


def test_it_says_what_a_line_brings_out_and_how_surely():
    on = board()
    start = traced(on, line("situation", "ice")).positions[-1]
    asked = examined(on, start, Turn((Act(on.case.names.move("problem"), 0),), words=9), range(6))
    assert [(on.case.names.thing_name(one.thing), one.share) for one in asked.opens] == [("ice.problem", 1.0)]
    assert asked.opens_today == 1 << on.case.names.thing("ice.problem")


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    "before",
    [
        (line("situation", "ice"), line("problem", "ice")),
        (line("problem", "ice"), line("problem", "ice")),
        (line("greet"), line("small-talk")),
    ],
    ids=["problem known", "problem asked twice", "nothing known"],
)
def test_no_single_line_is_better_than_the_best_found(before, seed):
    """One line is left, then the time is up: every line that there is, is tried, and the score is exact."""
    on = board(small(**SHORT), seed=seed)
    position = traced(on, *before).positions[-1]
    found = best_alternatives(on, position, Turn(), 24).alternatives
    assert all(advance(on.case, position.situation, turn, on.luck).ending >= 0 for turn in every_line(on))
    exact = {turn: roll(on, position, 0, first=turn).score for turn in every_line(on)}
    assert max(one.own.score for one in found) >= max(exact.values()) - 1


def test_at_a_table_the_topics_of_the_call_can_be_asked_about_too():
    scenario, book, _ = shipped("negotiation-renewal")
    on = board_for(scenario, book, 1)
    found = searching._candidates(on, beginning(on.case, on.craft, on.luck))
    asked = [on.case.moves[turn.acts[0].move] for turn in found if turn.acts and turn.at_table is None]
    assert [move.is_question for move in asked] == [True, True]
    assert any(turn.at_table is not None for turn in found)
