"""Names and their numbers."""

import pytest

from playing import call, playbook, small
from salessim.errors import NotPlayableError

NAMES = call(book=playbook(moves={"hum": {"acts_like": "backchannel"}})).case.names


@pytest.mark.parametrize("name", ["ice.fact", "ice.payoff", "power.problem", "budget", "metrics"])
def test_things_there_and_back(name):
    assert NAMES.thing_name(NAMES.thing(name)) == name


@pytest.mark.parametrize("name", ["ice", "power", "authority"])
def test_subjects_there_and_back(name):
    assert NAMES.subject_name(NAMES.subject(name)) == name


def test_no_two_things_share_a_number():
    things = [f"{topic}.{rung}" for topic in NAMES.topics for rung in ("fact", "problem", "impact", "payoff")]
    assert len({NAMES.thing(name) for name in [*things, "budget", "champion"]}) == len(things) + 2


def test_a_rung_called_by_its_name_is_that_of_every_topic():
    assert NAMES.things_called("impact") == NAMES.things(["ice.impact", "power.impact"])


def test_a_move_is_found_with_those_that_act_like_it():
    hum, backchannel = NAMES.move("hum"), NAMES.move("backchannel")
    assert NAMES.moves_called("backchannel") == 1 << hum | 1 << backchannel
    assert NAMES.moves_called("hum") == 1 << hum


def test_a_family_is_its_members():
    assert NAMES.moves_called("pitch") == NAMES.moves_of(["feature", "advantage", "benefit", "proof"])


def test_endings_by_what_they_count_as():
    assert NAMES.endings_counting_as(["advance"]) == NAMES.ending_set(["visit"])


@pytest.mark.parametrize(
    ("look_up", "name"),
    [("person", "an"), ("subject", "ise"), ("thing", "ice.fakt"), ("move", "promblem"), ("option", "step.vist")],
)
def test_what_is_not_there_is_named_with_the_nearest(look_up, name):
    with pytest.raises(NotPlayableError) as error:
        getattr(NAMES, look_up)(name)
    assert f"“{name}”" in error.value.message
    assert "Did you mean" in error.value.hint


def test_nothing_near_points_to_the_check():
    with pytest.raises(NotPlayableError, match="salessim check"):
        call(small()).case.names.person("xyzzy")
