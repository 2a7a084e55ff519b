"""An attempt that follows another."""

from datetime import UTC, datetime

import pytest
import yaml

from playing import SMALL, merged
from salessim.app.call_desk import Desk
from salessim.app.earlier_attempts import attempt_before, latest_before
from salessim.app.play import resume_call, start_call
from salessim.app.read_briefing import briefing_of
from salessim.app.score_attempt import score_journal
from salessim.conversation.journal import Aid
from salessim.conversation.replaying import read_journal, replayed, written
from salessim.conversation.turn import NamedTurn
from salessim.errors import JournalError, NotPlayableError
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
SECOND = {
    "title": "The cold store, again",
    "after": {
        "scenario": "first",
        "usually": {"shared": ["ice.fact"], "agreed": ["step.visit"], "trust": {"ann": "wary"}},
    },
}


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    for name, more in (("first", {}), ("second", SECOND)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(merged(SMALL, more), sort_keys=False), encoding="utf-8")
    return Library(folder)


@pytest.fixture
def store(tmp_path):
    return AttemptFiles(tmp_path / "attempts")


def first_call(library, store, attempt="a1", aid=None):
    call = start_call(library, "first", seed=3, attempt=attempt, now=NOW, store=store, aid=aid)
    for move in ("situation", "problem", "implication"):
        call.say(move, "ice")
    call.take_turn(NamedTurn(("propose-next-step",), offer=("step.visit",), text="Shall I come?"))
    call.hang_up()
    return call


def test_a_call_goes_on_where_the_last_one_ended(library, store):
    first_call(library, store)
    earlier, counts = attempt_before(store.read("a1"), "a1")
    assert counts
    call = start_call(library, "second", seed=9, attempt="b1", now=NOW, store=store, earlier=earlier)
    assert [finding.rung for finding in call.view.heard] == ["fact", "problem", "what it costs"]
    call.say("need-payoff", "ice")
    text = call.journal()
    journal = read_journal(text, "b1")
    assert written(journal.header, replayed(journal)) == text  # the journal needs nothing else
    assert resume_call(store, "b1").session.situation == call.session.situation
    assert score_journal(text, "b1").outcome.learned == {"ice.fact", "ice.problem", "ice.impact", "ice.payoff"}


def test_what_it_remembers_cannot_be_changed_afterwards(library, store):
    first_call(library, store)
    earlier, _ = attempt_before(store.read("a1"), "a1")
    text = start_call(library, "second", seed=9, attempt="b1", now=NOW, earlier=earlier).journal()
    with pytest.raises(JournalError, match="not what was"):
        read_journal(text.replace('"learned":["ice.fact",', '"learned":['), "b1")


def test_the_desk_finds_the_last_attempt_that_counts(library, store):
    desk = Desk(library, store, lambda: NOW, lambda: 1, lambda: "b1")
    assert [fact.label for fact in desk.briefing("second").before] == [
        "Call before",
        "ice, fact",
        "Agreed",
        "Ann Frost",
    ]
    first_call(library, store)
    first_call(library, store, "a2", Aid(is_revealed=True))
    assert latest_before(store, "first").attempt == "a1"
    before = {fact.label: fact.value for fact in desk.briefing("second").before}
    assert before["ice, what it costs"] == "It costs 2,000 EUR a month."
    assert before["Agreed"] == "step: visit"
    assert desk.start("second").header.earlier.attempt == "a1"


def test_an_open_call_cannot_be_followed(library, store):
    start_call(library, "first", seed=3, attempt="a1", now=NOW, store=store)
    with pytest.raises(NotPlayableError, match="is not over"):
        attempt_before(store.read("a1"), "a1")
    assert latest_before(store, "first") is None


def test_the_briefing_without_an_attempt_tells_the_usual(library):
    facts = {fact.label: fact.value for fact in briefing_of(library, "second").before}
    assert facts == {
        "Call before": "The cold store",
        "ice, fact": "We have two stores.",
        "Agreed": "step: visit",
        "Ann Frost": "is reserved",
    }
    assert briefing_of(library, "first").before == ()


@pytest.mark.parametrize(
    ("was", "instead", "message"),
    [
        ("scenario: first", "scenario: frist", "frist"),
        (
            "agreed:\n    - step.visit",
            "agreed:\n    - step.vist",
            "There is no option of an earlier call “step.vist” here.",
        ),
    ],
)
def test_what_does_not_exist_is_found_out(library, tmp_path, was, instead, message):
    path = tmp_path / "own" / "second.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(was, instead, 1), encoding="utf-8")
    found = check_document(Library(tmp_path / "own"), "second", "scenario").problems
    assert any(message in one.message + one.hint for one in found)
