"""Lines cut into pieces."""

import pytest

from salessim.conversation.reading.segments import pieces_of, sentences_of


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Good morning. How old is it?", ["Good morning.", "How old is it?"]),
        (
            "so that is eleven stops and what does a stop cost you",
            ["so that is eleven stops", "and what does a stop cost you"],
        ),
        (
            "You said nine Saturdays, so how does the crew take it",
            ["You said nine Saturdays", "so how does the crew take it"],
        ),
        ("Bread and butter.", ["Bread and butter."]),
        ("", []),
    ],
)
def test_pieces(text, pieces):
    assert list(pieces_of(text)) == pieces


def test_a_long_line_has_at_most_twelve_pieces_and_loses_no_word():
    text = " ".join(f"This is sentence number {number}." for number in range(40))
    assert len(pieces_of(text)) == 12
    assert " ".join(pieces_of(text)) == text
    assert len(sentences_of(text)) == 40
