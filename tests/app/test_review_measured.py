"""Is a review right? Planted blunders are found, mended mistakes pay, and a deeper search finds little more."""

from itertools import product

import pytest

from playing import line, shipped, small
from reviewing import board, traced
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.review.rolling import board_for, roll
from salessim.conversation.review.searching import best_alternatives
from salessim.conversation.review.tracing import after
from salessim.conversation.review.trials import judged_call, mend, plant
from salessim.conversation.step import advance
from salessim.conversation.turn import Act, Turn

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3000)]

CALLS = ("discovery-plant-director", "disqualify-three-vans", "demo-spare-parts-warehouse")
PLAYS = 16


def boards(seeds):
    for seed, name in product(seeds, CALLS):
        scenario, book, _ = shipped(name)
        yield board_for(scenario, book, seed)


def test_a_planted_blunder_is_among_the_two_worst_lines_in_nine_of_ten_calls():
    found = []
    for on in boards(range(13)):
        planted = plant(on, bot_called("expert"))
        if planted is not None:
            worst = judged_call(on, planted.call, PLAYS).worst
            found.append([one.number for one in worst].index(planted.turn))
    assert len(found) >= 10
    assert sum(place < 2 for place in found) >= 0.9 * len(found)


def test_saying_what_the_review_proposes_in_the_place_of_a_mistake_pays():
    found = [mended for on in boards(range(3)) if (mended := mend(on, bot_called("novice"), PLAYS)) is not None]
    assert len(found) >= 6
    assert sum(one.now - one.was for one in found) / len(found) >= 5


def every_line(on):
    """Every line of one move that a short call knows, about everything, with every offer."""
    subjects = [-1, *range(len(on.case.topic_titles))]
    for number, move in enumerate(on.case.moves):
        proposes = move.kind in ("propose-next-step", "ask-to-close")
        offers = [(), *((option,) for option in range(len(on.case.commitment.options)))] if proposes else [()]
        for subject, offer in product(subjects, offers):
            yield Turn((Act(number, subject),), offer=offer, words=14)


def best_of_two(on, position, first):
    """The best score that is left after a line, by trying every further line; the time is up after it."""
    situation = advance(on.case, position.situation, first, on.luck)
    if situation.ending >= 0:
        return roll(on, position, 0, first=first).score
    there = after(position, first, on.case, on.craft, on.luck)
    return max(roll(on, there, 0, first=second).score for second in every_line(on))


@pytest.mark.parametrize("seed", [1, 2])
def test_with_two_lines_left_the_best_found_keeps_what_an_exhaustive_search_can_reach(seed):
    on = board(small(time="2 min"), seed=seed, bot="expert")
    position = traced(on, line("situation", "ice")).positions[-1]
    found = best_alternatives(on, position, Turn(), 24).alternatives
    reached = max(best_of_two(on, position, one.turn) for one in found)
    possible = max(best_of_two(on, position, first) for first in every_line(on))
    assert reached >= possible - 5
