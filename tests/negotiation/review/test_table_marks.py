"""Marks: five parts, each with the rounds that made it."""

from dataclasses import replace
from typing import Any

import pytest

from negotiation.rental import rental
from salessim.luck import Luck
from salessim.negotiation.review.table_marks import WEIGHTS, TableMarks, table_marks
from salessim.negotiation.scenario.table_case import TableCase, table_case
from salessim.negotiation.scenario.table_situation import TableTurn
from salessim.negotiation.scenario.table_step import begin, step
from salessim.negotiation.talks.moves import (
    AUTHORITY,
    Accept,
    Action,
    Ask,
    NameTactic,
    Offer,
    Propose,
    StandFirm,
    WalkAway,
)

LUCK = Luck(0)


def easy(raw: dict[str, Any]) -> None:
    raw["buyer_plays"]["opens_at"] = "55%"


CASE = table_case(rental(easy))


def package(case: TableCase, **terms: str) -> int:
    space = case.rules.table.space
    return space.number(space.outcome(terms, rest=case.money.today))


def marked(case: TableCase, *actions: Action) -> TableMarks:
    situation, first = begin(case, LUCK)
    events = list(first)
    for action in actions:
        if situation.talks.has_ended:
            break
        situation, happened = step(case, situation, TableTurn(action), LUCK)
        events += happened
    return table_marks(case, situation, events)


def offer(case: TableCase, condition: tuple[tuple[int, int], ...] = (), **terms: str) -> Propose:
    return Propose(Offer((package(case, **terms),), condition))


GOOD = {"discount": "10%", "maintenance": "included", "term": "3 years"}


def test_a_good_deal_earns_the_economics_and_the_walk_away() -> None:
    marks = marked(CASE, offer(CASE, discount="0%"), offer(CASE, condition=((1, 1),), **GOOD))
    assert marks.economics.deal is not None
    assert marks.economics.gain > 0
    assert marks.of("economics").share > 0.5
    assert marks.of("walk-away and authority").share == 1.0
    assert marks.of("economics").rounds


def test_a_deal_worse_than_no_deal_is_a_loss_whatever_else_was_good() -> None:
    def change(raw: dict[str, Any]) -> None:
        easy(raw)
        raw["if_no_deal"]["you"] = {"worth": "20k EUR"}
        del raw["you_may"]

    case = table_case(rental(change))
    marks = marked(case, offer(case, discount="0%"), offer(case, condition=((1, 1),), **GOOD))
    assert marks.economics.gain < 0
    assert (marks.of("economics").share, marks.of("walk-away and authority").share) == (0, 0)
    assert marks.points < 50


def test_leaving_a_table_without_a_deal_in_it_is_right() -> None:
    case = table_case(rental(lambda raw: raw["if_no_deal"].update(you={"worth": "500k EUR"})))
    marks = marked(case, Ask("maintenance"), Ask(AUTHORITY), Ask("term"), WalkAway())
    assert not marks.economics.has_zone
    assert not marks.of("economics").is_applicable
    assert marks.of("walk-away and authority").share == 1.0
    assert marks.points > 60


def test_leaving_a_table_with_a_deal_in_it_is_not() -> None:
    at_once = marked(CASE, WalkAway())
    assert at_once.of("economics").share == 0
    assert at_once.of("walk-away and authority").share < 1
    assert at_once.points < 30


def test_running_out_of_time_is_worse_than_leaving_a_bad_offer() -> None:
    bad_offer = table_case(rental())
    left = marked(bad_offer, WalkAway()).of("walk-away and authority").share
    waited = marked(bad_offer, *[Ask("term")] * 2, *[offer(bad_offer, discount=o) for o in ("0%", "5%") * 5])
    assert waited.of("walk-away and authority").share < left


def test_asking_in_return_is_marked_against_giving() -> None:
    first = offer(CASE, discount="0%")
    gave = marked(CASE, first, offer(CASE, discount="5%"), WalkAway())
    # He wants maintenance: keeping it out is something he has to agree to.
    asked = marked(CASE, first, offer(CASE, condition=((3, 0),), discount="5%"), WalkAway())
    assert gave.of("trading").figures["asked in return"] == 0
    assert asked.of("trading").figures["asked in return"] == 1
    assert asked.of("trading").share > gave.of("trading").share
    assert asked.of("trading").rounds == (2,)


def test_going_beyond_your_authority_costs() -> None:
    within = marked(CASE, offer(CASE, discount="10%"), WalkAway()).of("walk-away and authority")
    beyond = marked(CASE, offer(CASE, discount="25%", term="3 years"), WalkAway()).of("walk-away and authority")
    assert within.figures["within your authority"] == 1
    assert beyond.figures["within your authority"] == 0.5


def test_finding_out_is_marked() -> None:
    nothing = marked(CASE, WalkAway()).of("information")
    something = marked(CASE, Ask("maintenance"), WalkAway()).of("information")
    everything = marked(CASE, Ask("maintenance"), Ask(AUTHORITY), WalkAway()).of("information")
    assert (nothing.share, something.share, everything.share) == (0, 0.5, 1)
    assert everything.rounds == (1,)
    silent = table_case(rental(lambda raw: raw.pop("tells_you")))
    assert not marked(silent, WalkAway()).of("information").is_applicable


def test_wrong_accusations_cost_the_relationship() -> None:
    fair = marked(CASE, Ask("term"), WalkAway()).of("relationship").share
    accusing = marked(CASE, Ask("term"), NameTactic("nibble"), NameTactic("silence"), WalkAway())
    assert accusing.of("relationship").share < fair


def test_granting_a_late_demand_is_giving_without_asking() -> None:
    def change(raw: dict[str, Any]) -> None:
        easy(raw)
        raw["buyer_plays"]["tactics"] = [{"play": "nibble", "asks_for": {"drivers": "week"}, "says": "And training?"}]

    case = table_case(rental(change))
    good = offer(case, condition=((1, 1),), **GOOD)
    first = offer(case, discount="0%")
    granted = marked(case, first, good, Accept(package(case, **GOOD, drivers="week")))
    refused = marked(case, first, good, StandFirm())
    assert granted.economics.deal != refused.economics.deal
    assert (granted.gave_without_asking, refused.gave_without_asking) == (1, 0)
    assert granted.ledger.unreturned[-1].issues == ("drivers",)
    assert [tactic.kind.name for tactic in refused.tactics] == ["nibble"]
    assert refused.tactics[0].countered_by == "stand firm"


def test_what_he_had_on_the_table_at_the_end() -> None:
    assert marked(table_case(rental()), WalkAway()).is_his_last_offer_better_than_no_deal is False
    rich = table_case(rental(lambda raw: raw["if_no_deal"].update(you={"worth": "-90k EUR"})))
    assert marked(rich, WalkAway()).is_his_last_offer_better_than_no_deal is True


def test_points_follow_the_weights() -> None:
    situation, first = begin(CASE, LUCK)
    situation, events = step(CASE, situation, TableTurn(Ask("maintenance")), LUCK)
    situation, last = step(CASE, situation, TableTurn(WalkAway()), LUCK)
    everything = (*first, *events, *last)
    only_information = table_marks(CASE, situation, everything, {"information": 1})
    assert only_information.points == round(100 * only_information.of("information").share)
    by_default = table_marks(CASE, situation, everything)
    earned = sum(WEIGHTS[mark.part] * mark.share for mark in by_default.marks if mark.is_applicable)
    assert by_default.points == round(earned)
    assert replace(by_default) == by_default


@pytest.mark.parametrize("part", list(WEIGHTS))
def test_shares_stay_between_nothing_and_all(part: str) -> None:
    for actions in ((WalkAway(),), (StandFirm(),) * 4, (offer(CASE, **GOOD),)):
        assert 0 <= marked(CASE, *actions).of(part).share <= 1
