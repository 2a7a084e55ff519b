"""One line changed, and the call played on from there."""

from datetime import UTC, datetime

import pytest

from playing import DISCOVERY, line
from salessim.app.play import start_call
from salessim.app.play_on import play_on
from salessim.app.review import reviewable
from salessim.app.review_branch import branch
from salessim.errors import InputError, NotPlayableError
from salessim.library.finding import Library
from salessim.model.scenario import ScriptTurn

NOW = datetime(2026, 3, 2, tzinfo=UTC)
FEW = 4


@pytest.fixture(scope="module")
def journal():
    call = start_call(Library(), DISCOVERY, seed=7, attempt="a1", now=NOW)
    call.take_turn(line("give-reason", text="I call about your press line."))
    call.take_turn(line("rude", text="You must be blind."))
    call.hang_up()
    return call.journal()


def changed(journal, *lines, turn=2):
    return branch(reviewable(journal, "a1"), turn, lines, plays=FEW)


def test_both_ways_stand_side_by_side(journal):
    instead = ScriptTurn(you="How often does line 2 stop?", means=("problem",), on="line-2-stops")
    made = changed(journal, instead)
    assert [turn.you for turn in made.said][:1] == ["You must be blind."]
    assert made.instead[0].you == "How often does line 2 stop?"
    assert not made.instead[0].is_bots
    assert all(turn.is_bots for turn in made.instead[1:])
    assert made.would_be.score > made.was.score
    assert made.new_score > made.score
    assert made.regret >= 0


def test_the_same_line_again_leads_to_the_same(journal):
    made = changed(journal, ScriptTurn(you="You must be blind.", means=("rude",)))
    assert made.would_be == made.was
    assert made.instead[0].answers == made.said[0].answers


def test_own_words_are_read(journal):
    made = changed(journal, ScriptTurn(you="How often does line 2 stop without warning?"))
    assert made.instead[0].reading


def test_several_lines_can_be_changed(journal):
    lines = [ScriptTurn(you="One.", means=("acknowledge",)), ScriptTurn(you="Two.", means=("agenda",))]
    assert [turn.is_bots for turn in changed(journal, *lines).instead[:3]] == [False, False, True]


def test_what_cannot_be_changed_says_so(journal):
    with pytest.raises(InputError, match="no turn 9"):
        changed(journal, ScriptTurn(you="Hello."), turn=9)
    with pytest.raises(NotPlayableError, match="nonsense"):
        changed(journal, ScriptTurn(you="Hello.", means=("nonsense",)))


def test_playing_on_stands_where_the_call_stood_and_does_not_count(journal):
    call = play_on(journal, "a1", 2, attempt="b1", now=NOW)
    assert call.view.turn == 1
    said = [each.text for each in call.view.lines if each.kind == "said"]
    assert "I call about your press line." in said
    assert "You must be blind." not in said
    assert all(text in journal for text in said)
    assert not call.header.counts
    assert call.header.aid.begins_at == "turn 2 of attempt a1"
    call.hang_up()
    assert reviewable(call.journal(), "b1").header.seed == 7
