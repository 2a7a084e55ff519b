"""Offers in words."""

import pytest

from negotiation.rental import rental
from salessim.errors import InputError
from salessim.luck import Luck
from salessim.negotiation.scenario.composing import composed_offer
from salessim.negotiation.scenario.table_case import table_case
from salessim.negotiation.scenario.table_situation import TableTurn
from salessim.negotiation.scenario.table_step import begin, step
from salessim.negotiation.talks.moves import Propose

CASE = table_case(rental())
SPACE = CASE.rules.table.space
START, _ = begin(CASE, Luck(0))


def terms(number: int) -> dict[str, str]:
    return SPACE.terms(SPACE.numbered(number))


def test_what_is_not_named_is_as_today_and_then_as_in_the_last_offer() -> None:
    first = composed_offer(CASE, START, {"discount": "0%"})
    assert terms(first.packages[0]) == {
        "discount": "0%",
        "term": "1 year",
        "payment": "30 days",
        "maintenance": "none",
        "drivers": "none",
    }
    after, _ = step(CASE, START, TableTurn(Propose(first)), Luck(0))
    second = composed_offer(CASE, after, {"maintenance": "half"})
    assert terms(second.packages[0])["discount"] == "0%"


def test_a_condition_is_part_of_the_package_and_marked() -> None:
    offer = composed_offer(CASE, START, {"discount": "10%"}, {"term": "3 years"})
    assert terms(offer.packages[0])["term"] == "3 years"
    assert offer.condition == ((SPACE.place("term"), 1),)


def test_several_packages_at_once() -> None:
    offer = composed_offer(CASE, START, [{"discount": "10%"}, {"maintenance": "included"}], {"term": "3 years"})
    assert len(offer.packages) == 2
    assert {terms(number)["term"] for number in offer.packages} == {"3 years"}


def test_contradictions_and_unknown_names_are_refused() -> None:
    with pytest.raises(InputError, match="on condition of"):
        composed_offer(CASE, START, {"term": "1 year"}, {"term": "3 years"})
    with pytest.raises(InputError, match="Did you mean “discount”"):
        composed_offer(CASE, START, {"discont": "5%"})
