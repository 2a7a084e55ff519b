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


def test_the_call_leaves_in_its_deal_what_was_told_and_agreed(call):
    outcome = score_journal(call.journal(), "a1").outcome
    assert outcome.result == "advance"
    assert {
        "line-2-stops.fact",
        "line-2-stops.problem",
        "line-2-stops.impact",
        "line-2-stops.payoff",
    } <= outcome.learned
    assert not any(name.startswith("weekend-overtime") for name in outcome.learned)
    assert outcome.slots == {"decision-process", "authority"}
    assert outcome.claimed == frozenset()
    assert outcome.explicit_needs == 1
    assert outcome.agreed == {"next-step.site-visit", "who-joins.marta-and-ivo", "date.within-two-weeks"}
    assert outcome.minutes == 7


def test_a_lazy_question_leaves_a_claim():
    played = start_call(Library(), DISCOVERY, seed=7, attempt="a2", now=datetime(2026, 3, 2, tzinfo=UTC))
    for move, subject in (("give-reason", ""), ("ask-authority", "authority")):
        played.take_turn(line(move, subject))
    outcome = score_journal(played.journal(), "a2").outcome
    assert (outcome.result, outcome.claimed, outcome.slots) == ("no-sale", {"authority"}, frozenset())
