"""Differences as sentences."""

import pytest

from salessim.library.comparing import Difference, differences
from salessim.library.difference_words import sentence


def said(before, after):
    return [sentence(found) for found in differences(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            {"people": {"marta": {"start": {"trust": "neutral"}}}},
            {"people": {"marta": {"start": {"trust": "wary"}}}},
            "Marta starts with trust wary instead of neutral.",
        ),
        (
            {"topics": {"ice": {"impact": {"needs": {"trust": "neutral"}}}}},
            {"topics": {"ice": {"impact": {"needs": {"trust": "open"}}}}},
            "The rung impact of ice now needs trust open; before: trust neutral.",
        ),
        (
            {"topics": {"ice": {"impact": {}}}},
            {"topics": {"ice": {"impact": {"needs": {"trust": "open"}}}}},
            "The rung impact of ice now needs trust open.",
        ),
        (
            {"topics": {"ice": {"impact": {"needs": {"trust": "open"}}}}},
            {"topics": {"ice": {"impact": {}}}},
            "The rung impact of ice no longer needs trust open.",
        ),
        (
            {"topics": {"ice": {"fact": {"says": ["Two stores."]}}}},
            {"topics": {"ice": {"fact": {"says": ["Two stores.", {"who": "ivo", "line": "One is cold."}]}}}},
            "The rung fact of ice has a new line: Ivo: “One is cold.”",
        ),
        (
            {"qualification": {"budget": {"otherwise": ["Never mind that."]}}},
            {"qualification": {"budget": {"otherwise": []}}},
            "The slot budget has lost a line under otherwise: “Never mind that.”",
        ),
        ({"title": "Old"}, {"title": "New"}, "Title is New instead of Old."),
        ({"asks": {}}, {"asks": {"price": {"who": "marta"}}}, "The question price is new."),
        ({"objections": {"no": {"who": "x"}}}, {"objections": {}}, "The objection no is gone."),
        ({"asks": {"a": {"x": "1"}}}, {"asks": {"b": {"x": "1"}}}, "The question a is called b now."),
        (
            {"endings": {"won": {"when": {"trust": "open"}}}},
            {"endings": {"won": {"when": {"trust": "wary"}}}},
            "The ending won now fits when trust wary; before: trust open.",
        ),
        (
            {"endings": {"a": "1", "b": "2"}},
            {"endings": {"b": "2", "a": "1"}},
            "Endings: the order is now b and a.",
        ),
        (
            {"scoring": {"goals": [{"goal": "Know why", "points": "5"}]}},
            {"scoring": {"goals": [{"goal": "Know why", "points": "9"}]}},
            "The goal “Know why”: points is 9 instead of 5.",
        ),
        (
            {"commitment": {"issues": {"step": {"options": {"visit": {"worth": {"ann": "5"}}}}}}},
            {"commitment": {"issues": {"step": {"options": {"visit": {"worth": {"ann": "7"}}}}}}},
            "The option step.visit, worth: ann is 7 instead of 5.",
        ),
        (
            {"objections": {"no": {"if_ignored": {"trust": "down"}}}},
            {"objections": {"no": {"if_ignored": {"trust": "down a lot"}}}},
            "The objection no: if ignored is trust down a lot instead of trust down.",
        ),
        (
            {"difficulty": {"tough": {"people": {"marta": {"start": {"trust": "wary"}}}}}},
            {"difficulty": {"tough": {"people": {"marta": {"start": {"trust": "hostile"}}}}}},
            "In difficulty tough: Marta starts with trust hostile instead of wary.",
        ),
        (
            {"reacts": {"pitch": {"trust": "up"}}},
            {"reacts": {"pitch": {}}},
            "The reaction to pitch: trust has gone: up.",
        ),
        (
            {"segments": {"small": {"deal_size": {"typical": "9k EUR", "range": "4k to 20k"}}}},
            {"segments": {"small": {"deal_size": "9k EUR"}}},
            "The segment small: deal size is 9k EUR instead of typical 9k EUR, range 4k to 20k.",
        ),
    ],
)
def test_a_difference_is_a_sentence(before, after, words):
    assert said(before, after) == [words]


def test_long_texts_are_cut_and_nothing_a_terminal_obeys_is_printed():
    text = sentence(Difference(("title",), "changed", "a", "\x1b[31m" + "long " * 100))
    assert "\x1b" not in text
    assert len(text) < 260
