"""When a call is over, and how it has ended."""

import pytest

from playing import call, line, said_by, small
from salessim.conversation.turn import NamedTurn


def ending(session):
    return session.case.endings[session.situation.ending].id if session.has_ended else None


def why(session):
    return next(event[2] for event in session.events if event[0] == "ended")


def test_trust_run_out_ends_it():
    session = call(small(people={"ann": {"start": {"trust": "15"}}}))
    session.say(line("rude"))
    assert (ending(session), why(session)) == ("thrown-out", "fits")


def test_patience_run_out_ends_it_even_where_no_ending_speaks_of_it():
    session = call(small(people={"ann": {"start": {"patience": "3"}}}))
    session.say(line("situation", "ice"))
    assert (ending(session), why(session)) == ("other", "patience")


def test_the_clock_ends_it():
    session = call(small(time="80 seconds"))
    session.say(line("agenda"))
    assert not session.has_ended
    session.say(line("situation", "ice"))
    assert (ending(session), why(session)) == ("other", "time")


@pytest.mark.parametrize(("move", "words"), [("disqualify", "disqualified"), ("walk-away", "walked-away")])
def test_the_seller_may_end_it(move, words):
    session = call()
    exchange = session.say(line(move))
    assert why(session) == words
    assert said_by(exchange).endswith("Bye.")


def test_hanging_up_ends_it_without_another_word():
    session = call()
    session.say(line("", text=""))
    before = session.situation
    session.say(NamedTurn(hangs_up=True))
    assert (ending(session), why(session)) == ("other", "hung-up")
    assert session.situation.seconds == before.seconds


def test_an_ending_with_a_hopeful_condition_waits_for_the_end():
    hopeful = {"counts_as": "nurture", "when": {"trust": "open"}, "says": "Call again."}
    whole = small(people={"ann": {"start": {"trust": "70"}}})
    endings = {"friends": small(endings={"friends": hopeful}).endings["friends"], **whole.endings}
    session = call(whole.model_copy(update={"endings": endings}))
    session.say(line("agenda"))
    assert not session.has_ended
    session.say(line("walk-away"))
    assert ending(session) == "friends"


def test_the_first_ending_that_fits_is_the_one():
    both = small(endings={"hollow": {"counts_as": "continuation", "when": {"agreed_any": "step.visit"}}})
    session = call(both)
    for move in ("situation", "problem"):
        session.say(line(move, "ice"))
    session.say(line("propose-next-step", offer=["step.visit"]))
    assert ending(session) == "visit"


def test_the_otherwise_ending_comes_last_wherever_it_stands():
    whole = small()
    first = {"other": whole.endings["other"], **whole.endings}
    session = call(whole.model_copy(update={"endings": first}))
    session.say(line("situation", "ice"))
    session.say(line("problem", "ice"))
    session.say(line("propose-next-step", offer=["step.visit"]))
    assert ending(session) == "visit"


def test_after_the_end_nothing_more_can_be_said():
    session = call()
    session.say(line("walk-away"))
    with pytest.raises(ValueError, match="ended"):
        session.say(line("agenda"))
