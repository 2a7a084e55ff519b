"""Bots at a table."""

import pytest

from playing import CALM, playbook, shipped
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.playing import named, play_call
from salessim.conversation.bots.roster import AT_TABLES, BOTS, SKILLS, bot_called, bots_for
from salessim.conversation.compiling import compile_case
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.session import Session
from salessim.conversation.table.bots import PLAYERS, player_called
from salessim.luck import Luck
from tables import rental_call, rental_scenario

SHIPPED = ("negotiation-renewal", "negotiation-new-deal", "negotiation-quarter-end", "negotiation-distributor")


def scores(scenario, bots, seeds, difficulty="standard"):
    document, book, _ = shipped(scenario, None, difficulty)
    found = {bot: [] for bot in bots}
    for seed in seeds:
        luck = Luck(seed)
        case = compile_case(document, book, luck)
        craft = craft_for(case, document, book)
        for bot in bots:
            call = play_call(bot_called(bot), case, craft, luck)
            found[bot].append(mark_call(judged(document, book, case, call.all_events)).score)
    return {bot: sum(points) / len(points) for bot, points in found.items()}


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SHIPPED)
def test_trading_beats_giving_away_and_everything_has_its_order(scenario):
    mean = scores(scenario, ("trader", "micro", "random", "linear", "giver", "refuser"), range(12))
    assert mean["micro"] > mean["random"] > mean["giver"]
    assert mean["trader"] > mean["linear"] > mean["giver"]
    assert max(mean["giver"], mean["refuser"]) < 15


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SHIPPED)
def test_skill_shows(scenario):
    mean = scores(scenario, ("novice", "average", "expert"), range(12))
    assert mean["expert"] > mean["average"] > mean["novice"]


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SHIPPED)
def test_tough_is_harder_than_gentle_and_can_be_won_by_trading(scenario):
    document, _, _ = shipped(scenario, None, "tough")
    gentle, tough = (scores(scenario, ("trader", "linear"), range(4), name) for name in ("gentle", "tough"))
    assert tough["linear"] < gentle["linear"]
    assert tough["trader"] >= document.scoring.pass_mark


@pytest.mark.parametrize("name", [*AT_TABLES, "random", *SKILLS])
def test_what_a_bot_says_can_be_played_again_from_its_names(name):
    session = rental_call(seed=4)
    book = playbook("principled-negotiation", rules=CALM)
    call = play_call(bot_called(name), session.case, craft_for(session.case, rental_scenario(), book), Luck(4))
    again = Session(session.case, Luck(4))
    for turn in call.turns:
        again.say(named(turn, session.case, "word " * turn.words))
    assert again.situation == call.situation


def test_who_plays_where():
    assert set(AT_TABLES) <= set(PLAYERS)
    assert bots_for(has_table=False) == tuple(BOTS)
    assert set(bots_for(has_table=True)) == {*SKILLS, *AT_TABLES, "random"}
    assert player_called("silent", None) is None


def test_without_a_table_they_have_nothing_to_say():
    from playing import call, small

    session = call()
    craft = craft_for(session.case, small(), playbook(rules=CALM))
    played = play_call(bot_called("trader"), session.case, craft, Luck(1))
    assert [turn.hangs_up for turn in played.turns] == [True]
    assert small().negotiation is None
