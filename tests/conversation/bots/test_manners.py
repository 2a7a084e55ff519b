"""Sellers with one manner."""

import pytest

from botting import Moment
from playing import DISCOVERY, shipped
from salessim.conversation.bots.manners import MANNERS, MOST_LINES
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.policy import HANG_UP, Fate
from salessim.luck import Luck

BY_NAME = {bot.name: bot for bot in MANNERS}


def lines(name, moment=None, seed=1):
    moment = moment or Moment(seed=seed)
    call = play_call(BY_NAME[name], moment.case, moment.craft, Luck(seed))
    return [moment.names(turn) for turn in call.turns], call, moment


def test_silence_says_nothing():
    said, call, _ = lines("silent")
    assert set(said) == {("", "")}
    assert all(not turn.words for turn in call.turns)


def test_the_interrogator_only_asks_after_the_reason():
    said, _, moment = lines("interrogator")
    asked = [moves for moves, _ in said[1:] if moves != "propose-next-step"]
    assert all(moment.case.moves[moment.case.names.move(move)].is_question for move in asked)
    assert len(asked) > 5
    assert len(set(said)) > 5


def test_the_feature_dumper_pitches_every_subject():
    said, _, _ = lines("feature-dumper")
    assert said[1:5] == [(move, "ice") for move in ("feature", "advantage", "benefit", "proof")]


def test_the_closer_asks_for_the_most_again_and_again():
    said, call, moment = lines("closer")
    assert {moves for moves, _ in said[1:]} == {"propose-next-step", "ask-to-close"}
    assert all(moment.offer(turn) == ["step.order"] for turn in call.turns[1:])


def test_the_parrot_asks_for_nothing_new():
    said, _, _ = lines("parrot")
    assert {moves for moves, _ in said[1:]} <= {"acknowledge", "summarise", "confirm", "clarify"}


def test_gibberish_ends_although_it_takes_no_time():
    _, call, moment = lines("gibberish")
    assert call.situation.ending >= 0
    assert any(turn.words and not turn.acts for turn in call.turns)
    seen = moment.seen._replace(turn=MOST_LINES)
    assert BY_NAME["gibberish"].line(seen, moment.past, moment.craft, Fate(Luck(1), "gibberish")) is HANG_UP


def test_chance_uses_the_whole_menu():
    scenario, book, _ = shipped(DISCOVERY)
    moment = Moment(scenario, book)
    made = set()
    for seed in range(60):
        said, _, _ = lines("random", moment, seed)
        made |= {moves for moves, _ in said}
    assert len(made) > 0.9 * len(moment.craft.moves)


@pytest.mark.parametrize("bot", MANNERS, ids=lambda bot: bot.name)
def test_the_same_luck_gives_the_same_call(bot):
    assert lines(bot.name, seed=5)[1].turns == lines(bot.name, seed=5)[1].turns
