import json

import pytest

from recorded import small_recording
from salessim.errors import JournalError
from salessim.reports.recording import _digest, read_recording, written_recording


def lines():
    return list(written_recording(small_recording()))


def test_what_is_written_is_read():
    there = small_recording()
    back = read_recording(lines(), "journal.jsonl")
    assert list(back.journal) == list(there.journal)
    assert back.journal.digest() == there.journal.digest()
    assert [back.moment(back.starts).isoformat(), back.currency] == ["2027-03-01T00:00:00", "EUR"]
    assert back.steps == there.steps
    assert lines() == list(written_recording(back)), "the same bytes"


def test_every_line_says_what_it_is():
    head, *events = map(json.loads, lines())
    assert head["format"] == "department-journal/1"
    assert head["second_zero"] == "2027-03-01"
    assert head["lines"] == len(events)
    for kind, *values in events:
        assert len(values) == len(head["events"][kind])


def test_a_later_version_may_add_kinds_and_fields():
    head, *events = map(json.loads, lines())
    head["events"]["Miracle"] = ["time", "where"]
    head["events"]["SeatTaken"].append("mood")
    events = [[*event, "glad"] if event[0] == "SeatTaken" else event for event in events]
    events.append(["Miracle", 12, "Lourdes"])
    text = [json.dumps(event).encode() + b"\n" for event in events]
    head |= {"lines": len(text), "digest": _digest(text)}
    back = read_recording([json.dumps(head).encode() + b"\n", *text], "journal.jsonl")
    assert list(back.journal) == list(small_recording().journal)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda lines: [], "no JSON"),
        (lambda lines: [b"hello\n", *lines[1:]], "no JSON"),
        (lambda lines: [b"{}\n", *lines[1:]], "no journal of a department"),
        (lambda lines: lines[:-1], "damaged or incomplete"),
        (lambda lines: [*lines[:-1], lines[-1].replace(b"1", b"2")], "damaged or incomplete"),
        (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], "damaged or incomplete"),
    ],
)
def test_damage_is_found(damage, said):
    with pytest.raises(JournalError, match=said) as caught:
        read_recording(damage(lines()), "journal.jsonl")
    assert str(caught.value).startswith("journal.jsonl:1")


def test_a_field_that_an_older_version_lacked():
    head, *events = map(json.loads, lines())
    head["events"]["SeatTaken"].remove("quota_cents")
    text = [json.dumps(event).encode() + b"\n" for event in events]
    head |= {"lines": len(text), "digest": _digest(text)}
    with pytest.raises(JournalError, match="SeatTaken lacks a part"):
        read_recording([json.dumps(head).encode() + b"\n", *text], "journal.jsonl")
