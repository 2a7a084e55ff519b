"""A class: who is in it, what is assigned, how it stands, and what is said about marks."""

from datetime import date, timedelta

import pytest

from playing import DISCOVERY
from recorded_class import START, hang_up_at_once, leave_open, play_sample
from salessim.app import classroom
from salessim.app.progress import progress_of, progress_of_cohort
from salessim.conversation.journal import Aid
from salessim.errors import InputError, NotFoundError
from salessim.library.finding import Library
from salessim.records.database import Database

DAY = timedelta(days=1)
ASKS = "Asks about problems"  # 5.7 of 7.6 points in the sample call


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'records.sqlite3'}")
    classroom.enrol(database, ["Ana", "Ben"], "North", START)
    return database


def assign(database, to=None, cohort=None, *, due=date(2027, 3, 10), pass_mark=70, tries=None, now=START):
    return classroom.assign_scenario(
        database, Library(), DISCOVERY, to=to, cohort=cohort, due_on=due, pass_mark=pass_mark, tries=tries, now=now
    )


def standing(database, trainee, now=START + DAY):
    (found,) = progress_of(database, trainee, now).standings
    return found


def test_an_assignment_of_a_class_is_everybodys_own_business(database):
    assign(database, cohort="north")
    play_sample(database, "Ana", "a1", started=START + timedelta(hours=1))
    hang_up_at_once(database, "Ben", "b1", started=START + timedelta(hours=1))
    ana, ben = progress_of_cohort(database, "North", START + DAY)
    assert [(each.trainee, each.standings[0].state, each.standings[0].best) for each in (ana, ben)] == [
        ("Ana", "passed", 73),
        ("Ben", "open", 0),
    ]
    assert standing(database, "Ben", START + 20 * DAY).state == "missed"


def test_the_pass_mark_is_that_of_the_assignment(database):
    assign(database, to="Ana", pass_mark=74)
    play_sample(database, "Ana", "a1", started=START + timedelta(hours=1))
    assert standing(database, "Ana").state == "open"
    assert assign(database, to="Ana", pass_mark=None).pass_mark == 65  # the scenario's own
    assert len(progress_of(database, "Ana", START).standings) == 1  # it took the place of the former


def test_only_so_many_tries_count_and_one_broken_off_is_one(database):
    assign(database, to="Ana", tries=2)
    leave_open(database, "Ana", "a1", started=START + timedelta(hours=1))
    assert standing(database, "Ana").state == "open"
    hang_up_at_once(database, "Ana", "a2", started=START + timedelta(hours=2))
    play_sample(database, "Ana", "a3", started=START + timedelta(hours=3))
    found = standing(database, "Ana")
    assert [each.summary.attempt for each in found.tries] == ["a1", "a2"]
    assert (found.best, found.state) == (0, "open")  # the first may still be played to its end


def test_what_was_played_before_too_late_or_with_help_does_not_count(database):
    play_sample(database, "Ana", "a0", started=START - timedelta(hours=1))
    assign(database, to="Ana", due=date(2027, 3, 2))
    play_sample(database, "Ana", "a1", started=START + timedelta(hours=1), aid=Aid(is_revealed=True))
    play_sample(database, "Ana", "a2", started=START + 2 * DAY)
    assert standing(database, "Ana", START + 2 * DAY).tries == ()
    assert standing(database, "Ana", START + 2 * DAY).state == "missed"
    assert len(progress_of(database, "Ana", START).tries) == 3


def test_the_last_day_is_a_day_where_the_trainer_is(database):
    from datetime import timezone

    west = timezone(timedelta(hours=-8))
    assign(database, to="Ana", due=date(2027, 3, 2))
    play_sample(database, "Ana", "a1", started=START + timedelta(hours=18))  # 3:00 on the 2nd in UTC
    late = START + timedelta(hours=42)  # 3:00 on the 3rd in UTC, 19:00 on the 2nd in the west
    play_sample(database, "Ana", "a2", started=late)
    assert len(standing(database, "Ana", late).tries) == 1
    assert len(standing(database, "Ana", late.astimezone(west)).tries) == 2


def test_what_cannot_be_assigned(database):
    with pytest.raises(InputError, match="has gone by"):
        assign(database, to="Ana", due=date(2027, 2, 28))
    with pytest.raises(NotFoundError, match="no class “Nroth”") as error:
        assign(database, cohort="Nroth")
    assert "“North”" in error.value.hint
    with pytest.raises(NotFoundError, match="is not assigned to Ana"):
        classroom.withdraw_assignment(database, DISCOVERY, to="Ana", cohort=None)
    assign(database, to="Ana")
    classroom.withdraw_assignment(database, DISCOVERY, to="Ana", cohort=None)
    assert progress_of(database, "Ana", START).standings == ()


def test_attempts_belong_to_the_class_they_were_played_in(database):
    play_sample(database, "Ana", "a1")
    classroom.enrol(database, ["ana"], None, START)
    play_sample(database, "Ana", "a2", started=START + DAY)
    found = progress_of(database, "Ana", START)
    assert (found.cohort, [each.summary.cohort for each in found.tries]) == ("", ["", "North"])
    with pytest.raises(NotFoundError, match="no trainee “Cem”"):
        classroom.enrol(database, ["Cem"], None, START)


def note(database, criterion, points=None, at=START, text="Better than that."):
    return classroom.note_mark(database, "a1", criterion, text, points=points, by="Tom", now=at)


def test_a_trainers_points_stand_beside_the_mark_and_the_last_count(database):
    assign(database, to="Ana", pass_mark=74)
    play_sample(database, "Ana", "a1", started=START + timedelta(hours=1))
    assert note(database, "asks ABOUT problems", 7.6).criterion == ASKS
    (tried,) = progress_of(database, "Ana", START).tries
    assert (tried.marked.score, tried.trainer_score) == (73, 75)
    mark = next(mark for mark in tried.marked.marks if mark["criterion"] == ASKS)
    assert mark["points"] == 5.7
    found = standing(database, "Ana")
    assert (found.state, found.best, found.trainer_best) == ("open", 73, 75)
    assert found.as_json()["passed_by_trainer"] is True
    note(database, ASKS, 0, START + DAY)
    (tried,) = progress_of(database, "Ana", START).tries
    assert tried.trainer_score == 67
    assert [remark.points for remark in tried.remarks] == [7.6, 0]  # nothing said is lost


def test_a_note_alone_changes_no_score(database):
    play_sample(database, "Ana", "a1")
    note(database, "call", text="Well begun.")
    (tried,) = progress_of(database, "Ana", START).tries
    assert tried.trainer_score is None
    assert [(remark.criterion, remark.note, remark.by) for remark in tried.remarks] == [("call", "Well begun.", "Tom")]


@pytest.mark.parametrize(
    ("criterion", "points", "text", "message"),
    [
        ("Asks", None, "x", "could be"),
        ("Aks about problems", None, "x", "has no mark"),
        (ASKS, 8, "x", "gives 0 to 7.6 points, not 8"),
        ("call", 3, "x", "gives 0 to 0 points"),
        (ASKS, None, "  ", "Nothing is said"),
    ],
)
def test_a_note_that_cannot_be(database, criterion, points, text, message):
    play_sample(database, "Ana", "a1")
    with pytest.raises(InputError, match=message):
        note(database, criterion, points, text=text)


def test_an_open_call_has_no_marks_to_note(database):
    leave_open(database, "Ana", "a1")
    with pytest.raises(InputError, match="is not over"):
        note(database, ASKS)
    with pytest.raises(NotFoundError, match="no attempt “a2”"):
        classroom.dispute_mark(database, "a2", ASKS, "No.", START)


def settle(database, ruling="granted", points=None):
    classroom.settle_dispute(
        database, "a1", ASKS, ruling=ruling, answer="You did.", points=points, by="Tom", now=START + DAY
    )


def test_a_dispute_is_opened_once_and_settled_once(database):
    play_sample(database, "Ana", "a1")
    with pytest.raises(NotFoundError, match="No dispute"):
        settle(database)
    classroom.dispute_mark(database, "a1", ASKS, "I asked twice.", START)
    with pytest.raises(InputError, match="disputed already"):
        classroom.dispute_mark(database, "a1", ASKS, "Really.", START)
    with pytest.raises(InputError, match="the mark stays"):
        settle(database, "refused", 7)
    settle(database, points=7.6)
    (tried,) = progress_of(database, "Ana", START).tries
    (dispute,) = tried.disputes
    assert (dispute.why, dispute.ruling, dispute.answer, dispute.decided_by, dispute.decided_at) == (
        "I asked twice.",
        "granted",
        "You did.",
        "Tom",
        START + DAY,
    )
    assert (tried.marked.score, tried.trainer_score) == (73, 75)
    with pytest.raises(NotFoundError, match="No dispute"):
        settle(database)


def test_the_results_of_a_class_are_a_table(database):
    assign(database, cohort="North", tries=3)
    play_sample(database, "Ana", "a1", started=START + timedelta(hours=1))
    classroom.dispute_mark(database, "a1", ASKS, "I asked twice.", START)
    rows = classroom.result_rows(progress_of_cohort(database, "North", START + DAY))
    assert rows == [
        ["Ana", DISCOVERY, "2027-03-10", "70", "1", "3", "73", "", "passed", "1"],
        ["Ben", DISCOVERY, "2027-03-10", "70", "0", "3", "", "", "open", "0"],
    ]
