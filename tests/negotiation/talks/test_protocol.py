"""The protocol: whose turn it is, rounds, deadline, authority, verbal deals."""

import pytest

from salessim.errors import InputError
from salessim.negotiation import Table, additive_table
from salessim.negotiation.talks.authority import Authority
from salessim.negotiation.talks.moves import (
    BUYER,
    YOU,
    Accept,
    Action,
    Ask,
    CallIn,
    NameTactic,
    Offer,
    Propose,
    SeekApproval,
    StandFirm,
    WalkAway,
)
from salessim.negotiation.talks.protocol import Event, TalkRules, Talks, act, demanded, opened, sealed

TABLE: Table = additive_table([[0, -1, -2, -9], [0, 3]], [[0, 1, 2, 9], [0, -1]], first_no_deal=-5.0)
AUTHORITY = Authority((frozenset({0, 1}), frozenset({0, 1})), "manager", 1)


def played(rules: TalkRules, *actions: Action) -> tuple[Talks, list[Event]]:
    talks, events = opened(rules), []
    for action in actions:
        talks, happened = act(rules, talks, action)
        events += happened
    return talks, events


def offer(*packages: int) -> Propose:
    return Propose(Offer(packages))


def test_sides_take_turns_and_a_round_is_one_turn_of_each() -> None:
    rules = TalkRules(TABLE, 3, first=BUYER)
    talks, events = played(rules, offer(6), offer(1), offer(4))
    assert (talks.round, talks.to_move) == (2, YOU)
    assert [event[:3] for event in events] == [("offered", 1, BUYER), ("offered", 1, YOU), ("offered", 2, BUYER)]


def test_time_runs_out_after_the_last_round() -> None:
    talks, events = played(TalkRules(TABLE, 2), *[StandFirm()] * 4)
    assert (talks.ending, talks.deal, talks.has_ended) == ("out-of-time", None, True)
    assert events[-1] == ("out-of-time", 2, -1)
    with pytest.raises(InputError, match="over"):
        act(TalkRules(TABLE, 2), talks, StandFirm())


def test_a_yes_takes_one_of_the_packages_on_the_table() -> None:
    rules = TalkRules(TABLE, 5)
    talks, events = played(rules, offer(1, 3), Accept(3))
    assert (talks.deal, talks.ending) == (3, "deal")
    assert events[-2:] == [("accepted", 1, BUYER, 3), ("deal", 1, -1, 3)]
    with pytest.raises(InputError, match="on the table"):
        played(rules, offer(1, 3), Accept(2))
    with pytest.raises(InputError, match="on the table"):
        played(rules, Accept(0))


def test_only_the_last_offer_stands() -> None:
    with pytest.raises(InputError, match="on the table"):
        played(TalkRules(TABLE, 5), offer(1), StandFirm(), offer(3), Accept(1))


def test_what_was_asked_in_return_is_on_record() -> None:
    _, events = played(TalkRules(TABLE, 5), Propose(Offer((3,), condition=((1, 1),))))
    assert events == [("offered", 1, YOU, (3,), ((1, 1),))]


def test_offers_are_packages_of_this_table() -> None:
    for packages in ((), (8,), (-1,)):
        with pytest.raises(InputError):
            played(TalkRules(TABLE, 5), offer(*packages))


def test_walking_away_ends_it() -> None:
    talks, events = played(TalkRules(TABLE, 5), WalkAway())
    assert (talks.ending, events) == ("you-left", [("left", 1, YOU)])
    assert played(TalkRules(TABLE, 5), StandFirm(), WalkAway())[0].ending == "they-left"


def test_asking_and_naming_take_a_turn() -> None:
    talks, events = played(TalkRules(TABLE, 5), Ask("alternative"), StandFirm(), NameTactic("nibble"))
    assert (talks.round, talks.to_move) == (2, BUYER)
    assert [event[0] for event in events] == ["asked", "stood-firm", "named-tactic"]


def test_calling_somebody_in_costs_a_round_and_leaves_the_turn() -> None:
    rules = TalkRules(TABLE, 5, joining_costs=1)
    talks, _ = played(rules, CallIn("marta"))
    assert (talks.round, talks.to_move, talks.joined) == (2, YOU, {"marta"})
    with pytest.raises(InputError, match="already"):
        act(rules, talks, CallIn("marta"))
    assert played(TalkRules(TABLE, 1), CallIn("marta"))[0].ending == "out-of-time"


def test_a_superior_grants_what_beats_no_deal_and_it_costs_a_round() -> None:
    rules = TalkRules(TABLE, 5, authority=AUTHORITY)
    talks, events = played(rules, SeekApproval(4))
    assert (talks.round, talks.to_move, talks.approved) == (2, YOU, {(0, 2)})
    assert events == [("approval", 1, YOU, 4, 1)]
    refused, events = played(rules, SeekApproval(6))
    assert (refused.approved, events) == (frozenset(), [("approval", 1, YOU, 6, 0)])


def test_going_beyond_ones_authority_is_on_record() -> None:
    rules = TalkRules(TABLE, 5, authority=AUTHORITY)
    assert ("overstepped", 1, YOU, 4, ((0, 2),)) in played(rules, offer(4))[1]
    assert len(played(rules, SeekApproval(4), offer(4))[1]) == 2


def test_a_deal_beyond_authority_is_approved_afterwards_or_not_at_all() -> None:
    rules = TalkRules(TABLE, 5, authority=AUTHORITY)
    talks, events = played(rules, offer(4), Accept(4))
    assert (talks.ending, talks.round) == ("deal", 2)
    assert ("approval", 1, YOU, 4, 1) in events
    worse, events = played(rules, offer(6), Accept(6))
    assert (worse.ending, worse.deal) == ("not-approved", None)
    assert events[-1] == ("not-approved", 1, YOU, 6)


def test_without_anybody_to_ask_there_is_nothing_to_ask() -> None:
    with pytest.raises(InputError, match="nobody"):
        played(TalkRules(TABLE, 5), SeekApproval(4))


def test_a_verbal_deal_can_be_reopened_by_a_demand() -> None:
    rules = TalkRules(TABLE, 5, is_sealed_at_once=False)
    talks, _ = played(rules, offer(1), Accept(1))
    assert (talks.phase, talks.deal, talks.to_move) == ("verbal", 1, YOU)
    asked, events = demanded(talks, 3, "nibble")
    assert events == (("demanded", 1, BUYER, 3, "nibble"),)
    granted, _ = act(rules, asked, Accept(3))
    assert (granted.phase, granted.deal, granted.demand) == ("verbal", 3, None)
    refused, events = act(rules, asked, StandFirm())
    assert (refused.phase, refused.deal, refused.demand, refused.to_move) == ("verbal", 1, None, BUYER)
    assert events == (("refused", 1, YOU, 3),)
    countered, _ = act(rules, asked, offer(5))
    assert (countered.phase, countered.deal) == ("open", None)
    assert sealed(granted)[0].ending == "deal"
