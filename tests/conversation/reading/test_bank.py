"""The phrase bank: every line counts, so every line is looked at."""

import json
import os
from pathlib import Path

import pytest

from salessim.conversation.reading.bank import MOVES, BankLine, count_moves, read_voice, shipped_voices, written_line
from salessim.conversation.reading.forms import FORMS
from salessim.conversation.reading.normalising import words_of
from salessim.errors import InputError

LEAST_OF_A_MOVE = 120
LEAST_LINES = 6000
OTHERS = Path(os.environ.get("SALESSIM_OTHER_SPEAKERS", "data/utterances/dev.jsonl"))


@pytest.fixture(scope="module")
def voices():
    return shipped_voices()


def test_there_are_enough_lines_of_every_move(voices):
    counts = count_moves(voices)
    assert sum(len(voice.lines) for voice in voices) >= LEAST_LINES
    assert {move: count for move, count in counts.items() if count < LEAST_OF_A_MOVE} == {}


def test_no_line_stands_there_twice(voices):
    seen: dict[str, str] = {}
    for voice in voices:
        for line in voice.lines:
            here = f"{voice.name}:{line.number}"
            assert seen.setdefault(line.text.lower(), here) == here


def test_every_voice_says_whose_it_is(voices):
    assert len(voices) >= 30
    for voice in voices:
        assert voice.about["voice"]
        assert voice.about["english"]
        assert len(voice.lines) >= 20


def test_moves_are_those_of_the_core_playbook():
    from playing import playbook

    book = playbook()
    # A move that acts like another is read as that one, and told apart by the playbook's own examples.
    assert set(MOVES) == {name for name, move in book.moves.items() if not move.acts_like} - set(book.families)


def test_forms_are_mixed(voices):
    found = {form: sum(line.form == form for voice in voices for line in voice.lines) for form in FORMS}
    assert min(found.values()) >= 500


@pytest.mark.skipif(not OTHERS.exists(), reason="the lines of other speakers are not part of the repository")
def test_no_line_of_other_speakers_is_in_the_bank(voices):
    theirs = {words_of(json.loads(row)["text"]) for row in OTHERS.read_text(encoding="utf-8").splitlines()}
    assert not [line.text for voice in voices for line in voice.lines if words_of(line.text) in theirs]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("no tabs", "no line of a bank"),
        ("problem\tclosed\t", "no line of a bank"),
        ("prblem\tclosed\tDoes it stop?", "no move “prblem”"),
        ("problem\tmaybe\tDoes it stop?", "no form"),
    ],
)
def test_a_broken_line_is_refused_with_its_place(row, message):
    with pytest.raises(InputError, match=message) as caught:
        read_voice(f"# voice: test\n{row}\n", "mine")
    assert str(caught.value.place).startswith("mine.tsv:2")


def test_a_line_that_is_written_is_read_back():
    line = BankLine("And what\tdoes it cost?", ("acknowledge", "implication"), "open", "It stops.", "money=5 EUR")
    (back,) = read_voice(written_line(line), "mine").lines
    assert (back.text, back.moves, back.form, back.before, back.amounts) == (
        "And what does it cost?",
        line.moves,
        "open",
        "It stops.",
        "money=5 EUR",
    )
    nothing = BankLine("Blah.", (), "none")
    assert read_voice(written_line(nothing), "mine").lines[0].moves == ()
