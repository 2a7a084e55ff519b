"""Conditions in words."""

import pytest

from salessim.library.condition_words import condition_words, in_words
from salessim.model.scenario import Expectation


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"trust": "open", "patience": "below 5"}, "trust open, patience below 5"),
        ({"people": {"marta": {"trust": "46+"}}}, "marta's trust 46+"),
        ({"shared_all": ["a.fact", "budget", "b.impact"]}, "a.fact, budget and b.impact told"),
        ({"shared_any": ["a.fact", "budget"]}, "a.fact or budget told"),
        ({"not_shared": "budget"}, "budget not told"),
        ({"explicit_needs": "none"}, "explicit needs none"),
        ({"pitched": "no"}, "product not shown"),
        ({"pitched_to": "marta", "spoke_with": ["ivo", "petra"]}, "product shown to marta, spoken with ivo and petra"),
        ({"moves": {"give-reason": "1+"}}, "give-reason made 1+ times"),
        ({"asked": {"problem": "2+"}, "learned": {"impact": "1+"}}, "problem asked 2+ times, impact learned 1+ times"),
        ({"after": "7 turns"}, "after 7 turns"),
        ({"agreed_any": ["step.visit", "step.call"]}, "step.visit or step.call agreed"),
        ({"deal": "no", "his_last_offer": "worse than no deal"}, "no deal, his last offer worse than no deal"),
        ({"ending": "advance", "score": "80+", "passed": "yes"}, "ending advance, score 80+, passed"),
        ({"something_new": ["x", "y"]}, "something new x, y"),
    ],
)
def test_a_condition_is_said_in_the_documents_words(condition: dict, words: str) -> None:
    assert in_words(condition) == words


def test_every_key_of_a_condition_says_something() -> None:
    for key in Expectation.model_fields:
        value = {"marta": {"trust": "open"}} if key == "people" else {"x": "1+"} if key in _COUNTS else "yes"
        assert len(condition_words({key: value})) == 1, key


_COUNTS = ("moves", "asked", "learned")


def test_nothing_asked_for_is_nothing_said() -> None:
    assert condition_words({}) == ()
    assert condition_words("") == ()
    assert condition_words("always") == ("always",)
