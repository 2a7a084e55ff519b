"""Tidying, quoting and near words."""

import pytest

from salessim.errors import NotationError
from salessim.units.grammar import LONGEST_TEXT, Grammar, nearest_word, shown

ANIMAL = Grammar("an animal", ("cat", "dog"))


def test_a_tidy_text_has_single_spaces_and_plain_minus_signs() -> None:
    assert ANIMAL.tidy("  5\u00a0\u2212\t3 ") == "5 - 3"


@pytest.mark.parametrize("raw", [["cat"], {"cat": "dog"}, None])
def test_a_list_or_block_is_refused_with_words(raw: object) -> None:
    with pytest.raises(NotationError, match="One value is expected here"):
        ANIMAL.tidy(raw)


def test_nothing_is_refused_with_what_it_should_be() -> None:
    with pytest.raises(NotationError, match="There is nothing here; it should be an animal"):
        ANIMAL.tidy(" ")


def test_an_endless_text_is_refused_and_quoted_shortened() -> None:
    with pytest.raises(NotationError) as caught:
        ANIMAL.tidy("x" * (LONGEST_TEXT + 1))
    assert len(caught.value.message) < 140


def test_a_refusal_carries_text_examples_and_part() -> None:
    error = ANIMAL.refusal("cta", "Did you mean “cat”?", within="range")
    assert error.message == "“cta” is not an animal that I understand. Did you mean “cat”?"
    assert error.hint == "It could be, for example: cat, dog."
    assert (error.text, error.expected, error.within) == ("cta", ("cat", "dog"), "range")


def test_shown_keeps_to_one_short_line() -> None:
    assert shown("two\nlines") == "“two lines”"
    assert shown("y" * 100, longest=10) == "“yyyyyyyyy…”"


@pytest.mark.parametrize(
    ("word", "near"), [("weks", "week"), ("Muntag", ""), ("NEUTRL", "neutral"), ("hostil", "hostile")]
)
def test_the_nearest_word_is_found_or_none_is(word: str, near: str) -> None:
    assert nearest_word(word, ("week", "neutral", "hostile")) == near
