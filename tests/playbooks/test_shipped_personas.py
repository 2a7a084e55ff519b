"""What the shipped personas promise: a voice, words for every occasion, and a way of their own."""

import re
from collections import Counter
from functools import cache
from typing import get_args

import pytest
import yaml

from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.loading import Shelf, load
from salessim.model.persona import Occasion, Persona

LIBRARY = Library(None)
SHELF = Shelf(LIBRARY)
PERSONAS = sorted(LIBRARY.names("persona"))
DAY_OR_HOUR = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|o'clock|\bweek|\bmonth", re.IGNORECASE)


@cache
def persona(name: str) -> Persona:
    document = load(SHELF, name, "persona").sound()
    assert isinstance(document, Persona)
    return document


def own_lines(name: str) -> list[str]:
    """The lines that stand in a persona's own file, without those it inherits."""
    located = next(one for one in LIBRARY.documents if one.kind == "persona" and one.name == name)
    written = yaml.safe_load(located.read_bytes()).get("lines", {})
    return [text for said in written.values() for text in said]


MANNERS = [name for name in PERSONAS if persona(name).extends is None]


def test_there_are_twelve_beside_the_built_in_manners() -> None:
    assert set(MANNERS) == {"analytical", "driver", "amiable", "expressive"}
    assert len(PERSONAS) - len(MANNERS) >= 12


@pytest.mark.parametrize("name", PERSONAS)
def test_a_persona_is_sound_and_says_when_to_choose_it(name: str) -> None:
    assert check_document(SHELF, name, "persona").problems == ()
    assert persona(name).audience
    assert persona(name).voice


@pytest.mark.parametrize("name", PERSONAS)
def test_a_persona_has_words_for_every_occasion(name: str) -> None:
    lines = persona(name).lines
    assert set(lines) == set(get_args(Occasion))
    assert all(said for said in lines.values())


def test_everybody_reacts_in_a_way_of_his_own() -> None:
    ways = Counter(str(sorted(persona(name).reacts.items())) for name in PERSONAS)
    assert max(ways.values()) == 1


def test_no_two_personas_say_the_same_line() -> None:
    shared = Counter(text for name in set(PERSONAS) - set(MANNERS) for text in set(own_lines(name)))
    assert [text for text, count in shared.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(set(PERSONAS) - set(MANNERS)))
def test_agreeing_names_no_date_because_the_offer_does(name: str) -> None:
    lines = persona(name).lines
    said = [line.line for occasion in ("proposal-accepted", "proposal-counter") for line in lines[occasion]]
    assert [text for text in said if DAY_OR_HOUR.search(text)] == []
