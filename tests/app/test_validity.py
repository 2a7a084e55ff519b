"""What a validity card makes of scores, and that every shipped scenario has one that is kept in order."""

from dataclasses import replace

import pytest

from salessim.app.validity import card_of, measure_validity, retest, separation
from salessim.app.validity_words import facts_of
from salessim.errors import InputError
from salessim.library.finding import Library


def test_sellers_who_never_overlap_are_told_apart_and_equal_ones_are_not() -> None:
    assert separation([[1, 2, 3], [4, 5, 6], [7, 8, 9]]) == 1
    assert separation([[5, 5], [5, 5]]) == 0.5
    assert separation([[9, 9], [1, 1]]) == 0


def test_a_score_that_is_nothing_but_luck_is_not_the_same_again() -> None:
    assert retest([[10, 10, 10], [50, 50, 50]]) == 1
    assert retest([[0, 100], [100, 0]]) < 0


def test_the_same_bots_give_the_same_card() -> None:
    library = Library(None)
    card = measure_validity(library, "inbound-payroll-price-first", plays=3)
    assert card == measure_validity(library, "inbound-payroll-price-first", plays=3)
    assert card.separation > 0.5
    assert card.worst_adversary[1] < card.bots["expert"][1]
    assert [fact.sign for fact in facts_of(card)].count("✗") < 3


def test_a_card_says_which_difficulties_are_surely_harder() -> None:
    card = card_of(Library(None), "inbound-payroll-price-first")
    assert card is not None
    means = {"easy": 60.0, "standard": 50.0, "hard": 51.0, "brutal": 61.0}
    made_up = replace(card, by_difficulty=means, order_errors=(2.0, 2.0, 2.0))
    assert made_up.steps == (">", "≈", "<")
    assert [*facts_of(made_up)][-1].lines == ("easy 60 > standard 50 ≈ hard 51 < brutal 61",)


def test_one_play_tells_nothing() -> None:
    with pytest.raises(InputError, match="1 plays"):
        measure_validity(Library(None), "inbound-payroll-price-first", plays=1)


@pytest.mark.parametrize("name", Library(None).names("scenario"))
def test_every_shipped_scenario_comes_with_a_card(name: str) -> None:
    card = card_of(Library(None), name)
    assert card is not None, "docs/measure_validity.py writes it"
    assert card.separation > 0.5
    assert card.in_order, card.by_difficulty
    assert len(card.steps) == len(card.by_difficulty) - 1
