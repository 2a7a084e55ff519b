"""Options found in sentences."""

import pytest

from salessim.conversation.table.phrases import Phrasebook, tokens
from tables import rental_call

BOOK = Phrasebook(
    rental_call(
        table={
            "issues": {
                "notice": {
                    "options": {"30 days": {"you": "0", "buyer": "0"}, "60 days": {"you": "0", "buyer": "1 EUR"}}
                }
            },
            "zero_is": {"notice": "30 days"},
        }
    ).case.table
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a three-year term", [("a", None), ("year", 3.0), ("term", None)]),
        ("twenty five percent", [("%", 25.0)]),
        ("8%", [("%", 8.0)]),
        ("1,200 euros", [("", 1200.0), ("euros", None)]),
        ("550 thousand", [("", 550_000.0)]),
        ("450k", [("", 450_000.0)]),
        ("a hundred and twenty vans", [("a", None), ("", 120.0), ("vans", None)]),
        ("two training days", [("training", None), ("day", 2.0)]),
        ("8 pts", [("%", 8.0)]),
        ("pay up front", [("pay", None), ("in", None), ("advance", None)]),
        ("in 3", [("in", None), ("", 3.0)]),
    ],
)
def test_words_and_amounts(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three years and a week for the drivers", {"term": "3 years", "drivers": "week"}),
        ("no maintenance", {"maintenance": "none"}),
        ("half the maintenance", {"maintenance": "half"}),
        ("payment after ninety days", {"payment": "90 days"}),
        ("thirty days notice", {"notice": "30 days"}),
        ("payment in thirty days", {"payment": "30 days"}),
        ("thirty days", {}),  # of two issues, and nothing says of which
        ("nice weather", {}),
    ],
)
def test_options_in_a_sentence(text, expected):
    assert {found.issue: found.option for found in BOOK.options_in(text)} == expected


def test_the_issue_that_is_spoken_of():
    assert BOOK.issue_in("What is the maintenance for?") == "maintenance"
    assert BOOK.issue_in("Why three years?") == "term"
    assert BOOK.issue_in("Good morning.") == ""


def test_amounts_that_are_no_options():
    assert BOOK.unknown_amounts("7 percent and 3 years") == ("discount",)
    assert BOOK.unknown_amounts("40 days") == ()  # payment or notice, nobody can say
