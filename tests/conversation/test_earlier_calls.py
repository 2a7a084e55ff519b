"""What a call remembers of an earlier one of the same deal."""

import json

import pytest

from playing import CALM, call, happened, line, playbook, said_by, small
from salessim.conversation.compiling import compile_case
from salessim.conversation.earlier_calls import earlier_of, earlier_values, remembered
from salessim.conversation.folding import folded
from salessim.conversation.measures import measure
from salessim.conversation.session import Session
from salessim.conversation.situation import members
from salessim.errors import NotPlayableError
from salessim.luck import Luck
from salessim.model.playbook import Measure

CLIMB = [line(move, "ice") for move in ("situation", "problem", "implication", "need-payoff")]
USUALLY = {
    "shared": ["ice.fact", "ice.problem"],
    "agreed": ["step.visit"],
    "trust": {"ann": "70"},
    "pitched_to": ["ann"],
    "concerns": ["too-dear"],
}
CONCERN = {
    "too-dear": {
        "who": "ann",
        "raised_when": {"always": "no"},
        "says": "Too dear.",
        "real_reason": "She has not seen it work.",
        "good_answer": ["proof"],
        "settled_says": "I see.",
        "if_ignored": {"trust": "-3"},
    }
}
FIGURES = {"ice.impact.figure": ["2k EUR/month", "3k EUR/month", "5k EUR/month", "7k EUR/month", "9k EUR/month"]}
BOOK = playbook(rules=CALM)


def things(session, told):
    return {session.case.names.thing_name(number) for number in members(told)}


def later(usually=None, **more):
    after = {"scenario": "first", "usually": USUALLY if usually is None else usually}
    return small(after=after, objections=CONCERN, **more)


def played_first(seed=1, scenario=None):
    session = call(scenario or small(), seed=seed)
    for turn in [*CLIMB[:3], line("propose-next-step", offer=["step.visit"])]:
        session.say(turn)
    return session, remembered("a1", "first", seed, session.case, session.situation, session.heard)


def following(scenario, earlier, seed=2):
    luck = Luck(seed)
    return Session(compile_case(scenario, BOOK, luck, earlier), luck)


def test_without_an_attempt_it_went_as_usual():
    session = call(later())
    now = session.situation
    assert things(session, now.told) == {"ice.fact", "ice.problem"}
    assert now.trust == (70,)
    assert now.pitched_to == 0b1
    assert [session.case.objections[number].id for number, state in enumerate(now.objections) if state] == ["too-dear"]
    assert happened(session.opening, "recalled") == ["", ""]


def test_what_was_told_need_not_be_told_again_to_go_on():
    session = call(later())
    assert said_by(session.say(CLIMB[2])).startswith("It costs")


def test_an_attempt_carries_what_was_learned_agreed_shown_and_felt():
    first, earlier = played_first()
    session = following(later(usually={}), earlier)
    assert things(session, session.situation.told) == {"ice.fact", "ice.problem", "ice.impact"}
    assert session.situation.trust == first.situation.trust
    assert session.case.before.agreed == ("step.visit",)
    assert session.heard == first.heard


def test_a_condition_can_ask_what_was_agreed_before():
    when = {"agreed_before": ["step.visit"], "after": "1 turn"}
    asks = {"when": {"who": "ann", "when": when, "says": "When do you come?", "good_answer": ["confirm"]}}
    scenario = later(asks=asks)
    assert happened(call(scenario).say(line("agenda")), "asks") == [""]
    nothing = call(later(usually={"shared": ["ice.fact"]}, asks=asks))
    assert happened(nothing.say(line("agenda")), "asks") == []


def test_what_varied_then_is_the_same_now():
    for seed in range(12):
        first, earlier = played_first(seed, small(vary=FIGURES))
        session = following(later(vary=FIGURES), earlier, seed + 100)
        session.say(CLIMB[2])
        assert said_by(session.exchanges[-1]).endswith(first.heard[session.case.names.thing("ice.impact")])


def test_what_is_known_before_earns_nothing_and_is_not_missed():
    session = call(later())
    learned = Measure.model_validate({"learned": "problem"})
    found = measure(learned, session.case, session.events, session.situation)
    assert not found.is_applicable
    assert happened(session.say(line("acknowledge", "ice")), "paid") == []


def test_events_alone_give_the_same_situation():
    _, earlier = played_first()
    session = following(later(), earlier)
    session.say(line("situation", "power"))
    again = folded(session.case, session.events)
    assert (again.told, again.trust, again.pitched_to, again.objections) == (
        session.situation.told,
        session.situation.trust,
        session.situation.pitched_to,
        session.situation.objections,
    )


def test_a_call_follows_only_the_scenario_that_it_names():
    _, earlier = played_first()
    with pytest.raises(NotPlayableError, match="does not follow an attempt at first"):
        following(small(), earlier)


def test_it_is_kept_as_plain_values_and_read_back():
    _, earlier = played_first()
    values = json.loads(json.dumps(earlier_values(earlier)))
    assert earlier_of(values) == earlier
