"""What correcting how lines were read did to a score is told with it."""

from datetime import UTC, datetime

import pytest

from playing import DISCOVERY
from salessim.app.play import start_call
from salessim.app.score_attempt import score_journal
from salessim.conversation.journal import Reading
from salessim.conversation.turn import NamedTurn
from salessim.library.finding import Library

GREETING = NamedTurn(("greet", "give-reason"), text="Hello, I'm ringing because Ms Hoffmann wrote to us.")
LINES = (
    (GREETING, None),
    (NamedTurn(("situation",), "line-2-stops", text="Which lines do you run?"), None),
    (NamedTurn(("problem",), "line-2-stops", text="Bananas."), (("small-talk", 0.4), ("rude", 0.1))),
)


@pytest.fixture
def attempt():
    """Plays the lines; a reading whose first guess is not what was said counts as corrected."""

    def played(lines):
        call = start_call(Library(), DISCOVERY, seed=1, attempt="one", now=datetime(2026, 1, 5, tzinfo=UTC))
        for said, guesses in lines:
            reading = None if guesses is None else Reading(guesses, guesses[0][0] != said.moves[0])
            call.take_turn(said, reading)
        call.hang_up()
        return call

    return played


def test_a_score_that_a_correction_raised_is_flagged(attempt):
    call = attempt(LINES)
    scored = score_journal(call.journal(), "one", compares=False)
    plain = attempt((*LINES[:2], (NamedTurn(("small-talk",), text="Bananas."), None)))
    assert scored.corrected.turns == (3,)
    assert scored.corrected.score_as_read == plain.marks().score
    assert scored.corrected.raised_score
    assert scored.as_json([])["corrections"]["raised_score"] is True
    told = call.debrief().says[0]
    assert "turn 3" in told
    assert str(plain.marks().score) in told


def test_where_nothing_was_corrected_nothing_is_said(attempt):
    call = attempt((*LINES[:2], (LINES[2][0], (("problem", 0.9),))))
    scored = score_journal(call.journal(), "one", compares=False)
    assert scored.corrected.turns == ()
    assert not scored.corrected.in_words
    assert not any("corrected" in text for text in call.debrief().says)


def test_a_correction_that_gained_nothing_is_told_and_not_flagged(attempt):
    call = attempt((*LINES[:2], (NamedTurn(("small-talk",), text="Nice hat."), (("problem", 0.4),))))
    corrected = score_journal(call.journal(), "one", compares=False).corrected
    assert corrected.turns == (3,)
    assert not corrected.raised_score
