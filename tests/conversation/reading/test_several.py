"""Which moves a line makes beside the likeliest: the whole line and its pieces are weighed together."""

import numpy as np
import pytest

from salessim.conversation.reading.several import EVIDENCE, candidates, chances, evidence, made
from salessim.conversation.reading.understanding import Understanding


@pytest.fixture(scope="module")
def reader():
    return Understanding(uses_encoder=False).anywhere()


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Good afternoon, this is Ruth Amsel from Kelvo. How many drivers do you have?", ("greet", "situation")),
        ("So three depots, two shifts and a lease until May. Is that right?", ("summarise", "confirm")),
        ("It would be forty-two thousand euros a year. Shall we go ahead?", ("price-quote", "ask-to-close")),
    ],
)
def test_both_moves_are_found_in_their_order(reader, text, moves):
    assert reader.read(text).moves == moves


def test_a_line_of_two_sentences_that_say_one_thing_makes_one_move(reader):
    assert reader.read("How do you plan the routes today? Could you walk me through it?").moves == ("situation",)


def test_evidence_says_nothing_of_pieces_where_there_are_none():
    whole = np.array([0.7, 0.2, 0.06, 0.04])
    pairs = np.zeros((4, 4))
    alone = evidence(whole, np.zeros((0, 4)), 0.1, pairs)
    apart = evidence(whole, np.array([[0.9, 0.05, 0.03, 0.02], [0.1, 0.8, 0.05, 0.05]]), 0.1, pairs)
    assert alone.shape == apart.shape == (4, EVIDENCE)
    assert not alone[:, :12].any()
    assert apart[:, :12].any()


def test_a_move_that_a_piece_speaks_for_is_a_candidate():
    whole = np.array([0.4, 0.3, 0.1, 0.08, 0.07, 0.05])
    assert candidates(whole, np.array([[0.0, 0.0, 0.0, 0.0, 0.0, 1.0]])) == [0, 1, 2, 3, 4, 5]


def test_the_likeliest_move_is_always_made_and_others_by_their_chance():
    whole = np.array([0.6, 0.3, 0.1])
    assert made(np.array([0.1, 0.5, 0.2]), [0, 1, 2], whole, 0.4) == [0, 1]


def test_chances_lie_between_none_and_one():
    found = np.array([[1000.0], [0.0], [-1000.0]])
    assert chances(np.ones(1), found) == pytest.approx([1.0, 0.5, 0.0])
