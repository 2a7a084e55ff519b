"""Ways to authored lines."""

from dataclasses import replace

import pytest

from playing import CALM, DISCOVERY, call, playbook, said_by, shipped, small
from salessim.conversation.bots.aiming import Aim, find_way, lines_reached
from salessim.conversation.bots.roster import BOTS

CALM_BOOK = playbook(rules=CALM)


def aim(place, scenario=None, book=None, bots=(), steps=2_000, seeds=(1, 2)):
    return Aim(scenario or small(), book or CALM_BOOK, frozenset([place]), tuple(bots), seeds, steps)


def heard_at_the_end(way, scenario=None, book=None):
    session = call(scenario or small(), book or CALM_BOOK, way.seed)
    exchange = session.opening
    for said in way.turns:
        exchange = session.say(said)
    return said_by(exchange)


def test_a_way_leads_to_the_line_and_is_as_short_as_it_can_be():
    way = find_way(aim("topics.ice.impact.says.0"))
    assert "It costs 2,000 EUR a month." in heard_at_the_end(way)
    assert way.place == "topics.ice.impact.says.0"
    for number in range(len(way.turns)):
        without = replace(way, turns=way.turns[:number] + way.turns[number + 1 :])
        assert "It costs" not in heard_at_the_end(without)


def test_a_bot_that_gets_there_shows_the_way():
    scenario, book, _ = shipped(DISCOVERY)
    place = "topics.weekend-overtime.payoff.says.0"
    way = find_way(aim(place, scenario, book, [BOTS["expert"]], steps=0, seeds=(1,)))
    assert "Free Saturdays" in heard_at_the_end(way, scenario, book)


def test_a_line_that_only_a_bad_call_brings_out_is_found_too():
    way = find_way(aim("endings.thrown-out.says.0"))
    assert heard_at_the_end(way).endswith("Out.")


def test_the_second_wording_of_an_answer_is_found():
    way = find_way(aim("topics.power.fact.says.1"))
    assert "The meter is old." in heard_at_the_end(way)


def test_what_is_said_before_the_first_line_needs_no_turn():
    way = find_way(aim("people.ann.lines.greeting.0"))
    assert way.turns == ()
    assert way.said == "Yes?"


BEAT = {"late": {"when": {"after": "90 turns"}, "says": "It is late."}}


def test_what_cannot_be_reached_is_not_found():
    assert find_way(aim("beats.late.says.0", small(beats=BEAT), bots=[BOTS["average"]], steps=300)) is None


def test_several_lines_are_looked_for_at_once():
    places = frozenset(["topics.ice.problem.says.0", "topics.ice.problem.otherwise.0", "beats.late.says.0"])
    several = Aim(small(beats=BEAT), CALM_BOOK, places, (), (1, 2), 1_500)
    assert lines_reached(several) == places - {"beats.late.says.0"}


@pytest.mark.parametrize("steps", [0, 40])
def test_nothing_is_tried_beyond_what_was_asked_for(steps):
    assert lines_reached(aim("beats.late.says.0", small(beats=BEAT), steps=steps)) == frozenset()
