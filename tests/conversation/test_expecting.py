"""Whether calls came to what was expected."""

import pytest

from playing import call, line, playbook, small
from salessim.conversation.expecting import SAMPLE_SEEDS, meets, misses
from salessim.conversation.marks import judged, mark_call
from salessim.model.scenario import Expectation

TURNS = [{"you": "How many stores?", "means": "situation", "on": "ice"}]


def sample(expect, turns=None, **overrides):
    calls = {"checks": {"sample_calls": [{"name": "One", "expect": expect, "turns": turns or TURNS}]}}
    scenario = small(**{**calls, **overrides})
    return misses(scenario.checks.sample_calls[0], scenario, playbook())


@pytest.mark.parametrize(
    ("expected", "is_met"),
    [
        ({"score": "below 60"}, True),
        ({"score": "60+"}, False),
        ({"passed": "no"}, True),
        ({"passed": "yes"}, False),
        ({"ending": "other", "shared_all": "ice.fact"}, True),
        ({"ending": "other", "shared_all": "ice.problem"}, False),
        ({"outcome": "no-sale", "moves": {"question": "1"}}, True),
        ({"score": "below 60", "ending": "visit"}, False),
    ],
)
def test_everything_expected_has_to_be_so(expected, is_met):
    session = call()
    session.say(line("situation", "ice"))
    session.say(line("walk-away"))
    ready = judged(small(), playbook(), session.case, session.events)
    assert meets(Expectation(**expected), ready, mark_call(ready)) is is_met


def test_a_sample_call_is_played_with_every_luck():
    assert sample({"shared_all": "ice.fact"}) == []
    missed = sample({"shared_all": "ice.problem"})
    assert [miss.seed for miss in missed] == list(SAMPLE_SEEDS)
    assert {(miss.ending, miss.left_over) for miss in missed} == {("other", 0)}


def test_luck_that_sometimes_spoils_a_sample_call_shows():
    turns = [*TURNS, {"you": "What is wrong?", "means": "problem", "on": "ice"}]
    missed = sample({"shared_all": "ice.problem"}, turns, people={"ann": {"start": {"trust": "46"}}})
    assert 0 < len(missed) < len(SAMPLE_SEEDS)


def test_lines_without_a_meaning_are_read():
    said = [{"you": "What does one hour without the system cost you?"}]
    assert sample({"moves": {"question": "1+"}}, said) == []


def test_lines_behind_the_end_are_counted():
    turns = [{"you": "Goodbye.", "means": "walk-away"}, *TURNS, *TURNS]
    assert {miss.left_over for miss in sample({"passed": "yes"}, turns)} == {2}
