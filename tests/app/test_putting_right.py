"""Putting right how the last line was read: it and its answer are taken back, the same luck stays."""

from datetime import UTC, datetime

import pytest

from salessim.app.play import resume_call, start_call
from salessim.app.score_attempt import score_journal
from salessim.app.scripts import play_script, read_script
from salessim.conversation.journal import Reading
from salessim.conversation.pad import Entry, Note
from salessim.conversation.replaying import read_journal
from salessim.conversation.turn import NamedTurn
from salessim.errors import JournalError, NotPlayableError
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles

SCENARIO = "discovery-plant-director"
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
TEXT = "How often does line 2 stop?"
AS_READ = NamedTurn(("situation",), "line-2-stops", "", (), TEXT)
READING = Reading((("situation", 0.9), ("problem", 0.1)))


@pytest.fixture
def store(tmp_path):
    return AttemptFiles(tmp_path / "attempts")


def started(store=None, attempt="a1"):
    call = start_call(Library(), SCENARIO, seed=7, attempt=attempt, now=NOW, store=store)
    call.say("greet")
    return call


def misread(store=None):
    call = started(store)
    call.take_turn(AS_READ, READING)
    return call


def meant(store=None, attempt="straight"):
    """The same call, had the line been read rightly at once."""
    call = started(store, attempt)
    call.take_turn(NamedTurn(("problem",), "line-2-stops", "", (), TEXT), READING)
    return call


def test_the_line_is_answered_as_if_it_had_been_read_rightly_at_once():
    call, straight = misread(), meant()
    call.put_right(("problem",), "line-2-stops")
    assert call.view.lines == straight.view.lines
    assert call.session.situation == straight.session.situation
    assert call.view.turn == 2


def test_what_is_taken_back_stays_in_the_journal_and_the_call_goes_on_from_it(store):
    call = misread(store)
    call.put_right(("problem",), "line-2-stops")
    text = store.read("a1")
    assert text.count(f'"text":"{TEXT}"') == 2
    assert '{"taken_back":2}' in text
    again = resume_call(store, "a1")
    assert again.session.situation == call.session.situation
    again.say("implication", "line-2-stops")
    again.hang_up()
    kept = read_journal(store.read("a1"), "a1")
    assert [turn.said.moves for turn in kept.turns[:3]] == [("greet",), ("problem",), ("implication",)]
    assert [turn.said.moves for turn in resume_call(store, "a1").session.exchanges] == [
        turn.said.moves for turn in kept.turns
    ]


def test_it_is_kept_as_a_correction_and_a_score_that_it_raised_says_so(store):
    call = misread(store)
    call.put_right(("problem",), "line-2-stops")
    call.hang_up()
    scored = score_journal(store.read("a1"), "a1")
    assert scored.corrected.turns == (2,)
    straight = misread()
    straight.hang_up()
    assert scored.corrected.score_as_read == straight.marks().score


def test_what_was_noted_after_the_line_stays(store):
    call = misread(store)
    call.write_down(Note((Entry("budget", "truth", is_sure=True, text="60k"),)))
    call.put_right(("problem",), "line-2-stops")
    assert set(call.session.pad) == {"budget"}
    assert set(resume_call(store, "a1").session.pad) == {"budget"}


def test_it_can_be_put_right_twice():
    call = misread()
    call.put_right(("implication",), "line-2-stops")
    call.put_right(("problem",), "line-2-stops")
    assert call.view.lines == meant().view.lines


def test_only_what_was_read_can_be_put_right():
    call = started()
    with pytest.raises(NotPlayableError, match="no reading"):
        call.put_right(("problem",), "line-2-stops")


def test_a_meaning_that_there_is_not_changes_nothing(store):
    call = misread(store)
    before, text = call.view, store.read("a1")
    with pytest.raises(NotPlayableError):
        call.put_right(("juggle",))
    assert call.view == before
    assert store.read("a1") == text


def test_only_the_last_turn_can_have_been_taken_back(store):
    call = misread(store)
    call.put_right(("problem",), "line-2-stops")
    with pytest.raises(JournalError, match="not the last"):
        read_journal(store.read("a1").replace('{"taken_back":2}', '{"taken_back":1}'), "a1")


def test_a_script_says_what_the_line_before_was_meant_as():
    call = start_call(Library(), SCENARIO, seed=7, attempt="a1", now=NOW)
    play_script(call, read_script(f"Good morning Ms Lenz.\n{TEXT}\nmeant: problem on line-2-stops\n", "it"))
    assert call.session.exchanges[1].said.moves == ("problem",)
    assert call.readings[2].was_corrected


def test_a_journal_that_was_torn_keeps_what_was_taken_back_when_it_is_mended(store):
    call = misread(store)
    call.write_down(Note((Entry("budget", "truth", is_sure=True, text="60k"),)))
    call.put_right(("problem",), "line-2-stops")
    whole = store.read("a1")
    taken = whole.index('{"taken_back":2}')
    said_again = whole.index("\n", whole.index('{"turn":2', taken))
    for cut in (said_again + 1, said_again + 40, len(whole) - 20):
        store.replace("a1", whole[:cut])
        again = resume_call(store, "a1")
        mended = store.read("a1")
        assert mended[:said_again] == whole[:said_again]
        assert again.session.exchanges[1].said.moves == ("problem",)
        again.say("implication", "line-2-stops")
        assert [turn.said.moves for turn in read_journal(store.read("a1"), "a1").turns] == [
            ("greet",),
            ("problem",),
            ("implication",),
        ]


def test_a_journal_that_was_torn_while_a_line_was_said_again_goes_on_before_it(store):
    call = misread(store)
    call.put_right(("problem",), "line-2-stops")
    whole = store.read("a1")
    taken_back = whole.index("\n", whole.index('{"taken_back":2}')) + 1
    store.replace("a1", whole[: taken_back + 30])
    again = resume_call(store, "a1")
    assert len(again.session.exchanges) == 1
    assert store.read("a1") == whole[:taken_back]
    again.take_turn(NamedTurn(("problem",), "line-2-stops", "", (), TEXT), READING)
    assert again.session.situation == call.session.situation
    assert store.read("a1") == whole.replace('"corrected":true', '"corrected":false')
