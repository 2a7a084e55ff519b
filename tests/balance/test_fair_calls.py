"""What every shipped call has to show: skill pays, nothing else does, and gentle is gentler than tough."""

import pytest

from balancing import CALLS, ONE_TRACK, POINTLESS, SKILLED, a_few, mean, scores, unfairness
from playing import shipped
from salessim.conversation.bots.observing import percentile
from salessim.conversation.checks import PLAY_RULES
from salessim.library.check import check_document
from salessim.library.finding import Library

DIFFICULTIES = ("gentle", "standard", "tough")


@pytest.mark.parametrize("name", CALLS)
def test_skill_pays_and_noise_does_not_in_a_few_attempts(name):
    found = scores(name, 15)
    novice, average, expert = (mean(found[bot]) for bot in SKILLED)
    assert novice < average < expert
    assert all(max(found[bot]) < 10 for bot in POINTLESS)
    assert all(percentile(found[bot], 50) < expert for bot in ONE_TRACK)
    pass_mark = shipped(name)[0].scoring.pass_mark
    assert all(percentile(found[bot], 90) < pass_mark for bot in (*POINTLESS, *ONE_TRACK, "random"))
    assert percentile(found["expert"], 50) >= pass_mark


@pytest.mark.parametrize("name", a_few(CALLS))
def test_tough_is_tougher_than_gentle_in_a_few_attempts(name):
    gentle, tough = (sum(mean(scores(name, 15, SKILLED, each)[bot]) for bot in SKILLED) for each in ("gentle", "tough"))
    assert gentle > tough


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_fair_in_two_hundred_attempts(name):
    assert unfairness(scores(name, 200)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLS)
def test_gentle_is_easier_and_tough_is_harder_for_everybody_who_tries(name):
    for bot in SKILLED:
        gentle, standard, tough = (mean(scores(name, 200, SKILLED, each)[bot]) for each in DIFFICULTIES)
        assert gentle > standard > tough, bot


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLS)
def test_no_manner_passes_by_a_trick(name):
    pass_mark = shipped(name)[0].scoring.pass_mark
    found = scores(name, 200)
    assert {
        bot: percentile(found[bot], 90) for bot in (*ONE_TRACK, "random") if percentile(found[bot], 90) >= pass_mark
    } == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLS)
def test_every_line_is_heard_and_bots_do_as_the_author_expects(name):
    assert check_document(Library(None), name, "scenario", rules=PLAY_RULES).problems == ()
