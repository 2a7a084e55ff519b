"""Everything of one person: handed out whole, deleted without a trace."""

import json

import pytest
from sqlalchemy import insert

from playing import DISCOVERY
from recorded_class import START, leave_open, play_sample
from salessim.app import classroom
from salessim.errors import NotFoundError, SurroundingsError
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles
from salessim.records.database import Database
from salessim.records.kept_attempts import KeptAttempts
from salessim.records.people import all_trainees, named_trainee
from salessim.records.person_data import everything_of, forget
from salessim.records.tables import due_cards, metadata, skills
from salessim.records.taking_over import take_over

WORD = b"Quillfeather"  # said in the first turn
ASKS = "Asks about problems"


@pytest.fixture
def files(tmp_path):
    return AttemptFiles(tmp_path / "attempts")


@pytest.fixture
def database(tmp_path, files):
    """Zerlina and Benvolio, in one class, with everything that can be kept of somebody."""
    database = Database(f"sqlite:///{tmp_path / 'records.sqlite3'}")
    classroom.enrol(database, ["Zerlina", "Benvolio"], "North", START)
    play_sample(database, "Zerlina", "z1")
    leave_open(database, "Zerlina", "z2")
    play_sample(database, "Benvolio", "b1")
    files.append("z3", KeptAttempts(database, "Zerlina", lambda: START).read("z2").splitlines())
    take_over(files, database, "Zerlina", START)
    classroom.assign_scenario(
        database, Library(), DISCOVERY, to="Zerlina", cohort=None, due_on=START.date(), pass_mark=60, tries=2, now=START
    )
    classroom.note_mark(database, "z1", ASKS, "Capitally done.", points=7, by="Tom", now=START)
    classroom.note_mark(database, "b1", ASKS, "Fine.", points=None, by="Zerlina", now=START)
    classroom.dispute_mark(database, "z1", ASKS, "I asked twice.", START)
    with database.writing() as connection:
        who = named_trainee(connection, "Zerlina")
        connection.execute(insert(skills).values(trainee_id=who.id, name="general", at=START, payload={"mean": 0.1}))
        connection.execute(insert(due_cards).values(trainee_id=who.id, card="x", due_at=START, payload={"s": 1}))
    return database


def test_everything_of_a_person_is_handed_out_and_nothing_of_others(database):
    with database.reading() as connection:
        own = everything_of(connection, "zerlina")
    text = json.dumps(own)
    assert own["trainee"]["name"] == "Zerlina"
    assert own["trainee"]["cohort"] == "North"
    assert {each["code"] for each in own["attempts"]} == {"z1", "z2", "z3"}
    first = next(each for each in own["attempts"] if each["code"] == "z1")
    assert [each["note"] for each in first["remarks"]] == ["Capitally done."]
    assert [each["why"] for each in first["disputes"]] == ["I asked twice."]
    assert json.loads(first["journal"][0])["scenario"] == DISCOVERY
    assert text.count(WORD.decode()) >= 2
    assert own["assignments"][0]["pass_mark"] == 60
    assert (own["skills"][0]["payload"], own["due_cards"][0]["card"]) == ({"mean": 0.1}, "x")
    assert [each["note"] for each in own["said_as_trainer"]["remarks"]] == ["Fine."]
    assert "Benvolio" not in text


def test_a_forgotten_person_is_in_no_table_no_file_and_no_byte(database, files, tmp_path):
    gone = forget(database, files, "Zerlina")
    assert (gone.name, gone.attempts, gone.files) == ("Zerlina", 3, 1)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for word in (WORD, b"Zerlina", b"I asked twice", b"Capitally done."):
                assert word not in data, (file, word)
    with database.reading() as connection:
        assert [trainee.name for trainee in all_trainees(connection)] == ["Benvolio"]
        left = {table.name: len(connection.execute(table.select()).all()) for table in metadata.sorted_tables}
        (remark,) = connection.execute(metadata.tables["remarks"].select())
    assert remark.by == "a trainer"
    assert left.pop("events") > 10
    assert left == {
        "cohorts": 1,
        "trainees": 1,
        "attempts": 1,
        "corrections": 0,
        "predictions": 0,
        "assignments": 0,
        "remarks": 1,
        "disputes": 0,
        "skills": 0,
        "due_cards": 0,
        "taken_over": 0,
    }
    assert take_over(files, database, "Zerlina", START) == ()  # and does not come back
    with pytest.raises(NotFoundError):
        forget(database, files, "Zerlina")


def test_a_file_that_cannot_be_deleted_stops_it_before_anything_is_gone(database, files, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.unlink", refused)
    with pytest.raises(SurroundingsError, match="Nothing was deleted from the database"):
        forget(database, files, "Zerlina")
    assert len(KeptAttempts(database, "Zerlina", lambda: START).ids()) == 3
