"""What many calls of bots show."""

import pytest

from playing import DISCOVERY, playbook, shipped, small
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.observing import Batch, Tally, observe, passages_of, percentile, places_said
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import BOTS
from salessim.conversation.compiling import compile_case
from salessim.luck import Luck
from salessim.model.scenario import Expectation

SCENARIO, BOOK, _ = shipped(DISCOVERY)


def expert_call(seed):
    case = compile_case(SCENARIO, BOOK, Luck(seed))
    return play_call(BOTS["expert"], case, craft_for(case, SCENARIO, BOOK), Luck(seed)), case


def test_every_bot_plays_every_seed():
    tally = observe(Batch(SCENARIO, BOOK, ("expert", "silent"), (0, 1, 2)))
    assert {name: len(calls) for name, calls in tally.calls.items()} == {"expert": 3, "silent": 3}
    assert all(call.score > 50 for call in tally.calls["expert"])
    assert all(call.score < 10 for call in tally.calls["silent"])


def test_two_halves_make_the_whole():
    expected = (("expert", Expectation(score="60+")), ("silent", Expectation(passed="no")))
    whole = observe(Batch(SCENARIO, BOOK, ("expert", "silent"), (0, 1, 2, 3), expected))
    halves = Tally()
    for seeds in ((0, 1), (2, 3)):
        halves.add(observe(Batch(SCENARIO, BOOK, ("expert", "silent"), seeds, expected)))
    assert halves == whole
    assert whole.met[1] == 4


def test_an_expectation_is_met_only_by_the_bot_that_it_is_about():
    expected = (("silent", Expectation(score="60+")), ("expert", Expectation(score="60+")))
    tally = observe(Batch(SCENARIO, BOOK, ("expert", "silent"), (0, 1), expected))
    assert tally.met == [0, 2]


def test_a_line_counts_once_a_call_however_often_it_is_said():
    call, case = expert_call(1)
    assert "asks.what-is-it.says.0" in places_said(call, case, Luck(1))
    tally = observe(Batch(SCENARIO, BOOK, ("expert",), (1, 2)))
    assert max(tally.said.values()) <= 2


def test_who_met_with_a_condition_and_who_got_past_it():
    call, case = expert_call(1)
    passages = {passage.what: passage for passage in passages_of(call, case)}
    assert passages["people.petra"].has_passed
    impact = passages["topics.line-2-stops.impact"]
    assert impact.has_passed
    assert 55 <= impact.trust <= 100
    assert "topics.line-2-stops.fact" not in passages  # it needs nothing


def test_a_refusal_is_a_condition_that_was_not_passed():
    scenario = small(people={"ann": {"start": {"trust": "22"}}})
    case = compile_case(scenario, playbook(), Luck(1))
    call = play_call(BOTS["interrogator"], case, craft_for(case, scenario, playbook()), Luck(1))
    (passage,) = passages_of(call, case)
    assert (passage.what, passage.has_passed) == ("topics.ice.problem", False)


@pytest.mark.parametrize(
    ("values", "pct", "found"), [([5], 10, 5), (range(1, 11), 10, 1), (range(1, 11), 50, 5), (range(1, 11), 90, 9)]
)
def test_percentiles_are_values_that_occurred(values, pct, found):
    assert percentile(list(reversed(values)), pct) == found


def test_nothing_has_no_percentile():
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)
