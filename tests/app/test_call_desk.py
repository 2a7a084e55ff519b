"""Where calls are begun and found again."""

from datetime import UTC, datetime, timedelta

import pytest

from playing import DISCOVERY
from salessim.app.call_desk import Desk
from salessim.errors import NotFoundError
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles


@pytest.fixture
def desk(tmp_path):
    clock = iter(datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(hours=n) for n in range(99))
    ids = iter(f"a{n}" for n in range(1, 99))
    return Desk(
        Library(), AttemptFiles(tmp_path), now=lambda: next(clock), new_seed=lambda: 7, new_attempt=lambda: next(ids)
    )


def test_what_can_be_played_is_listed_with_negotiation_tables(desk):
    names = [scenario.name for scenario in desk.scenarios()]
    assert DISCOVERY in names
    assert {"negotiation-renewal", "negotiation-distributor", "negotiation-new-deal", "negotiation-quarter-end"} <= set(
        names
    )


def test_a_negotiation_is_begun_and_taken_up_again(desk):
    call = desk.start("negotiation-renewal")
    call.take_turn(call.table.questions[2].said)
    again = desk.resume("a1")
    assert again.view == call.view
    assert again.table == call.table


def test_attempts_come_back_the_latest_first(desk):
    first = desk.start(DISCOVERY)
    first.say("give-reason")
    second = desk.start(DISCOVERY, "tough")
    second.hang_up()
    found = desk.attempts()
    assert [(past.id, past.turns, past.is_finished) for past in found] == [("a2", 1, True), ("a1", 1, False)]
    assert (found[0].score, found[0].outcome, found[0].has_passed) == (0, "No sale", False)
    assert desk.resume("a1").view == first.view


def test_a_journal_that_cannot_be_read_does_not_hide_the_others(desk):
    desk.start(DISCOVERY)
    desk.store.append("broken", ["nonsense"])
    assert [past.id for past in desk.attempts()] == ["a1"]


def test_briefings_do_not_start_anything(desk):
    assert desk.briefing(DISCOVERY, "gentle").difficulty == "gentle"
    assert desk.attempts() == ()


def test_a_finished_attempt_opens_for_its_debrief(desk):
    desk.start(DISCOVERY).hang_up()
    assert desk.resume("a1").debrief().score == 0


def test_an_unknown_attempt_is_not_found(desk):
    with pytest.raises(NotFoundError):
        desk.resume("a9")


def test_a_finished_attempt_is_marked_once_and_an_open_one_read_again(desk, monkeypatch):
    desk.start(DISCOVERY).hang_up()
    open_call = desk.start(DISCOVERY)
    before = desk.attempts()
    monkeypatch.setattr("salessim.app.call_desk.mark_kept", lambda *_: pytest.fail("marked again"))
    open_call.say("give-reason")
    assert [past.turns for past in desk.attempts()] == [1, 1]
    assert [past.turns for past in before] == [0, 1]
