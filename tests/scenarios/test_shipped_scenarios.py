"""The shipped scenarios: sound and complete at every difficulty, and their sample calls come to what they promise."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from salessim.app.all_checks import RULES
from salessim.conversation.case import Case, Line
from salessim.conversation.compiling import compile_case
from salessim.conversation.expecting import misses
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.loading import Shelf, load
from salessim.luck import Luck
from salessim.model.playbook import Playbook
from salessim.model.scenario import DIFFICULTIES, Scenario

LIBRARY = Library(None)
NAMES = LIBRARY.names("scenario")

SAME_DEAL = {
    "negotiation-renewal": "discovery-plant-director",
    "proof-four-weeks-on-line-2": "discovery-plant-director",
}
"""Calls that go on with the deal of another scenario, and so meet its people again."""

SEEDS = range(3)


@cache
def read(name: str, difficulty: str = "standard") -> tuple[Scenario, Playbook]:
    loaded = load(Shelf(LIBRARY), name, "scenario", difficulty=difficulty)
    scenario, book = loaded.sound(), loaded.playbook
    assert isinstance(scenario, Scenario)
    assert book is not None
    playbook = book.sound()
    assert isinstance(playbook, Playbook)
    return scenario, playbook


def is_call(name: str) -> bool:
    """Whether it is a conversation; a negotiation table is tested with the negotiation."""
    return read(name)[0].negotiation is None


CALLS = [name for name in NAMES if is_call(name)]
WITH_SAMPLES = [name for name in CALLS if read(name)[0].checks.sample_calls]


def lines_of(case: Case) -> Iterator[Line]:
    """Every line that anybody on the buyer's side may say in a call."""
    for person in case.people:
        yield from person.joins_says
        for lines in person.lines.values():
            yield from lines
    for thing in case.things:
        yield from (*thing.says, *thing.otherwise, *thing.claims)
    for ask in case.asks:
        yield from (*ask.says, *ask.answered_says)
    for objection in case.objections:
        yield from (*objection.says, *objection.settled_says)
    for beat in case.beats:
        yield from beat.says
    for ending in case.endings:
        yield from ending.says
    if case.commitment:
        yield from (*case.commitment.refused_says, *case.commitment.accepted_says)
    yield from case.opening


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_is_sound_at_every_difficulty(name: str) -> None:
    assert check_document(Shelf(LIBRARY), name, "scenario", rules=RULES).problems == ()


@pytest.mark.parametrize("name", WITH_SAMPLES)
def test_sample_calls_come_to_what_they_promise_whatever_the_luck(name: str) -> None:
    scenario, playbook = read(name)
    for sample in scenario.checks.sample_calls:
        assert misses(sample, scenario, playbook) == [], sample.name


@pytest.mark.parametrize("name", WITH_SAMPLES)
def test_several_sample_calls_show_a_good_one_and_one_that_rightly_fails(name: str) -> None:
    samples = read(name)[0].checks.sample_calls
    if len(samples) > 1:
        assert {True, False} <= {sample.expect.passed for sample in samples}


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
@pytest.mark.parametrize("name", CALLS)
def test_every_blank_is_filled(name: str, difficulty: str) -> None:
    scenario, playbook = read(name, difficulty)
    for seed in SEEDS:
        case = compile_case(scenario, playbook, Luck(seed))
        assert [line.text for line in lines_of(case) if "{" in line.text.replace("{person}", "")] == []


@pytest.mark.parametrize("name", CALLS)
def test_what_varies_is_not_given_away_before_the_call(name: str) -> None:
    scenario, _ = read(name)
    brief = " ".join((scenario.brief.you_are, scenario.brief.you_know, scenario.brief.your_goal))
    page = " ".join((brief, *scenario.brief.keep_in_mind)).casefold()
    for path, choices in scenario.vary.items():
        figures = [text.casefold() for text in choices if re.search(r"\d", text) and len(text.split()) <= 3]
        assert [text for text in figures if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", page)] == [], path


@pytest.mark.parametrize("name", CALLS)
def test_difficulties_and_variants_are_there(name: str) -> None:
    scenario, _ = read(name)
    assert {"gentle", "tough"} <= set(scenario.difficulty)
    assert scenario.vary
    assert scenario.debrief
    assert len({ending.counts_as for ending in scenario.endings.values()}) > 1


def test_no_two_scenarios_share_a_person_or_a_company() -> None:
    users: dict[str, set[str]] = defaultdict(set)
    for name in NAMES:
        scenario, _ = read(name)
        names = [person.name for person in scenario.people.values()]
        names += [scenario.company.name] if scenario.company else []
        names += [scenario.seller.company, scenario.seller.product] if scenario.seller else []
        for one in names:
            users[one].add(SAME_DEAL.get(name, name))
    assert {one: found for one, found in users.items() if len(found) > 1} == {}
