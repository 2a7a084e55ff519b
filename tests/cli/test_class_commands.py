"""What a trainer does on the command line."""

import csv
import io
import json
import os
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from playing import DISCOVERY
from recorded_class import play_sample
from salessim.app.preferences import Preferences, load_preferences, save_preferences
from salessim.app.records_of_user import records_of_user
from salessim.cli.main import salessim
from salessim.errors import InputError, NotFoundError, SalessimError
from salessim.records.attempts import data_folder

ASKS = "Asks about problems"
DUE = "2999-12-31"


def run(*arguments, answer=None):
    done = CliRunner().invoke(salessim, arguments, input=answer)
    if isinstance(done.exception, SalessimError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def wrong(*arguments):
    done = CliRunner().invoke(salessim, arguments)
    assert done.exit_code == 2
    return done.output


@pytest.fixture
def played():
    """A class of two; one has played."""
    run("enrol", "Ana", "Ben", "--cohort", "North")
    run("assign", DISCOVERY, "--cohort", "North", "--by", DUE, "--pass-mark", "60", "--tries", "3")
    play_sample(records_of_user(os.environ), "Ana", "a1", started=datetime.now(UTC))


def test_a_class_is_assigned_plays_and_is_looked_at(played):
    told = run("progress", "--cohort", "North")
    assert "Ana · North" in told
    assert "✓ passed      discovery-plant-director" in told
    assert "by 2999-12-31, 60 points pass; 1 of 3 tries, best 73" in told
    assert "Ben · North" in told
    assert "· open" in told
    assert "No attempt yet." in told
    assert all(len(line) <= 92 for line in told.splitlines())
    ana, ben = json.loads(run("progress", "--cohort", "North", "--json"))["trainees"]
    assert (ana["trainee"], ana["cohort"], ana["assignments"][0]["state"]) == ("Ana", "North", "passed")
    (tried,) = ana["attempts"]
    assert (tried["attempt"], tried["score"], tried["passed"]) == ("a1", 73, True)
    assert ben["attempts"] == []


def test_results_of_a_class_open_in_a_spreadsheet(played):
    ana, ben = csv.DictReader(io.StringIO(run("export", "results", "--cohort", "North")))
    assert (ana["trainee"], ana["scenario"], ana["best_score"], ana["state"]) == ("Ana", DISCOVERY, "73", "passed")
    assert (ben["trainee"], ben["best_score"], ben["state"]) == ("Ben", "", "open")


def test_a_name_that_a_spreadsheet_would_run_is_text(played):
    run("enrol", "=1+1", "--cohort", "North")
    rows = list(csv.reader(io.StringIO(run("export", "results", "--cohort", "North"))))
    assert "'=1+1" in [row[0] for row in rows]


def test_notes_and_disputes_are_shown_beside_the_mark(played):
    assert "Noted beside “Asks about problems” of a1, 7 points." in run(
        "note", "a1", ASKS, "More of that.", "--points", "7", "--by", "Tom"
    )
    assert "waits for a trainer's decision" in run("dispute", "a1", "Brought Ivo in", "I asked for him.")
    assert "is granted" in run("settle", "a1", "Brought Ivo in", "You did.", "--grant", "--points", "10", "--by", "Tom")
    for told in (run("progress", "--trainee", "Ana"), run("score", "a1")):
        flat = " ".join(told.split())
        assert "Asks about problems (7 points): “More of that.” Tom" in flat
        assert "granted by Tom: “You did.”" in flat
    assert "73 of 100 points" in run("score", "a1")
    assert "With the trainer's points: 84 of 100." in run("score", "a1")
    assert "✓  73 of 100, passed, trainer: 84" in run("progress", "--trainee", "Ana")


def test_usage_that_leaves_doubt_is_refused(played):
    assert "Give --to NAME or --cohort CLASS." in wrong("assign", DISCOVERY, "--by", DUE)
    assert "Give --by DATE, or --withdraw." in wrong("assign", DISCOVERY, "--to", "Ana")
    assert "2027-01-15" in wrong("assign", DISCOVERY, "--to", "Ana", "--by", "soon")
    assert "Give --cohort CLASS, or --leave." in wrong("enrol", "Ana")
    assert "--grant or --refuse" in wrong("settle", "a1", ASKS, "No.")
    assert "not both" in wrong("progress", "--trainee", "Ana", "--cohort", "North")
    assert "journal" in wrong("export", "journal")
    assert "--cohort" in wrong("export", "results")
    with pytest.raises(NotFoundError, match="There is no class “Nord”"):
        run("progress", "--cohort", "Nord")
    with pytest.raises(NotFoundError, match="There is no trainee “Anna”") as error:
        run("progress", "--trainee", "Anna")
    assert "“Ana”" in error.value.hint


def test_an_assignment_can_be_taken_back_and_told_to_programs(played):
    assert "is not assigned to North any more" in run("assign", DISCOVERY, "--cohort", "North", "--withdraw")
    given = json.loads(run("assign", DISCOVERY, "--to", "Cem", "--by", DUE, "--json"))
    assert given == {
        "scenario": DISCOVERY,
        "trainee": "Cem",
        "cohort": None,
        "due": DUE,
        "pass_mark": 65,
        "tries": None,
    }
    assert "Cem" in run("progress", "--trainee", "cem")
    assert "Ben: in no class now." in run("enrol", "Ben", "--leave")


def test_everything_of_a_person_and_then_nothing(played, tmp_path):
    out = tmp_path / "ana.json"
    run("export", "person", "--trainee", "Ana", "--out", str(out))
    own = json.loads(out.read_text(encoding="utf-8"))
    journal = "\n".join(own["attempts"][0]["journal"]) + "\n"
    assert run("export", "journal", "a1") == journal
    with pytest.raises(InputError, match="Nothing was deleted"):
        run("forget", "--trainee", "Ana", answer="n\n")
    assert "73" in run("progress", "--trainee", "Ana")
    assert run("forget", "--trainee", "Ana", answer="y\n").endswith("Ana is forgotten: 1 attempt deleted.\n")
    with pytest.raises(NotFoundError):
        run("score", "a1")
    # What was taken away before can still be marked.
    file = tmp_path / "taken.jsonl"
    file.write_text(journal, encoding="utf-8")
    assert json.loads(run("score", str(file), "--json"))["score"] == 73


def test_a_name_that_was_put_right_keeps_what_was_played(played):
    folder = data_folder(os.environ)
    save_preferences(folder, Preferences("Ana"))
    assert run("rename", "ana", "Anna Roth") == "ana is called Anna Roth now.\n"
    assert "73 of 100" in run("progress")
    assert load_preferences(folder).name == "Anna Roth"
    run("rename", "Anna Roth", "anna  roth")
    with pytest.raises(InputError, match="a trainee “Ben” already"):
        run("rename", "anna roth", "ben")


def test_whoever_is_forgotten_is_not_in_the_settings_either(played):

    folder = data_folder(os.environ)
    save_preferences(folder, Preferences("Ana", "dark", was_welcomed=True))
    run("forget", "--trainee", "ana", "--yes")
    assert load_preferences(folder) == Preferences("", "dark", was_welcomed=True)
    assert all(b"Ana" not in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_statements_for_a_learning_record_store(played):
    home = "https://learning.example.org"
    lines = run("export", "xapi", "--cohort", "North", "--home-page", f"{home}/").splitlines()
    begun, passed = map(json.loads, lines)
    assert begun["actor"] == passed["actor"]
    assert passed["object"]["id"] == f"{home}/scenarios/{DISCOVERY}"
    assert passed["result"]["score"]["scaled"] == 0.73
    with pytest.raises(InputError, match="no web address"):
        run("export", "xapi", "--trainee", "Ana", "--home-page", "my school")


def test_who_has_not_begun_is_told_so():
    assert run("progress").split()[:4] == ["me", "No", "attempt", "yet."]
    assert not data_folder(os.environ).exists()  # to look makes nothing


def test_a_database_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setenv("SALESSIM_DATABASE", f"sqlite:///{tmp_path / 'class.db'}")
    run("enrol", "Ana", "--cohort", "North")
    assert (tmp_path / "class.db").exists()
    monkeypatch.setenv("SALESSIM_DATABASE", "my class")
    with pytest.raises(InputError, match="no URL"):
        run("progress")
