"""What the screens ask of the records: who is there, what was given to pass, and what is said of marks."""

from datetime import date, timedelta

import pytest

from playing import DISCOVERY
from recorded_class import START, play_sample
from salessim.app import classroom
from salessim.app.class_desk import ClassDesk
from salessim.app.progress import progress_of
from salessim.app.standing import assigned_from
from salessim.library.finding import Library
from salessim.records.database import Database

DAY = timedelta(days=1)
ASKS = "Asks about problems"


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'records.sqlite3'}")
    classroom.enrol(database, ["Ana", "Ben"], "North", START)
    return database


def test_people_notes_and_settled_disputes(database):
    desk = ClassDesk(lambda: database, lambda: START + DAY)
    assert desk.people() == ("Ana", "Ben")
    assert desk.rename("Ben", "Benno") == "Benno"
    play_sample(database, "Ana", "a1")
    assert desk.said_of("a1").marks == ()
    desk.dispute("a1", ASKS, "I asked twice.")
    (waiting,) = desk.said_of("a1").marks
    assert (waiting.kind, waiting.text, waiting.ruling) == ("dispute", "I asked twice.", "")
    now = START + 2 * DAY
    classroom.settle_dispute(database, "a1", ASKS, ruling="granted", answer="So you did.", points=7, by="Bea", now=now)
    found = desk.said_of("a1")
    settled, note = found.marks
    assert (settled.ruling, settled.answer, settled.by) == ("granted", "So you did.", "Bea")
    assert (note.kind, note.points) == ("note", 7)
    assert found.trainer_score == 74, "73 and the 1.3 points that were missing"
    assert desk.said_of("nothing").marks == ()


def test_what_was_given_to_pass_says_by_when(database):
    def assigned(due):
        classroom.assign_scenario(
            database, Library(), DISCOVERY, to="Ana", cohort=None, due_on=due, pass_mark=65, tries=None, now=START
        )
        return [each.why for each in assigned_from(progress_of(database, "Ana", START), START)]

    assert assigned(date(2027, 3, 1)) == ["due today, pass 65"]
    assert assigned(date(2027, 3, 2)) == ["due tomorrow, pass 65"]
    assert assigned(date(2027, 3, 12)) == ["by Fri 12 Mar, pass 65"]
