"""One turn of a played negotiation after the other."""

from collections.abc import Callable
from typing import Any

import pytest

from negotiation.rental import rental
from salessim.errors import InputError
from salessim.luck import Luck
from salessim.model.people import Knowledge, Person
from salessim.model.turns import Joining
from salessim.negotiation.scenario.table_case import TableCase, table_case
from salessim.negotiation.scenario.table_situation import Situation, TableTurn, leverage, table_now
from salessim.negotiation.scenario.table_step import begin, step
from salessim.negotiation.talks.moves import (
    AUTHORITY,
    BUYER,
    YOU,
    Accept,
    Action,
    Ask,
    CallIn,
    NameTactic,
    Offer,
    Propose,
    StandFirm,
    WalkAway,
)
from salessim.negotiation.talks.protocol import Event

LUCK = Luck(1)
CASE = table_case(rental())
FREE = table_case(rental(lambda raw: raw.pop("you_may")))
"""The same without limits to your authority."""


def with_tactics(*tactics: dict[str, Any], change: Callable[[dict[str, Any]], object] | None = None) -> TableCase:
    def edit(raw: dict[str, Any]) -> None:
        raw["buyer_plays"]["tactics"] = [{"says": "Well.", **tactic} for tactic in tactics]
        del raw["you_may"]
        if change is not None:
            change(raw)

    return table_case(rental(edit))


def package(case: TableCase, **terms: str) -> int:
    space = case.rules.table.space
    return space.number(space.outcome(terms, rest=case.money.today))


def offer(case: TableCase, *, given: dict[str, str], asked: dict[str, str] | None = None) -> Propose:
    space = case.rules.table.space
    condition = tuple(
        (space.place(name), space.issues[space.place(name)].position(option)) for name, option in (asked or {}).items()
    )
    return Propose(Offer((package(case, **given, **(asked or {})),), condition))


def played(case: TableCase, *actions: Action, luck: Luck = LUCK) -> tuple[Situation, list[Event]]:
    situation, first = begin(case, luck)
    events = list(first)
    for action in actions:
        situation, happened = step(case, situation, TableTurn(action), luck)
        events += happened
    return situation, events


def kinds(events: list[Event]) -> list[object]:
    return [event[0] for event in events]


GENEROUS = {"discount": "25%", "maintenance": "included", "drivers": "week", "payment": "90 days"}


def test_the_buyer_opens_and_answers() -> None:
    situation, events = played(CASE)
    assert (situation.talks.round, situation.talks.to_move, kinds(events)) == (1, YOU, ["offered"])
    situation, events = played(CASE, offer(CASE, given={"discount": "0%"}))
    assert (situation.talks.round, situation.talks.to_move, kinds(events)) == (2, YOU, ["offered"] * 3)


def test_he_takes_what_is_as_good_as_his_own_next_offer() -> None:
    situation, events = played(FREE, offer(FREE, given=GENEROUS))
    assert situation.talks.ending == "deal"
    assert kinds(events)[-2:] == ["accepted", "deal"]


def test_you_can_take_what_he_offers() -> None:
    situation, _ = played(CASE)
    his = situation.talks.standing[BUYER]
    assert his is not None
    ended, _ = played(CASE, Accept(his.packages[0]))
    # His opening is worse than no deal, and beyond your authority: your manager does not approve of it.
    assert ended.talks.ending == "not-approved"


def test_a_gift_is_noticed_and_a_trade_is_not_one() -> None:
    # He hardly moves, so that a step of yours answers nothing.
    case = table_case(rental(lambda raw: raw["buyer_plays"].update(gives_ground="hardly")))
    first = offer(case, given={"discount": "0%"})
    situation, events = played(case, first, offer(case, given={"discount": "10%"}))
    assert ("gift", 3, YOU, 1_000_000) in events  # in cents
    assert situation.gifts == 1
    situation, events = played(case, first, offer(case, given={"discount": "10%"}, asked={"term": "3 years"}))
    assert "gift" not in kinds(events)
    assert (situation.gifts, situation.trades) == (0, 1)


def test_he_leaves_after_rounds_without_movement() -> None:
    situation, events = played(CASE, *[StandFirm()] * 4)
    assert situation.talks.ending == "they-left"
    assert events[-1][:1] == ("left",)
    assert played(CASE, *[StandFirm()] * 3)[0].talks.ending == ""


def test_asking_is_no_standstill_but_asking_again_is() -> None:
    issues = [issue.name for issue in CASE.rules.table.space.issues]
    assert played(CASE, *[Ask(name) for name in issues])[0].mind.still_rounds == 0
    assert played(CASE, Ask("term"), Ask("term"), Ask("term"))[0].mind.still_rounds == 2


def test_what_he_would_tell_he_tells_once_asked() -> None:
    situation, events = played(CASE, Ask("maintenance"))
    assert ("told", 1, BUYER, "maintenance") in events  # asking costs no round
    assert situation.told == {"maintenance"}
    _, events = played(CASE, Ask("term"))
    assert ("not-told", 1, BUYER, "term") in events


def test_some_things_need_trust() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["tells_you"]["maintenance"]["when"] = {"trust": "open"}

    case = table_case(rental(change))
    situation, _ = begin(case, LUCK)
    closed, _ = step(case, situation, TableTurn(Ask("maintenance"), trust=30), LUCK)
    opened, _ = step(case, situation, TableTurn(Ask("maintenance"), trust=80), LUCK)
    assert (closed.told, opened.told) == (frozenset(), {"maintenance"})


def test_discovery_worsens_his_alternative() -> None:
    situation, _ = begin(CASE, LUCK)
    asked, _ = step(CASE, situation, TableTurn(Ask("term"), established=frozenset({"fitters.fact"})), LUCK)
    assert leverage(CASE, asked) == 0.5
    assert table_now(CASE, asked).second.no_deal == CASE.rules.table.second.no_deal - 1000
    both, _ = step(CASE, asked, TableTurn(Ask("term"), established=frozenset({"stops.impact"})), LUCK)
    assert leverage(CASE, both) == 1.0
    other, _ = step(CASE, situation, TableTurn(Ask("term"), established=frozenset({"stops.fact"})), LUCK)
    assert leverage(CASE, other) == 0.0


def test_whom_you_call_in_brings_what_he_knows() -> None:
    helper = Person(
        name="Jo",
        role="Fitter",
        persona="driver",
        power="uses",
        joins=Joining(when_asked=True),
        brings=Knowledge(shared=("fitters", "stops")),
    )
    case = table_case(rental(), {"jo": helper})
    situation, events = played(case, CallIn("jo"))
    assert ("joined", 1, YOU, "jo") in events
    assert leverage(case, situation) == 1.0
    assert (situation.talks.round, situation.talks.to_move) == (2, YOU)


def test_leaving_ends_it() -> None:
    situation, _ = played(CASE, WalkAway())
    assert situation.talks.ending == "you-left"
    with pytest.raises(InputError):
        step(CASE, situation, TableTurn(StandFirm()), LUCK)


def test_your_last_offer_still_gets_an_answer() -> None:

    def change(raw: dict[str, Any]) -> None:
        del raw["buyer_plays"]["walks_away_after"], raw["you_may"]

    case = table_case(rental(change))
    situation, _ = played(case, *[offer(case, given={"discount": option}) for option in ("0%", "5%") * 5][:9])
    assert (situation.talks.round, situation.talks.has_ended) == (10, False)
    taken, _ = step(case, situation, TableTurn(offer(case, given=GENEROUS)), LUCK)
    assert taken.talks.ending == "deal"
    refused, _ = step(case, situation, TableTurn(offer(case, given={"discount": "0%", "term": "3 years"})), LUCK)
    assert refused.talks.ending == "out-of-time"


# ---- tactics ------------------------------------------------------------------------------------------------------


def test_a_low_anchor_raises_the_opening() -> None:
    def demanded(case: TableCase) -> float:
        situation, _ = played(case)
        return situation.mind.last_demand or 0.0

    anchored = with_tactics({"play": "low-anchor"})
    assert ("tactic", 1, BUYER, 0, "low-anchor") in played(anchored)[1]
    assert demanded(anchored) > demanded(CASE)
    situation, events = played(anchored, NameTactic("low-anchor"))
    assert ("countered", 1, YOU, 0, "name") in events
    assert situation.mind.pressing == ()


def test_naming_what_was_not_played_costs_trust() -> None:
    before, _ = begin(CASE, LUCK)
    after, events = played(CASE, NameTactic("nibble"))
    assert after.trust < before.trust
    assert "misnamed" in kinds(events)


HERRING = {"play": "red-herring", "when": "at the start", "on": "drivers", "drops_it_for": "discount"}


def test_he_insists_on_a_red_herring_until_asked_what_it_is_for() -> None:
    case = with_tactics(HERRING)
    space = case.rules.table.space
    drivers = space.place("drivers")

    def his_drivers(situation: Situation) -> str:
        his = situation.talks.standing[BUYER]
        assert his is not None
        return space.issues[drivers].options[space.numbered(his.packages[0])[drivers]]

    situation, _ = played(case)
    assert his_drivers(situation) == "week"
    other, _ = played(case, Ask("term"))
    assert other.mind.insists == ((drivers, 1),)
    asked, events = played(case, Ask("drivers"))
    assert ("countered", 1, YOU, 0, "ask") in events
    assert asked.mind.insists == ()


def test_a_red_herring_nobody_questions_is_dropped_for_a_price() -> None:
    case = with_tactics(HERRING)
    situation, events = played(case, offer(case, given={"discount": "5%"}), StandFirm(), StandFirm())
    dropped = next(event for event in events if event[0] == "dropped-for")
    assert dropped[4] == 500_000  # one step of discount: 5 points at 1,000 EUR, in cents
    assert situation.mind.raised == pytest.approx(5000)


def test_a_deadline_stops_him_until_it_is_questioned() -> None:
    case = with_tactics({"play": "deadline", "when": "early"})
    situation, _ = played(case, offer(case, given={"discount": "0%"}))
    assert situation.mind.frozen_at is not None
    thawed, _ = step(case, situation, TableTurn(NameTactic("deadline")), LUCK)
    assert thawed.mind.frozen_at is None


def test_silence_is_an_offer_withheld() -> None:
    case = with_tactics({"play": "silence", "when": "early"})
    _, events = played(case, offer(case, given={"discount": "0%"}))
    assert kinds(events)[-2:] == ["tactic", "stood-firm"]


@pytest.mark.parametrize(("true", "shown"), [("yes", "shown"), ("no", "not-shown")])
def test_a_quote_is_shown_if_it_exists(true: str, shown: str) -> None:
    case = with_tactics({"play": "competitor-quote", "when": "early", "true": true, "shows_it": "when asked"})
    situation, events = played(case, offer(case, given={"discount": "0%"}), Ask("alternative"))
    assert shown in kinds(events)
    assert ("alternative" in situation.told) == (true == "yes")


def test_tactics_come_as_often_as_the_scenario_says() -> None:
    case = with_tactics({"play": "flinch", "when": "at the start", "usually": "3 in 10"})
    seen = sum("tactic" in kinds(played(case, luck=Luck(seed))[1]) for seed in range(400))
    assert 90 < seen < 150


def content_with_less(raw: dict[str, Any]) -> None:
    """A buyer who asks for less."""
    raw["buyer_plays"]["opens_at"] = "70%"


NIBBLE = {"play": "nibble", "asks_for": {"drivers": "week"}}
GOOD_DEAL = {"discount": "25%", "maintenance": "included", "payment": "90 days"}


def test_a_nibble_comes_after_the_handshake() -> None:
    case = with_tactics(NIBBLE)
    situation, events = played(case, offer(case, given=GOOD_DEAL))
    assert kinds(events)[-3:] == ["accepted", "tactic", "demanded"]
    assert situation.talks.demand == package(case, **GOOD_DEAL, drivers="week")
    assert (situation.talks.phase, situation.talks.to_move) == ("verbal", YOU)


def test_a_late_demand_can_be_granted_refused_or_traded() -> None:
    case = with_tactics(NIBBLE)
    agreed = package(case, **GOOD_DEAL)
    demand = package(case, **GOOD_DEAL, drivers="week")
    first = offer(case, given=GOOD_DEAL)
    granted, _ = played(case, first, Accept(demand))
    assert (granted.talks.ending, granted.talks.deal) == ("deal", demand)
    refused, events = played(case, first, StandFirm())
    assert (refused.talks.ending, refused.talks.deal) == ("deal", agreed)
    assert [event[3:] for event in events if event[0] == "countered"] == [(0, "stand firm")]
    too_much = offer(case, given={**GOOD_DEAL, "drivers": "week"}, asked={"term": "3 years"})
    traded, _ = played(case, first, too_much)
    assert (traded.talks.ending, traded.talks.deal) == ("deal", agreed)
    named, _ = played(case, first, NameTactic("nibble"))
    assert (named.talks.ending, named.talks.deal) == ("deal", agreed)


def test_a_trade_he_gains_by_replaces_what_was_agreed() -> None:
    case = with_tactics(NIBBLE, change=content_with_less)
    first = offer(case, given={"discount": "25%", "payment": "90 days"})
    better = offer(case, given={"discount": "25%", "maintenance": "included"}, asked={"payment": "30 days"})
    traded, _ = played(case, first, better)
    assert traded.talks.ending == "deal"
    assert traded.talks.deal == package(case, discount="25%", maintenance="included")


def test_a_demand_that_is_not_answered_stays() -> None:
    case = with_tactics(NIBBLE)
    situation, _ = played(case, offer(case, given=GOOD_DEAL), Ask("term"))
    assert (situation.talks.phase, situation.talks.to_move) == ("verbal", YOU)
    assert situation.talks.demand is not None


def test_who_has_to_agree_is_better_asked_before() -> None:
    case = with_tactics({"play": "limited-authority", "reopens": ["maintenance"]}, change=content_with_less)
    generous = offer(case, given={"discount": "25%", "payment": "90 days", "maintenance": "half", "drivers": "week"})
    _, events = played(case, generous)
    assert events[-1][0] == "demanded"
    asked, events = played(case, Ask(AUTHORITY), generous)
    assert asked.talks.ending == "deal"
    assert "demanded" not in kinds(events)


def test_cherries_are_picked_from_several_packages() -> None:
    case = with_tactics({"play": "cherry-pick", "when": "early"})
    halves = ({"discount": "10%"}, {"maintenance": "included"})
    several = Propose(Offer(tuple(package(case, term="3 years", **half) for half in halves)))
    situation, _ = played(case, offer(case, given={"discount": "0%"}), several)
    his = situation.talks.standing[BUYER]
    assert his is not None
    assert his.packages[0] == package(case, discount="10%", maintenance="included", term="3 years")


def test_the_same_turns_and_luck_give_the_same_events() -> None:
    case = with_tactics(HERRING, NIBBLE, {"play": "deadline", "usually": "5 in 10"})
    actions = [offer(case, given={"discount": "0%"}), Ask("drivers"), offer(case, given=GOOD_DEAL)]
    assert played(case, *actions, luck=Luck(9)) == played(case, *actions, luck=Luck(9))


def test_a_tactic_still_open_does_not_keep_another_ones_demand_alive() -> None:
    case = with_tactics({"play": "cherry-pick", "when": "at the start"}, NIBBLE)
    situation, _ = played(case, offer(case, given=GOOD_DEAL), NameTactic("nibble"))
    assert (situation.talks.ending, situation.talks.deal) == ("deal", package(case, **GOOD_DEAL))


def test_the_last_word_is_no_time_for_tactics() -> None:
    case = with_tactics(
        {"play": "escalation", "when": "near the end"},
        change=lambda raw: raw.update(rounds="1"),
    )
    _, events = played(case, offer(case, given={"discount": "0%"}))
    assert kinds(events).count("tactic") == 1  # with his own offer, not once more after yours
