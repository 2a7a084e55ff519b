"""Whatever is said in a call, some things always hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from playing import DISCOVERY, attempt_header, call, merged, shipped, small
from salessim.conversation.compiling import compile_case
from salessim.conversation.folding import folded
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.replaying import read_journal, replayed, written
from salessim.conversation.session import Session
from salessim.conversation.turn import NamedTurn
from salessim.conversation.view import view_of
from salessim.luck import Luck

SCENARIO, BOOK, TREES = shipped(DISCOVERY)
CASE = compile_case(SCENARIO, BOOK, Luck(0))
MOVES = [move.id for move in CASE.moves]
SUBJECTS = ["", *CASE.names.topics]
OPTIONS = list(CASE.names.options)

TURNS = st.lists(
    st.builds(
        NamedTurn,
        moves=st.lists(st.sampled_from(MOVES), max_size=3).map(tuple),
        on=st.sampled_from(SUBJECTS),
        to=st.sampled_from(["", *CASE.names.people]),
        offer=st.lists(st.sampled_from(OPTIONS), max_size=3, unique=True).map(tuple),
        text=st.sampled_from(["", "A few words.", "Quite a lot of words. " * 60]),
    ),
    max_size=25,
)


def played(turns, seed, scenario=SCENARIO):
    session = call(scenario, BOOK, seed)
    for turn in turns:
        if session.has_ended:
            break
        session.say(turn)
    return session


@given(TURNS, st.integers(0, 50))
def test_scales_stay_within_their_ends_and_knowledge_only_grows(turns, seed):
    session = call(SCENARIO, BOOK, seed)
    for turn in turns:
        if session.has_ended:
            break
        before = session.situation
        session.say(turn)
        now = session.situation
        for scale in (now.trust, now.patience, now.urgency):
            assert all(0 <= value <= 100 for value in scale)
        for grown in ("told", "asked", "claimed", "known", "spoke_with", "pitched_to", "beats"):
            assert getattr(before, grown) & getattr(now, grown) == getattr(before, grown)
        assert now.turn == before.turn + 1
        assert now.seconds >= before.seconds


@given(TURNS, st.integers(0, 50))
def test_nothing_is_told_out_of_order(turns, seed):
    told = played(turns, seed).situation.told
    for number, thing in enumerate(CASE.things):
        if told >> number & 1 and thing.below >= 0:
            assert told >> thing.below & 1


@given(TURNS, st.integers(0, 50))
def test_events_fold_to_where_the_call_stands(turns, seed):
    session = played(turns, seed)
    there = folded(session.case, session.events)
    for name in (
        "turn",
        "seconds",
        "trust",
        "patience",
        "urgency",
        "told",
        "asked",
        "made",
        "agreed",
        "ending",
        "lead",
    ):
        assert getattr(there, name) == getattr(session.situation, name)


@settings(max_examples=15)  # each writes, reads and re-steps a whole journal
@given(TURNS, st.integers(0, 50))
def test_a_replay_is_the_play(turns, seed):
    session = played(turns, seed)
    text = written(attempt_header(seed=seed), session)
    journal = read_journal(text, "a1")
    again = replayed(journal)
    assert again.situation == session.situation
    assert written(journal.header, again) == text


@given(TURNS, st.integers(0, 50))
def test_marks_lie_between_nothing_and_all_and_add_up(turns, seed):
    session = played(turns, seed)
    found = mark_call(judged(SCENARIO, BOOK, session.case, session.events))
    assert 0 <= found.score <= 100
    assert sum(mark.of for mark in found.marks) == 100
    assert all(0 <= mark.points <= mark.of for mark in found.marks)


@given(TURNS, st.integers(0, 50))
def test_nothing_untold_is_ever_said(turns, seed):
    session = played(turns, seed)
    said = " ".join(line.text for line in view_of(session).lines if line.speaker != "You")
    told = session.situation.told
    for number, thing in enumerate(session.case.things):
        if not told >> number & 1:
            assert not any(line.text in said for line in thing.says)


@given(st.lists(st.sampled_from(MOVES), max_size=12), st.integers(0, 20))
def test_other_names_for_people_and_topics_change_nothing(moves, seed):
    # Luck is keyed by names, so this holds where no luck is drawn: with rules that have none.
    calm = BOOK.model_copy(update={"rules": BOOK.rules.model_copy(update={"mood": _still(BOOK)})})
    one = small(people={"ann": {"patience_per_minute": "-2"}})
    other = small(
        people={"ann": {"patience_per_minute": "-2", "name": "Zoe Zimmer", "role": "Chief"}}, company={"name": "Z"}
    )
    found = []
    for scenario in (one, other):
        session = call(scenario, calm, seed)
        for move in moves:
            if not session.has_ended:
                session.say(NamedTurn((move,), "ice" if move in ("situation", "problem") else "", text="A few words."))
        found.append((session.situation, [event[:1] for event in session.events]))
    assert found[0] == found[1]


def _still(book):
    return book.rules.mood.model_copy(update={"varies_by": 0.0})


@given(TURNS, st.integers(0, 20))
def test_an_added_topic_leaves_the_luck_of_the_others_alone(turns, seed):
    more = merged(
        TREES["scenario"],
        {"topics": {"roof": {"kind": "fact-only", "who": "marta", "words": ["roof"], "fact": {"says": "It leaks."}}}},
    )
    larger = type(SCENARIO).model_validate(more)
    small_one, large_one = played(turns, seed), played(turns, seed, larger)
    assert small_one.situation.trust == large_one.situation.trust
    assert small_one.situation.ending == large_one.situation.ending


def test_a_session_starts_the_same_whatever_was_played_before():
    first = Session(CASE, Luck(3)).situation
    played([NamedTurn(("situation",), "line-2-stops", text="x")], 3)
    assert Session(CASE, Luck(3)).situation == first
