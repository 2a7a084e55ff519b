"""A call kept together in memory."""

import pytest

from playing import call, line, small
from salessim.conversation.session import numbered
from salessim.conversation.turn import Act, NamedTurn, Turn
from salessim.errors import NotPlayableError


def test_a_named_turn_in_numbers():
    session = call(small(people={"ben": {"name": "Ben", "role": "Fitter", "persona": "driver", "power": "uses"}}))
    names = session.case.names
    said = NamedTurn(("problem", "clarify"), "ice", "ben", ("step.visit",), "Three little words")
    assert numbered(said, session.case) == Turn(
        acts=(Act(names.move("problem"), 0), Act(names.move("clarify"), 0)), to=1, offer=(1,), words=3
    )


def test_a_slot_can_be_what_a_turn_is_about():
    session = call()
    assert numbered(line("clarify", "budget"), session.case).acts[0].subject == 2  # after the two topics


@pytest.mark.parametrize(
    "said",
    [NamedTurn(("x",)), NamedTurn((), "x"), NamedTurn((), "", "x"), NamedTurn((), "", "", ("x",))],
)
def test_unknown_names_are_refused_before_anything_happens(said):
    session = call()
    with pytest.raises(NotPlayableError):
        session.say(said)
    assert session.situation.turn == 0
    assert session.exchanges == []


def test_all_events_in_order():
    session = call()
    session.say(line("agenda"))
    session.say(line("situation", "ice"))
    assert [event[1] for event in session.events] == sorted(event[1] for event in session.events)
    assert session.events[0][0] == "greeted"


def test_recalled_words_take_the_place_of_those_found():
    session = call()
    exchange = session.say(line("situation", "ice"))
    spoken = exchange.spoken[0]
    session.recall(1, (type(spoken)(1, 0, "Two of them.", "said", spoken.things),))
    assert session.exchanges[0].spoken[0].text == "Two of them."
    assert session.heard[0] == "Two of them."
    assert session.exchanges[0].events == exchange.events
