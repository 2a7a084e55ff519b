"""Playing a call through the use case that both front ends call."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from playing import DISCOVERY, line
from salessim.app.play import resume_call, start_call
from salessim.app.playable import load_playable
from salessim.app.read_briefing import briefing_of
from salessim.errors import DocumentError, JournalError, NotFoundError, NotPlayableError
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return AttemptFiles(tmp_path / "attempts")


def started(store=None, **options):
    return start_call(Library(), DISCOVERY, seed=7, attempt="a1", now=NOW, store=store, **options)


def test_the_briefing_tells_what_the_trainee_may_know():
    briefing = briefing_of(Library(), DISCOVERY)
    assert briefing.minutes == 15
    assert briefing.difficulties == ("gentle", "standard", "tough")
    assert [person.label for person in briefing.people] == ["Petra Lenz", "Marta Hoffmann"]
    assert ("Revenue", "96,000,000 EUR") in [(fact.label, fact.value) for fact in briefing.account]
    assert "bonus" not in repr(briefing)
    assert briefing == started().briefing


def test_a_call_from_greeting_to_debrief():
    call = started()
    assert call.view.lines[0].speaker == "Petra Lenz"
    call.say("give-reason")
    assert [person.name for person in call.view.people if person.is_on_call] == ["Marta Hoffmann"]
    view = call.say("situation", "line-2-stops", "How old are the lines?")
    assert view.lines[-1].text.startswith(("Two press lines", "Line 2 runs three shifts"))
    with pytest.raises(NotPlayableError, match="not over yet"):
        call.debrief()
    ended = call.hang_up()
    assert ended.has_ended
    debrief = call.debrief()
    assert debrief.outcome == "No sale"
    assert not debrief.has_passed
    assert [group.title for group in debrief.groups] == ["SPIN", "This call"]
    assert sum(mark.of for group in debrief.groups for mark in group.marks) == pytest.approx(100, abs=1)


def test_words_that_are_left_out_are_the_model_sentence():
    call = started()
    sentence = next(entry for entry in call.menu() if entry.move == "give-reason").sentences[0]
    view = call.say("give-reason")
    assert view.lines[1].text == sentence


def test_the_menu_follows_the_stages_and_carries_the_offer():
    menu = started().menu()
    stages = list(dict.fromkeys(entry.stage for entry in menu))
    assert stages[-1] == "At any time"
    assert len(stages) == 5
    proposal = next(entry for entry in menu if entry.move == "propose-next-step")
    assert [issue.title for issue in proposal.offer] == ["next step", "who joins", "date"]
    assert proposal.offer[1].options[1].title == "Marta and Ivo"
    assert next(entry for entry in menu if entry.move == "problem").subjects[0].title == "line 2 stops"
    assert all(len(entry.sentences) == max(1, len(entry.subjects)) for entry in menu)


def test_another_playbook_and_difficulty():
    call = started(playbook="bant", difficulty="tough")
    assert call.briefing.playbook == "BANT"
    marta = call.session.case.people[call.session.case.names.person("marta")]
    assert abs(marta.start[0] - 30) < 15  # wary


@pytest.mark.parametrize("playbook", ["core", "spin", "bant"])
def test_every_playbook_for_conversations_marks_the_same_scenario(playbook):
    call = started(playbook=playbook)
    for turn in call.scenario.checks.sample_calls[0].turns:
        call.take_turn(line(" ".join(turn.means), turn.on or "", to=turn.to or "", offer=turn.offer, text=turn.you))
    assert call.marks().score > 50


def test_what_cannot_be_played_is_said():
    with pytest.raises(NotFoundError, match="discovery-plant-directr"):
        load_playable(Library(), "discovery-plant-directr")
    call = started()
    with pytest.raises(NotPlayableError, match="“problm”"):
        call.say("problm")
    assert call.view.turn == 0


def test_a_scenario_with_mistakes_is_not_played(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("format: scenario/1\ntitle: Bad\n", encoding="utf-8")
    with pytest.raises(DocumentError):
        load_playable(Library(), str(path))


def test_every_turn_is_on_disk_before_the_buyer_answers(store, monkeypatch):
    call = started(store)
    seen = []
    monkeypatch.setattr(type(call.session), "say", lambda *_: seen.append(store.read("a1").splitlines()[-1]) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call.say("give-reason", text="Good morning.")
    assert seen[0].startswith('{"turn":1,"moves":["give-reason"]')


def test_what_was_written_turn_by_turn_is_the_journal(store):
    call = started(store)
    for turn in call.scenario.checks.sample_calls[0].turns:
        call.take_turn(line(" ".join(turn.means), turn.on or "", to=turn.to or "", offer=turn.offer, text=turn.you))
    assert store.read("a1") == call.journal()


def test_a_call_is_resumed_where_it_was_left(store):
    call = started(store)
    call.say("give-reason")
    call.say("situation", "line-2-stops")
    resumed = resume_call(store, "a1")
    assert resumed.view == call.view
    call.store = None  # from here on both go their own way
    assert resumed.say("problem", "line-2-stops") == call.say("problem", "line-2-stops")
    assert resume_call(store, "a1").view.turn == 3


def test_a_torn_end_is_mended_and_the_last_turn_played(store):
    call = started(store)
    call.say("give-reason")
    call.say("situation", "line-2-stops", "How old?")
    text = store.read("a1")
    store.path("a1").write_text(text[: text.index('{"turn":2') + 200], encoding="utf-8")
    resumed = resume_call(store, "a1")
    assert resumed.view.turn == 2
    assert store.read("a1") == text
    resumed.say("problem", "line-2-stops")
    assert resume_call(store, "a1").view.turn == 3


def test_a_changed_journal_is_refused(store):
    call = started(store)
    call.say("give-reason")
    text = store.read("a1").replace('"by":8', '"by":9', 1)
    store.path("a1").write_text(text, encoding="utf-8")
    with pytest.raises(JournalError):
        resume_call(store, "a1")


def test_a_full_disk_does_not_end_the_call(store, monkeypatch):
    call = started(store)
    call.say("give-reason")
    kept = store.read("a1")
    monkeypatch.setattr("salessim.records.attempts.Path.open", _no_space)
    view = call.say("situation", "line-2-stops")
    assert view.turn == 2
    assert "No space left on device" in view.warning
    assert "is not being kept" in view.warning
    monkeypatch.undo()
    assert store.read("a1") == kept
    assert call.hang_up().has_ended


def _no_space(*_args, **_kwargs):
    raise OSError(28, "No space left on device")


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from salessim.app.play import start_call
from salessim.conversation.session import Session
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles

call = start_call(Library(), "discovery-plant-director", seed=7, attempt="a1", now=datetime(2026, 3, 2, tzinfo=UTC),
                  store=AttemptFiles(Path(sys.argv[1])))
call.say("give-reason", text="Good morning.")
Session.say = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
call.say("situation", "line-2-stops", "How old are the lines?")
"""


def test_killed_between_the_line_and_the_answer_nothing_is_lost(store):
    done = subprocess.run([sys.executable, "-c", KILLED, str(store.folder)], env=dict(os.environ), check=False)
    assert done.returncode == -signal.SIGKILL
    resumed = resume_call(store, "a1")
    assert resumed.view.turn == 2
    assert any(seen.text == "How old are the lines?" for seen in resumed.view.lines)
    assert resumed.view.lines[-1].speaker == "Marta Hoffmann"
