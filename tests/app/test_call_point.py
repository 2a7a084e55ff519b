"""Calls that begin at a point of them."""

import pytest

from salessim.app.call_point import point_in_call, start_call_at
from salessim.conversation.conditions import compile_condition, holds
from salessim.conversation.replaying import read_journal, replayed
from salessim.errors import InputError, NotPlayableError, ScriptError
from salessim.library.finding import Library
from salessim.model.condition import Condition

SHIPPED = Library(None)
DISCOVERY = "discovery-plant-director"


def begun(text, now, **chosen):
    return start_call_at(SHIPPED, DISCOVERY, text, seed=7, attempt="a1", now=now, **chosen)


@pytest.fixture
def now():
    from datetime import UTC, datetime

    return datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("text", ["turn 4", "4", "Turn 4 of The short good call"])
def test_after_a_turn_of_a_sample_call(text, now):
    call = begun(text, now)
    assert call.view.turn == 4
    assert call.header.aid.begins_at == "turn 4 of The short good call"
    assert not call.view.has_ended


@pytest.mark.parametrize(
    "text",
    [
        "shared_all: [line-2-stops.problem]",
        "{shared_all: [line-2-stops.impact], trust: open}",
        "patience: short",
        "explicit_needs: 1+, spoke_with: ivo",
    ],
)
def test_where_a_condition_holds_and_the_call_goes_on(text, now):
    call = begun(text, now)
    import yaml

    raw = yaml.load(text if text.startswith("{") else "{" + text + "}", Loader=yaml.CBaseLoader)
    case, situation = call.session.case, call.session.situation
    wanted = compile_condition(Condition.model_validate(raw), case.names, case.needs)
    assert holds(wanted, situation, situation.lead)
    assert not call.view.has_ended
    assert call.header.aid.given_turns == call.view.turn
    # Nothing is made up: the journal replays like any other.
    assert replayed(read_journal(call.journal(), "a1")).situation == situation


def test_the_same_seed_leads_the_same_way():
    text = "shared_all: [line-2-stops.problem]"
    ways = [point_in_call(SHIPPED, DISCOVERY, text, seed=3).beginning.turns for _ in range(2)]
    assert ways[0] == ways[1]


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("turn 99", InputError, "has no turn 99"),
        ("turn 0", InputError, "has no turn 0"),
        ("turn 3 of Nothing", ScriptError, "no sample call “Nothing”"),
        ("the middle", InputError, "no point in a call"),
        ("trust: lots", InputError, "no point in a call"),
        ("trsut: open", InputError, "trsut"),
        ("shared_all: [line-3.fact]", NotPlayableError, "line-3"),
        ("trust: confiding, moves: {rude: 3+}", NotPlayableError, "No bot"),
    ],
)
def test_what_is_no_point_is_refused(text, error, message):
    with pytest.raises(error, match=message):
        point_in_call(SHIPPED, DISCOVERY, text, seed=7)
