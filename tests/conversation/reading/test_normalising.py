"""Typed lines made alike."""

import pytest

from salessim.conversation.reading.normalising import words_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wot wud it b worth 2nite", "what would it b worth tonight"),
        ("I’d love that, don't you?", "i would love that do not you"),
        ("whats ur process", "what is your process"),
        ("umm, sooooo good", "umm soo good"),
        ("Pay 40k EUR by Friday", "pay <money> by <date>"),
        ("we have 12 trucks", "we have <number> trucks"),
    ],
)
def test_chat_spelling_contractions_and_amounts(typed, meant):
    assert words_of(typed) == tuple(meant.split())


def test_a_line_of_fillers_only_keeps_them():
    assert words_of("um") == ("um",)
