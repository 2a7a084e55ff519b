"""What the shipped playbooks and personas promise: enough words, all occasions, sources for every number."""

import pytest

from salessim.conversation.compiling.index import REQUIRED_MOVES
from salessim.library.finding import Library
from salessim.library.loading import load
from salessim.model.persona import Occasion
from salessim.model.playbook import MODEL_SENTENCE_BLANKS
from salessim.model.rules import Rules

PLAYBOOKS = ["core", "spin", "bant", "e-mail", "principled-negotiation"]
MANNERS = ["analytical", "driver", "amiable", "expressive"]


def document(name, kind):
    return load(Library(), name, kind).sound()


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_a_playbook_can_be_taught_from(name):
    book = document(name, "playbook")
    assert len(book.good_looks_like) >= 3
    assert len(book.pitfalls) >= 3
    assert book.in_one_breath
    assert set(REQUIRED_MOVES) <= set(book.moves)


def test_core_has_eight_different_sentences_and_model_sentences_for_every_move():
    book = document("core", "playbook")
    every = [text for name, move in book.moves.items() if name not in book.families for text in move.sounds_like]
    assert len(every) == len(set(every))
    for name, move in book.moves.items():
        if name not in book.families:
            assert len(move.sounds_like) >= 8, name
            assert len(move.model_sentences) >= 2, name
            assert move.label, name
            assert move.what, name


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_model_sentences_use_known_blanks_only(name):
    for move in document(name, "playbook").moves.values():
        for sentence in move.model_sentences:
            blanks = [part.split("}")[0] for part in sentence.split("{")[1:]]
            assert set(blanks) <= set(MODEL_SENTENCE_BLANKS)


def test_core_has_every_rule_with_source_and_grade():
    rules = document("core", "playbook").rules
    for name in Rules.model_fields:
        rule = getattr(rules, name)
        assert rule is not None, name
        assert rule.source, name
        assert rule.grade, name


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_assumptions_are_ranges_with_a_source(name):
    for assumption in document(name, "playbook").assumptions:
        quantity = assumption.odds or assumption.change or assumption.value
        assert quantity.nature == "unsure"
        assert assumption.source


@pytest.mark.parametrize("name", MANNERS)
def test_a_built_in_manner_has_words_for_every_occasion(name):
    lines = document(name, "persona").lines
    assert set(lines) == set(Occasion.__args__)
    assert all(len(said) >= 2 for said in lines.values())
