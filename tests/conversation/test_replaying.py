"""Reading journals and playing them again."""

import json
import os
import subprocess
import sys

import pytest

from playing import DISCOVERY, attempt_header, line, play_sample, resealed, shipped
from salessim.conversation.events import RULES
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.replaying import last_seal, read_journal, replayed, written
from salessim.errors import JournalError


@pytest.fixture(scope="module")
def text():
    scenario, book, _ = shipped(DISCOVERY)
    return written(attempt_header(), play_sample(scenario, book))


def test_played_again_it_is_the_same_byte_for_byte(text):
    journal = read_journal(text, "a1")
    assert written(journal.header, replayed(journal)) == text


def test_the_words_that_were_said_are_kept_even_where_others_would_be_found_now(text):
    first, body = text.split("\n", 1)
    reworded = f"{first}\n{body.replace('You have stood next to a line before.', 'Quite.')}"
    assert reworded != text
    journal = read_journal(reworded, "a1")
    assert written(journal.header, replayed(journal)) == reworded


def test_a_journal_torn_anywhere_is_read_up_to_there(text):
    whole = text.encode()
    header_end = whole.index(b"\n") + 1
    for cut in range(header_end, len(whole), 503):
        journal = read_journal(whole[:cut].decode("utf-8", "replace"), "a1")
        session = replayed(journal)
        again = written(journal.header, session).encode()
        sealed_part = whole[: max(header_end, whole.rfind(b'{"sealed"', 0, cut))]
        assert again.startswith(sealed_part)
        assert journal.is_cut or whole[:cut].rstrip(b"\n").endswith(b'"}')


def test_a_turn_on_disk_without_its_outcome_is_played(text):
    torn = text[: text.index('{"event"', text.index('{"turn":3'))]
    journal = read_journal(torn, "a1")
    assert journal.is_cut
    assert len(replayed(journal).exchanges) == 3


def test_damage_in_the_middle_is_refused_with_its_line(text):
    lines = text.splitlines()
    lines[6] = lines[6][:-3]
    with pytest.raises(JournalError, match="Line 7 of a1 cannot be read"):
        read_journal("\n".join(lines), "a1")


@pytest.mark.parametrize(
    ("first", "message"),
    [
        ("", "is not the journal of an attempt"),
        ("hello", "is not the journal of an attempt"),
        ("[1]", "is not the journal of an attempt"),
        ('{"journal":2}', "newer version"),
        ('{"journal":1,"rules":1}', "is incomplete"),
    ],
)
def test_what_is_no_journal_is_said_to_be_none(first, message):
    with pytest.raises(JournalError, match=message):
        read_journal(first + "\n", "a1")


@pytest.mark.parametrize("broken", ['{"turn":1}', '{"turn":1,"moves":7}', '{"sealed":0}'])
def test_lines_without_their_parts_are_refused(text, broken):
    first = text.splitlines()[0]
    with pytest.raises(JournalError, match="Line 2 of a1 is incomplete"):
        read_journal(f"{first}\n{broken}\n{{}}\n", "a1")


def test_other_rules_are_not_played_on_but_can_still_be_marked(text):
    values = json.loads(text.splitlines()[0])
    values["rules"] = RULES + 1
    older = resealed("\n".join([json.dumps(values), *text.splitlines()[1:]]))
    journal = read_journal(older, "a1")
    with pytest.raises(JournalError, match="rules"):
        replayed(journal)
    scenario, book, _ = shipped(DISCOVERY)
    case = journal.header.case()
    assert mark_call(judged(scenario, book, case, journal.events(case))).score > 0


def test_events_that_the_rules_do_not_give_are_found_out(text):
    other = resealed(text.replace('"scale":"trust","by":8,"to":58', '"scale":"trust","by":9,"to":59', 1))
    with pytest.raises(JournalError, match="comes out differently"):
        replayed(read_journal(other, "a1"))


def test_documents_that_cannot_be_read_are_said_to_be_so(text):
    values = json.loads(text.splitlines()[0])
    values["documents"]["scenario"].pop("endings")
    journal = read_journal(resealed("\n".join([json.dumps(values), *text.splitlines()[1:]])), "a1")
    with pytest.raises(JournalError, match="The scenario in attempt a1 cannot be read"):
        replayed(journal)


def test_the_last_seal_is_that_of_the_last_turn(text):
    journal = read_journal(text, "a1")
    assert last_seal(journal.header, replayed(journal)) == journal.turns[-1].seal


def test_an_unfinished_call_can_be_played_on(text):
    torn = text[: text.index('{"turn":4')]
    session = replayed(read_journal(torn, "a1"))
    assert not session.has_ended
    session.say(line("problem", "line-2-stops"))
    assert len(session.exchanges) == 4


PLAY = f"""
import hashlib
from playing import attempt_header, play_sample, shipped
from salessim.conversation.replaying import written
scenario, book, _ = shipped({DISCOVERY!r})
print(hashlib.sha256(written(attempt_header(), play_sample(scenario, book)).encode()).hexdigest())
"""


def test_other_processes_and_hash_seeds_give_the_same_bytes(text):
    import hashlib

    found = {hashlib.sha256(text.encode()).hexdigest()}
    for seed in ("0", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run([sys.executable, "-c", PLAY], env=environment, capture_output=True, text=True, check=True)
        found.add(done.stdout.strip())
    assert len(found) == 1
