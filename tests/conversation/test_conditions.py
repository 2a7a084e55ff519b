"""Conditions: every key does what it says."""

import pytest

from playing import call, line, small
from salessim.conversation.conditions import accepted, compile_condition, holds
from salessim.errors import NotPlayableError
from salessim.model.condition import Condition
from salessim.units import parse_comparison

CLIMBED = [line(move, "ice") for move in ("situation", "problem", "implication", "need-payoff")]


def is_so(session, condition, person=0):
    model = Condition.model_validate(condition)
    return holds(compile_condition(model, session.case.names, session.case.needs), session.situation, person)


def after(*turns, scenario=None):
    session = call(scenario)
    for turn in turns:
        session.say(turn)
    return session


@pytest.mark.parametrize(
    ("turns", "condition", "expected"),
    [
        ([], {"trust": "neutral"}, True),
        ([], {"trust": "open"}, False),
        ([], {"trust": "hostile"}, False),
        ([], {"patience": "80"}, True),
        ([], {"urgency": "below 20"}, False),
        ([], {"people": {"ann": {"trust": "46+"}}}, True),
        (CLIMBED[:2], {"shared_all": ["ice.fact", "ice.problem"]}, True),
        (CLIMBED[:2], {"shared_all": ["ice.fact", "ice.impact"]}, False),
        (CLIMBED[:2], {"shared_any": ["ice.payoff", "ice.problem"]}, True),
        (CLIMBED[:2], {"not_shared": "ice.impact"}, True),
        (CLIMBED[:2], {"not_shared": "ice.fact"}, False),
        (CLIMBED[:3], {"explicit_needs": "none"}, True),
        (CLIMBED, {"explicit_needs": "1+"}, True),
        ([], {"pitched": "no"}, True),
        ([line("feature", "ice")], {"pitched": "yes"}, True),
        ([line("feature", "ice")], {"pitched_to": "ann"}, True),
        ([], {"spoke_with": "ann"}, False),
        ([line("agenda")], {"spoke_with": "ann"}, True),
        (CLIMBED, {"moves": {"question": "4"}}, True),
        (CLIMBED, {"moves": {"problem": "2+"}}, False),
        (CLIMBED, {"asked": {"impact": "1+"}}, True),
        (CLIMBED, {"asked": {"budget": "none"}}, True),
        (CLIMBED, {"learned": {"payoff": "1", "fact": "1+"}}, True),
        ([line("agenda")], {"after": "1 turn"}, True),
        ([line("agenda")], {"after": "2 turns"}, False),
        ([line("advantage", "ice")], {"objections_open": "1+"}, True),
        ([], {"agreed_any": "step.visit"}, False),
        ([line("walk-away")], {"ending": "other"}, True),
        ([line("walk-away")], {"outcome": "no-sale"}, True),
        ([line("walk-away")], {"outcome": ["advance", "order"]}, False),
        ([], {"deal": "no"}, True),
        ([line("concession")], {"gave_without_asking": "1+"}, True),
        ([], {"your_share": "45%+"}, False),
        ([], {"always": "yes"}, True),
        ([], {"always": "no"}, False),
        (CLIMBED, {"learned": {"payoff": "1"}, "trust": "hostile"}, False),
    ],
)
def test_each_key(turns, condition, expected):
    assert is_so(after(*turns), condition) == expected


def test_agreements_can_be_asked_for():
    session = after(*CLIMBED[:2], line("propose-next-step", offer=["step.visit"]))
    assert is_so(session, {"agreed_any": ["step.visit", "step.order"]})
    assert is_so(session, {"agreed_all": "step.visit", "deal": "yes"})
    assert not is_so(session, {"agreed_all": ["step.visit", "step.order"]})


@pytest.mark.parametrize(
    ("condition", "wrong", "near"),
    [
        ({"shared_all": "ise.fact"}, "ise", "ice"),
        ({"moves": {"problm": "1+"}}, "problm", "problem"),
        ({"spoke_with": "anna"}, "anna", "ann"),
        ({"agreed_any": "step.visits"}, "step.visits", "step.visit"),
        ({"ending": "othr"}, "othr", "other"),
    ],
)
def test_an_unknown_name_is_named_with_the_nearest_known_one(condition, wrong, near):
    with pytest.raises(NotPlayableError) as error:
        is_so(call(), condition)
    assert wrong in error.value.message
    assert near in error.value.hint


@pytest.mark.parametrize("text", ["46+", "below 30", "5 to 7", "none", "3", "over 90"])
def test_accepted_numbers_are_those_that_the_comparison_holds_for(text):
    comparison = parse_comparison(text)
    found = accepted(comparison, 100)
    assert [bool(found >> value & 1) for value in range(101)] == [comparison.holds(value) for value in range(101)]


def test_a_condition_of_nothing_always_holds():
    assert compile_condition(None, call(small()).case.names, call().case.needs) == ()
