"""What a call gives away, and what it never takes back, whatever is said in it."""

import json
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from playing import DISCOVERY, attempt_header, call, shipped
from salessim.conversation.compiling import compile_case
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.replaying import read_journal, replayed, written
from salessim.conversation.turn import NamedTurn
from salessim.conversation.view import view_of
from salessim.luck import Luck

NAMES = (DISCOVERY, "closing-county-training", "expansion-courier-second-region", "inbound-payroll-price-first")
UNASKED = {"brings", "checked"}
"""Rules by which something is told that no question asked for: somebody joins, or a claim is found out."""


@cache
def turns(name):
    scenario, book, _ = shipped(name)
    case = compile_case(scenario, book, Luck(0))
    questions = [move.id for move in case.moves if move.is_question]
    # Half of the lines ask something, so that there is something to give away.
    moves = st.sampled_from(questions) | st.sampled_from([move.id for move in case.moves])
    return st.lists(
        st.builds(
            NamedTurn,
            moves=st.lists(moves, max_size=2).map(tuple),
            on=st.sampled_from(["", *case.names.topics]),
            to=st.sampled_from(["", *case.names.people]),
            offer=st.lists(st.sampled_from(list(case.names.options)), max_size=2, unique=True).map(tuple),
            text=st.sampled_from(["", "A few words."]),
        ),
        max_size=20,
    )


CALLS = st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), turns(name), st.integers(0, 50)))


def played(name, said, seed):
    scenario, book, _ = shipped(name)
    session = call(scenario, book, seed)
    for turn in said:
        if session.has_ended:
            break
        session.say(turn)
    return session


@given(CALLS)
def test_nothing_is_told_that_nobody_has_asked_for(drawn):
    session = played(*drawn)
    moves = session.case.moves
    asked = {event[1] for event in session.events if event[0] == "made" and moves[event[4]].is_question}
    for kind, turn, rule, *_ in session.events:
        if kind in ("told", "told-again", "claimed", "elaborated"):
            assert turn in asked or rule in UNASKED


@given(CALLS)
def test_what_was_told_is_never_denied_or_only_claimed_afterwards(drawn):
    session = played(*drawn)
    told = set()
    for kind, turn, _, person, subject, *_ in session.events:
        if kind == "told":
            assert subject not in told, "nothing is news twice"
            told.add(subject)
        elif kind in ("claimed", "refused"):
            assert subject not in told or not knows(session, subject, person, turn)


def knows(session, thing, person, before):
    """Whether somebody had told a thing himself before a turn."""
    return any(
        event[0] in ("told", "told-again") and event[4] == thing and event[3] == person and event[1] < before
        for event in session.events
    )


@given(CALLS)
def test_what_a_trainee_sees_holds_nothing_that_is_hidden(drawn):
    session = played(*drawn)
    scenario, _, _ = shipped(drawn[0])
    seen = repr(view_of(session))
    told = session.situation.told | session.situation.claimed
    untold = [thing for number, thing in enumerate(session.case.things) if not told >> number & 1]
    hidden = [line.text for thing in untold for line in thing.says]
    hidden += [person.secret for person in scenario.people.values() if person.secret]
    hidden += [one.real_reason for one in scenario.objections.values() if one.real_reason]
    assert [text for text in hidden if text in seen] == []
    assert "trust=" not in seen
    assert "needs=" not in seen


@settings(max_examples=25)  # each writes and reads a whole journal
@given(CALLS)
def test_marks_computed_from_the_journal_are_the_marks_of_the_call(drawn):
    name, _, seed = drawn
    session = played(*drawn)
    scenario, book, trees = shipped(name)
    first = mark_call(judged(scenario, book, session.case, session.events))
    header = attempt_header(scenario=name, seed=seed, documents=trees)
    again = replayed(read_journal(written(header, session), "a1"))
    assert mark_call(judged(scenario, book, again.case, again.events)) == first
    assert mark_call(judged(scenario, book, again.case, json_twice(again.events))) == first


def json_twice(events):
    """The same events after having been written down and read."""
    return [tuple(row) for row in json.loads(json.dumps(events))]


@given(CALLS, st.data())
def test_who_has_heard_more_never_scores_less(drawn, data):
    session = played(*drawn)
    scenario, book, _ = shipped(drawn[0])
    case, events = session.case, list(session.events)
    told = session.situation.told
    within_reach = [
        number
        for number, thing in enumerate(case.things)
        if thing.is_there and not told >> number & 1 and (thing.below < 0 or told >> thing.below & 1)
    ]
    if not within_reach:
        return
    thing = data.draw(st.sampled_from(within_reach))
    end = next((number for number, event in enumerate(events) if event[0] == "ended"), len(events))
    turn = max(session.situation.turn, 1)
    more = [*events[:end], ("told", turn, "ladder", session.situation.lead, thing, 0, 0), *events[end:]]
    before = mark_call(judged(scenario, book, case, events))
    after = mark_call(judged(scenario, book, case, more))
    assert after.score >= before.score
