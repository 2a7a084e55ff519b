"""Whole negotiations, played by bots on the shipped scenario."""

import pytest

from salessim.library.finding import Library
from salessim.library.loading import load
from salessim.luck import Luck
from salessim.model.scenario import DIFFICULTIES, Difficulty, Scenario
from salessim.negotiation.review.table_marks import table_marks
from salessim.negotiation.scenario.playing import (
    Trader,
    by_negotiator,
    giver,
    play_table,
    refuser,
    replay,
    wanted_in_return,
)
from salessim.negotiation.scenario.table_case import TableCase, table_case
from salessim.negotiation.talks.negotiators import Micro, RandomNegotiator, TimeDependent

SEEDS = range(8)


def renewal(difficulty: Difficulty = "standard") -> TableCase:
    scenario = load(Library(), "negotiation-renewal", "scenario", difficulty=difficulty).sound()
    assert isinstance(scenario, Scenario)
    assert scenario.negotiation is not None
    return table_case(scenario.negotiation, scenario.people)


STANDARD = renewal()


def points(case: TableCase, player: object) -> float:
    assert callable(player)
    plays = [play_table(case, player, Luck(seed)) for seed in SEEDS]
    return sum(table_marks(case, play.situation, play.events).points for play in plays) / len(plays)


def test_replaying_the_turns_gives_the_same_play() -> None:
    play = play_table(STANDARD, Trader(0.5), Luck(3))
    assert replay(STANDARD, play.turns, Luck(3)) == play


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_giving_everything_and_refusing_everything_fail(difficulty: Difficulty) -> None:
    case = renewal(difficulty)
    trader = points(case, Trader(0.5))
    assert trader >= 60
    assert points(case, giver) < 30
    assert points(case, refuser) < 30


def test_conditional_trading_beats_giving_ground_for_nothing() -> None:
    for difficulty in DIFFICULTIES:
        case = renewal(difficulty)
        best_giver = max(points(case, by_negotiator(TimeDependent(exponent))) for exponent in (0.5, 1.0, 5.0))
        assert points(case, Trader(0.5)) > best_giver


def test_micro_beats_random() -> None:
    micro, by_chance = by_negotiator(Micro()), by_negotiator(RandomNegotiator())
    assert points(renewal("gentle"), micro) > points(renewal("gentle"), by_chance)
    assert points(STANDARD, micro) > points(STANDARD, by_chance)


def test_reference_sellers_ask_before_they_go_beyond_their_authority() -> None:
    for seed in SEEDS:
        play = play_table(STANDARD, by_negotiator(TimeDependent(5.0)), Luck(seed))
        kinds = [event[0] for event in play.events]
        assert "not-approved" not in kinds
        if "approval" in kinds:
            assert kinds.index("approval") < min(
                (place for place, kind in enumerate(kinds) if kind in {"overstepped", "deal"}), default=len(kinds)
            )


def test_what_is_wanted_in_return_is_what_he_does_not_offer() -> None:
    space = STANDARD.rules.table.space
    his = space.outcome({"discount": "30%"}, rest=STANDARD.money.today)
    mine = space.outcome({"discount": "12%", "term": "3 years"}, rest=STANDARD.money.today)
    wanted = wanted_in_return(STANDARD, space.number(mine), space.number(his))
    assert [space.issues[place].options[option] for place, option in wanted] == ["12%", "3 years"]
