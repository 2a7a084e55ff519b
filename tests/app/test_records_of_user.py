"""The records of the user of this computer."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from playing import DISCOVERY
from salessim.app import call_desk, marked_attempts
from salessim.app.call_desk import Desk
from salessim.app.play import resume_call, start_call
from salessim.app.preferences import Preferences, save_preferences
from salessim.app.records_of_user import attempts_of_user, trainee_name
from salessim.errors import InputError
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles, data_folder

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def folder(monkeypatch):
    return data_folder(os.environ)


def started(store, attempt="a1"):
    return start_call(Library(), DISCOVERY, seed=7, attempt=attempt, now=NOW, store=store)


def test_who_plays(folder):
    assert trainee_name({"SALESSIM_DATA": str(folder)}) == "me"
    save_preferences(folder, Preferences(" Ana  Roth "))
    assert trainee_name({"SALESSIM_DATA": str(folder)}) == "Ana Roth"
    assert trainee_name({"SALESSIM_DATA": str(folder), "SALESSIM_TRAINEE": "Ben"}) == "Ben"
    assert trainee_name({"SALESSIM_DATA": str(folder), "SALESSIM_TRAINEE": "Ben"}, "Cem") == "Cem"
    with pytest.raises(InputError, match="is no name"):
        trainee_name(os.environ, "  ")


def test_in_a_database_that_others_share_nobody_is_called_me(folder, tmp_path, monkeypatch):
    shared = os.environ | {"SALESSIM_DATABASE": f"sqlite:///{tmp_path / 'class.db'}"}
    monkeypatch.setattr("getpass.getuser", lambda: "aroth")
    started(attempts_of_user(shared))
    assert attempts_of_user(shared, "aroth").ids() == ("a1",)
    save_preferences(folder, Preferences("Ana"))
    assert attempts_of_user(shared).ids() == ()  # what another login played is not taken from it
    assert attempts_of_user(shared, "aroth").ids() == ("a1",)


def test_a_call_left_is_gone_on_with_by_another_start(folder):
    call = started(attempts_of_user(os.environ))
    call.say("give-reason")
    again = resume_call(attempts_of_user(os.environ), "a1")
    assert again.view == call.view
    assert again.hang_up().has_ended
    assert attempts_of_user(os.environ).summaries()[0].is_finished


def test_several_trainees_on_one_computer_do_not_see_each_others_calls(folder):
    started(attempts_of_user(os.environ, "Ana"), "a1")
    started(attempts_of_user(os.environ, "Ben"), "b1")
    assert attempts_of_user(os.environ, "ana").ids() == ("a1",)
    assert attempts_of_user(os.environ, "Ben").ids() == ("b1",)
    assert attempts_of_user(os.environ).ids() == ()


def test_what_was_played_without_a_name_belongs_to_the_first_one_given(folder):
    started(attempts_of_user(os.environ), "a1")
    save_preferences(folder, Preferences("Ana"))
    assert attempts_of_user(os.environ).ids() == ("a1",)
    save_preferences(folder, Preferences("Ben"))
    assert attempts_of_user(os.environ).ids() == ()


def test_files_of_an_earlier_version_are_there_at_the_next_start(folder):
    call = started(AttemptFiles.of_user(os.environ))
    call.say("give-reason")
    store = attempts_of_user(os.environ)
    assert store.ids() == ("a1",)
    assert resume_call(store, "a1").view == call.view
    assert AttemptFiles.of_user(os.environ).ids() == ("a1",)


def test_marks_are_remembered_and_made_anew_by_another_version(folder, monkeypatch):
    started(attempts_of_user(os.environ)).hang_up()

    def desk():
        return Desk(Library(), attempts_of_user(os.environ), lambda: NOW, lambda: 1, lambda: "x")

    marked = []
    score = marked_attempts.score_journal
    monkeypatch.setattr(
        marked_attempts, "score_journal", lambda *given, **more: (marked.append(given[1]), score(*given, **more))[1]
    )
    first = desk().attempts()
    assert desk().attempts() == first
    assert marked == ["a1"]
    for module in (call_desk, marked_attempts):
        monkeypatch.setattr(module, "MARKED_BY", "another version")
    assert desk().attempts() == desk().attempts() == first
    assert marked == ["a1", "a1"]


def test_a_place_that_cannot_be_written_does_not_keep_a_call_from_being_played(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path / "file" / "data"))
    view = started(attempts_of_user(os.environ)).say("give-reason")
    assert view.turn == 1
    assert "I cannot" in view.warning
    assert "is not being kept" in view.warning


def test_two_windows_on_one_call_one_is_told_and_nothing_is_mixed(folder):
    first = started(attempts_of_user(os.environ))
    second = resume_call(attempts_of_user(os.environ), "a1")
    first.say("give-reason")
    view = second.say("situation", "line-2-stops")
    assert "goes on in another window" in view.warning
    first.hang_up()
    assert resume_call(attempts_of_user(os.environ), "a1").view == first.view


KILLED = """
import os, signal
from datetime import UTC, datetime
from salessim.app.play import start_call
from salessim.app.records_of_user import attempts_of_user
from salessim.conversation.session import Session
from salessim.library.finding import Library

call = start_call(Library(), "discovery-plant-director", seed=7, attempt="a1", now=datetime(2026, 3, 2, tzinfo=UTC),
                  store=attempts_of_user(os.environ))
call.say("give-reason", text="Good morning.")
Session.say = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
call.say("situation", "line-2-stops", "How old are the lines?")
"""


def test_a_turn_is_kept_before_the_buyer_answers(folder):
    done = subprocess.run([sys.executable, "-c", KILLED], env=dict(os.environ), check=False)
    assert done.returncode == -signal.SIGKILL
    resumed = resume_call(attempts_of_user(os.environ), "a1")
    assert resumed.view.turn == 2
    assert any(seen.text == "How old are the lines?" for seen in resumed.view.lines)
    assert resumed.view.lines[-1].speaker == "Marta Hoffmann"


def test_what_needs_no_records_loads_no_database(folder):
    program = (
        "import sys\nfrom salessim.cli.main import run\n"
        "import salessim.tui.app\nfrom salessim.app.records_of_user import attempts_of_user\n"
        "attempts_of_user({})\n"
        "for line in (['--version'], ['list'], ['check', 'discovery-plant-director'], ['play', '--help']):\n"
        "    assert run(line) == 0, line\n"
        "print(sorted({'sqlalchemy', 'alembic'} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
