"""One call, word for word. A change here means that the rules, the luck or the documents have changed."""

import hashlib
from pathlib import Path

from playing import DISCOVERY, attempt_header, play_sample, shipped
from salessim.conversation.events import RULES
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.replaying import last_seal
from salessim.conversation.view import view_of

TRANSCRIPT = Path(__file__).with_name("discovery_sample.txt")


def session():
    scenario, book, _ = shipped(DISCOVERY)
    return play_sample(scenario, book)


def test_the_sample_call_word_for_word():
    lines = [f"{line.speaker or '-'}: {line.text}" for line in view_of(session()).lines if line.kind != "reading"]
    assert "\n".join(lines) == TRANSCRIPT.read_text(encoding="utf-8").strip()


def test_what_was_decided_by_its_hash():
    # Raise RULES when this changes for the same documents; replace it when a shipped document has changed.
    played = session()
    decided = hashlib.sha256(repr(played.events).encode()).hexdigest()
    assert (RULES, decided[:16]) == (3, "bd545ecc15b1e3be")


def test_its_marks():
    scenario, book, _ = shipped(DISCOVERY)
    played = session()
    found = mark_call(judged(scenario, book, played.case, played.events))
    assert [(mark.criterion, f"{float(mark.points):.2f}") for mark in found.marks] == [
        ("Comes prepared and keeps fact questions short", "6.09"),
        ("Asks about problems", "5.71"),
        ("Finds problems", "5.71"),
        ("Asks what it leads to", "6.85"),
        ("Makes the cost visible", "7.99"),
        ("Asks what solving it is worth", "6.09"),
        ("Lets the buyer name the value", "7.61"),
        ("Shows only what answers a need", "0.00"),
        ("Gets an advance", "15.22"),
        ("Know who signs and how they buy", "12.00"),
        ("Found the audit date", "0.00"),
        ("Brought Ivo in", "0.00"),
    ]


def test_the_chain_ends_the_same_twice():
    header = attempt_header()
    assert last_seal(header, session()) == last_seal(header, session())
