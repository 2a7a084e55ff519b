"""The bargain about the next step."""

import pytest

from playing import call, happened, line, said_by, small
from salessim.errors import NotPlayableError
from salessim.model.exchange import Commitment

CLIMB = ("situation", "problem", "implication", "need-payoff")


def climbed(rungs, scenario=None):
    session = call(scenario)
    for move in CLIMB[:rungs]:
        session.say(line(move, "ice"))
    return session


def proposal(session, *offer):
    return session.say(line("propose-next-step", offer=[f"step.{option}" for option in offer]))


def agreed(session):
    options = session.case.commitment.options
    return {option.id for number, option in enumerate(options) if session.situation.agreed >> number & 1}


def test_what_is_worth_it_and_allowed_is_agreed_and_ends_the_call():
    session = climbed(2)
    exchange = proposal(session, "visit")
    assert agreed(session) == {"step.visit"}
    assert session.case.endings[session.situation.ending].id == "visit"
    assert said_by(exchange) == "Come."


def test_what_is_not_allowed_yet_is_declined_and_something_else_proposed():
    session = climbed(2)
    exchange = proposal(session, "order")
    assert happened(exchange, "declined") == ["not-ready"]
    assert said_by(exchange) == "No. Rather this. How about this: visit?"
    assert not session.has_ended


def test_what_is_not_worth_it_is_declined():
    session = climbed(4)
    exchange = proposal(session, "order")  # allowed now, but a tenth of the best package
    assert happened(exchange, "declined") == ["not-worth-it"]


def test_explicit_needs_make_the_buyer_insist_on_less():
    easing = {"gets_easier": {"per_explicit_need": "35%"}}
    session = climbed(4, small(commitment=easing))
    assert happened(proposal(session, "order"), "agreed") == [""]


def test_but_only_at_the_urgency_it_takes():
    easing = {"gets_easier": {"per_explicit_need": "35%", "at_urgency": "high"}}
    assert happened(proposal(climbed(4, small(commitment=easing)), "order"), "declined") == ["not-worth-it"]


def test_a_vague_proposal_gets_what_the_buyer_likes_best():
    session = climbed(2)
    assert said_by(proposal(session)).endswith("How about this: leaflet?")


def test_the_buyers_own_proposal_is_taken_by_agreeing_to_it():
    for taking in (line("confirm"), line("propose-next-step"), line("propose-next-step", offer=["step.visit"])):
        session = climbed(2)
        proposal(session, "order")
        session.say(taking)
        assert agreed(session) == {"step.visit"}


def test_pushing_the_same_after_a_no_is_felt_and_ends_the_call():
    session = climbed(2)
    proposal(session, "order")
    before = session.situation.trust[0], session.situation.patience[0]
    first = proposal(session, "order")
    assert happened(first, "pushed") == [""]
    assert said_by(first).startswith("I said no.")
    assert (session.situation.trust[0], session.situation.patience[0]) == (before[0] - 8, before[1] - 16)
    proposal(session, "order")
    assert session.has_ended
    assert session.case.endings[session.situation.ending].counts_as == "no-sale"


def test_asking_for_less_or_after_something_new_is_no_push():
    less, news = climbed(2), climbed(2)
    for session in (less, news):
        proposal(session, "order")
    assert happened(proposal(less, "visit"), "pushed") == []
    news.say(line("implication", "ice"))
    assert happened(proposal(news, "order"), "pushed") == []


def test_pressure_after_a_no_is_a_push():
    session = climbed(2)
    proposal(session, "order")
    assert happened(session.say(line("pressure")), "pushed") == [""]


def test_before_it_is_open_nothing_is_agreed():
    session = climbed(2, small(commitment={"opens_when": {"shared_all": "ice.payoff"}}))
    assert happened(proposal(session, "visit"), "declined") == ["too-early"]


def test_who_cannot_agree_says_who_can():
    boss = {"name": "Ben Cole", "role": "Boss", "persona": "driver", "power": "decides", "joins": "after 99 turns"}
    whole = small(people={"ben": boss})
    commitment = {
        "opens_when": {"moves": {"propose-next-step": "1+"}},
        "with": "ben",
        "issues": {"step": {"options": {"visit": {"worth": {"ben": "5", "you": "8"}}}}},
    }
    session = call(whole.model_copy(update={"commitment": Commitment.model_validate(commitment)}))
    exchange = proposal(session, "visit")
    assert happened(exchange, "sent-on") == ["next-step"]
    assert said_by(exchange) == "Ask Ben Cole."
    assert agreed(session) == set()


def test_where_nothing_can_be_agreed_a_proposal_is_declined():
    whole = small()
    scenario = whole.model_copy(update={"commitment": None, "endings": {"other": whole.endings["other"]}})
    exchange = call(scenario).say(line("ask-to-close"))
    assert happened(exchange, "declined") == ["nothing-to-agree"]


def test_open_issues_are_settled_as_the_buyer_likes():
    when = {
        "when": {"options": {"soon": {"worth": {"ann": "1", "you": "9"}}, "late": {"worth": {"ann": "9", "you": "1"}}}}
    }
    session = climbed(2, small(commitment={"issues": when}))
    proposal(session, "visit")
    assert agreed(session) == {"step.visit", "when.late"}


@pytest.mark.parametrize(
    "block",
    [
        {"walks_away_below": {"ben": "10%"}},
        {"issues": {"step": {"options": {"visit": {"worth": {"ben": "5"}}}}}},
    ],
)
def test_only_two_sides_agree_on_a_next_step(block):
    with pytest.raises(NotPlayableError, match="between you and ann"):
        call(small(commitment=block))


def test_an_option_says_what_it_is_worth_to_both():
    with pytest.raises(NotPlayableError, match="does not say what it is worth to you"):
        call(small(commitment={"issues": {"step": {"options": {"call": {"worth": {"ann": "5"}}}}}}))
