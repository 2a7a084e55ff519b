"""What is kept of an attempt."""

import json

import pytest

from playing import DISCOVERY, attempt_header, play_sample, resealed, shipped
from salessim.conversation.events import FIELDS
from salessim.conversation.journal import Aid, Reading, header_seal, turn_line
from salessim.conversation.replaying import read_journal, written
from salessim.conversation.turn import NamedTurn
from salessim.errors import JournalError


@pytest.fixture(scope="module")
def session():
    scenario, book, _ = shipped(DISCOVERY)
    return play_sample(scenario, book)


@pytest.fixture(scope="module")
def text(session):
    return written(attempt_header(), session)


def test_every_line_is_one_json_object_and_the_first_is_the_attempt_header(text):
    lines = [json.loads(line) for line in text.splitlines()]
    assert lines[0]["journal"] == 1
    assert lines[0]["sources"] == [{"file": "x.yaml", "sha256": "ab12", "text": "text"}]
    assert all(isinstance(line, dict) for line in lines)


def test_events_come_back_as_they_were_noted(text, session):
    assert read_journal(text, "a1").events(session.case) == session.events


def test_numbers_in_events_are_whole(text):
    for line in text.splitlines()[1:]:
        values = json.loads(line)
        if "event" in values:
            assert all(type(value) in (int, str) for value in values.values())


def test_every_kind_of_event_in_the_rules_is_known_by_name(session):
    assert {event[0] for event in session.events} <= set(FIELDS)


def test_a_turn_says_what_was_done_and_beside_it_the_words_and_the_reading():
    reading = Reading((("problem", 0.61), ("clarify", 0.2)), was_corrected=True)
    values = json.loads(turn_line(3, NamedTurn(("problem",), "ice", text="How often?"), reading))
    assert values["words"] == 2
    assert values["reading"] == {"guesses": [["problem", 0.61], ["clarify", 0.2]], "corrected": True}


def test_wording_and_reading_are_not_sealed_and_what_was_decided_is(text, session):
    first, body = text.split("\n", 1)
    reworded = f"{first}\n{body.replace('You have stood next to a line before.', 'Quite.')}"
    assert reworded != text
    assert read_journal(reworded, "a1").turns[-1].seal == read_journal(text, "a1").turns[-1].seal
    corrected = written(attempt_header(), session, {1: Reading((("greet", 0.9),), was_corrected=True)})
    assert read_journal(corrected, "a1").turns[-1].seal == read_journal(text, "a1").turns[-1].seal
    for old, new in (('"by":8', '"by":9'), ('"seed":7', '"seed":8'), ('"moves":["problem"]', '"moves":["proof"]')):
        assert old in text
        with pytest.raises(JournalError, match="is not what was played"):
            read_journal(text.replace(old, new, 1), "a1")


def test_the_seal_of_a_header_stands_for_its_documents():
    changed = {**shipped(DISCOVERY)[2], "scenario": {}}
    assert header_seal(attempt_header()) != header_seal(attempt_header(documents=changed))
    assert header_seal(attempt_header()) == header_seal(
        attempt_header(attempt="a2", started="2027-01-01T00:00:00+00:00")
    )


def test_the_words_of_what_was_told_can_be_looked_up(text, session):
    assert read_journal(text, "a1").heard(session.case) == session.heard


def test_a_finished_call_is_known_to_be_finished(text):
    assert read_journal(text, "a1").is_finished
    unfinished = "\n".join(line for line in text.splitlines() if '"turn":10' not in line.split(",")[0])
    first_turns = unfinished[: unfinished.index('{"turn":5')]
    assert not read_journal(first_turns, "a1").is_finished


def test_lines_and_events_of_newer_versions_are_passed_over(text, session):
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith('{"event"'))
    for newer in ('{"note":"from tomorrow"}', '{"event":"yawned","person":"petra","loudness":3}'):
        later = resealed("\n".join([*lines[:at], newer, *lines[at:]]))
        assert read_journal(later, "a1").events(session.case) == session.events


def test_but_an_event_put_in_afterwards_breaks_the_chain(text):
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith('{"event"'))
    with pytest.raises(JournalError, match="is not what was played"):
        read_journal("\n".join([*lines[:at], '{"event":"yawned"}', *lines[at:]]), "a1")


def test_an_attempt_with_aid_is_marked_in_its_journal_and_does_not_count(session):
    aid = Aid(is_revealed=True, begins_at="turn 3", given_turns=3)
    header = read_journal(written(attempt_header(aid=aid), session), "a1").header
    assert header.aid == aid
    assert not header.counts


def test_one_without_counts_and_its_header_says_nothing_of_aid(text):
    assert read_journal(text, "a1").header.counts
    assert "aid" not in json.loads(text.splitlines()[0])


def test_taking_the_mark_away_is_noticed(session):
    lines = written(attempt_header(aid=Aid(is_revealed=True)), session).splitlines()
    values = json.loads(lines[0])
    del values["aid"]
    forged = "\n".join([json.dumps(values), *lines[1:]])
    with pytest.raises(JournalError, match="is not what was played"):
        read_journal(forged, "a1")
