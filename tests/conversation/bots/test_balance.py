"""What a fair scenario and fair marks have to show: skill pays, and nothing else does."""

import pytest

from playing import DISCOVERY, shipped
from salessim.conversation.bots.observing import Batch, observe, percentile
from salessim.conversation.bots.roster import BOTS

SKILLED = ("novice", "average", "expert")
POINTLESS = ("silent", "parrot", "gibberish")
PUSHY = ("feature-dumper", "interrogator", "closer")


def scores(name, plays, bots=tuple(BOTS), difficulty="standard"):
    scenario, book, _ = shipped(name, None, difficulty)
    tally = observe(Batch(scenario, book, bots, tuple(range(plays))))
    return {bot: [call.score for call in calls] for bot, calls in tally.calls.items()}


def test_skill_pays_and_noise_does_not_in_a_few_calls():
    found = scores(DISCOVERY, 25)
    novice, average, expert = (percentile(found[bot], 50) for bot in SKILLED)
    assert novice < average < expert
    assert all(max(found[bot]) < 10 for bot in POINTLESS)


@pytest.mark.slow
def test_skill_pays_at_every_point_of_the_spread_and_manners_do_not():
    found = scores(DISCOVERY, 200)
    for pct in (10, 50, 90):
        novice, average, expert = (percentile(found[bot], pct) for bot in SKILLED)
        assert novice < average < expert, pct
    assert percentile(found["expert"], 50) >= 80
    assert percentile(found["expert"], 10) >= 60
    assert all(max(found[bot]) < 10 for bot in POINTLESS)
    upper_quartile = percentile(found["novice"], 75)
    assert all(percentile(found[bot], 50) < upper_quartile for bot in PUSHY)
    pass_mark = shipped(DISCOVERY)[0].scoring.pass_mark
    assert all(max(found[bot]) < pass_mark for bot in (*POINTLESS, *PUSHY, "random"))


@pytest.mark.slow
def test_gentle_is_easier_and_tough_is_harder_for_everybody_who_tries():
    by_difficulty = {
        difficulty: scores(DISCOVERY, 200, (*SKILLED, "interrogator"), difficulty)
        for difficulty in ("gentle", "standard", "tough")
    }
    for bot in (*SKILLED, "interrogator"):
        gentle, standard, tough = (sum(found[bot]) / len(found[bot]) for found in by_difficulty.values())
        assert gentle >= standard > tough, bot
