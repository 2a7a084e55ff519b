"""What an earlier version left as files comes into the database, once."""

import pytest

from records.test_kept_attempts import START, header
from salessim.records.attempts import AttemptFiles
from salessim.records.database import Database
from salessim.records.kept_attempts import KeptAttempts
from salessim.records.taking_over import take_over


@pytest.fixture
def files(tmp_path):
    return AttemptFiles(tmp_path / "attempts")


@pytest.fixture
def database(tmp_path):
    return Database(f"sqlite:///{tmp_path / 'records.sqlite3'}")


def taken(files, database):
    return take_over(files, database, "Ana", START)


def test_files_come_over_once_and_stay_where_they_are(files, database):
    files.append("a1", [header(), '{"turn":1,"text":"Good morning."}', '{"event":"ended","by":"you"}'])
    files.append("a2", [header("second")])
    before = files.path("a1").read_bytes()
    assert set(taken(files, database)) == {"a1", "a2"}
    assert taken(files, database) == ()
    store = KeptAttempts(database, "Ana", lambda: START)
    assert store.read("a1") == files.read("a1")
    assert {past.attempt: (past.turns, past.is_finished) for past in store.summaries()} == {
        "a1": (1, True),
        "a2": (0, False),
    }
    assert files.path("a1").read_bytes() == before


def test_a_torn_last_line_stays_behind(files, database):
    files.append("a1", [header(), '{"turn":1,"text":"Good morning."}'])
    with files.path("a1").open("a") as file:
        file.write('{"event":"to')
    taken(files, database)
    assert KeptAttempts(database, "Ana", lambda: START).read("a1").splitlines() == files.read("a1").splitlines()[:2]


def test_what_is_no_journal_stays_a_file_and_stops_nothing(files, database):
    files.append("a1", ["nonsense"])
    files.append("a2", ['{"journal":1}'])
    files.append("a3", [header()])
    (files.folder / "not an id!.jsonl").write_text("x")
    assert taken(files, database) == ("a3",)


def test_where_there_is_nothing_nothing_is_made(files, database, tmp_path):
    assert taken(files, database) == ()
    assert list(tmp_path.iterdir()) == []
