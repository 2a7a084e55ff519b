"""Marks from a journal alone."""

from datetime import UTC, datetime

import pytest

from playing import DISCOVERY, line
from salessim.app.play import start_call
from salessim.app.score_attempt import score_journal
from salessim.errors import JournalError
from salessim.library.finding import Library


@pytest.fixture(scope="module")
def call():
    played = start_call(Library(), DISCOVERY, seed=7, attempt="a1", now=datetime(2026, 3, 2, tzinfo=UTC))
    for turn in played.scenario.checks.sample_calls[0].turns:
        played.take_turn(line(" ".join(turn.means), turn.on or "", to=turn.to or "", offer=turn.offer, text=turn.you))
    return played


def test_the_marks_are_those_of_the_call(call):
    scored = score_journal(call.journal(), "a1")
    assert scored.marks == call.marks()
    assert scored.groups == call.debrief().groups
    assert scored.told.lesson == call.debrief().lesson


def test_marking_reads_no_text(call):
    first, body = call.journal().split("\n", 1)
    other_words = body.replace("How often does line 2 stop without warning?", "xx xx xx xx xx xx xx xx")
    assert score_journal(f"{first}\n{other_words}", "a1").marks == call.marks()


def test_the_shape_for_programs(call):
    values = score_journal(call.journal(), "a1").as_json([])
    assert set(values) >= {
        "attempt",
        "scenario",
        "playbook",
        "difficulty",
        "seed",
        "ending",
        "outcome",
        "score",
        "passed",
        "marks",
        "journal",
    }
    assert all(set(mark) >= {"criterion", "points", "of", "applicable", "lines"} for mark in values["marks"])


def test_what_is_no_journal_is_refused():
    with pytest.raises(JournalError):
        score_journal("hello", "a1")
