"""Words on a scale, and shifts along it."""

import pytest

from salessim.errors import NotationError
from salessim.units import SHIFT_WORDS, Scale, Shift, parse_shift

TRUST = Scale(
    "trust",
    ("hostile", "wary", "neutral", "open", "confiding"),
    starts=(8, 28, 45, 65, 88),
    floors=(0, 15, 35, 55, 78),
)
URGENCY = Scale("urgency", ("none", "low", "some", "high"), starts=(0, 20, 50, 80), floors=(0, 10, 35, 65))


def test_a_word_or_a_number_is_a_start() -> None:
    assert TRUST.start("neutral") == 45
    assert TRUST.start("Open") == 65
    assert TRUST.start("60") == 60
    assert TRUST.start(100) == 100
    assert URGENCY.start("none") == 0


@pytest.mark.parametrize(
    ("start", "because"),
    [
        ("opne", "Did you mean “open”?"),
        ("friendly", "is not a value of trust that I understand"),
        ("101", "A scale goes from 0 to 100"),
        ("-1", "A scale goes from 0 to 100"),
        (400, "A scale goes from 0 to 100"),
        ("45.5", "Only whole numbers are points of a scale"),
        ("60%", "is not a value of trust"),
    ],
)
def test_what_is_no_start_is_refused_with_the_words(start: str | int, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        TRUST.start(start)
    assert because in caught.value.message
    assert "hostile, wary, neutral, open, confiding, 0 to 100" in caught.value.hint


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (-5, "hostile"),
        (0, "hostile"),
        (14.9, "hostile"),
        (15, "wary"),
        (54, "neutral"),
        (55, "open"),
        (250, "confiding"),
    ],
)
def test_every_value_has_a_word(value: float, word: str) -> None:
    assert TRUST.word(value) == word


@pytest.mark.parametrize("word", TRUST.words)
def test_whoever_starts_with_a_word_is_called_by_it(word: str) -> None:
    assert TRUST.word(TRUST.start(word)) == word


@pytest.mark.parametrize(
    ("condition", "meets", "misses"),
    [
        ("hostile", [0, 14], [15, 100]),
        ("wary", [15, 100], [14]),
        ("open", [55, 100], [54]),
        ("below 5", [4], [5]),
        ("46+", [46], [45]),
        ("40 to 60", [40, 60], [61]),
    ],
)
def test_the_lowest_word_means_no_better_and_all_others_at_least(
    condition: str, meets: list[float], misses: list[float]
) -> None:
    assert [value for value in meets if not TRUST.holds(condition, value)] == []
    assert [value for value in misses if TRUST.holds(condition, value)] == []


def test_none_is_a_condition_where_it_is_a_word() -> None:
    assert URGENCY.holds("none", 9)
    assert not URGENCY.holds("none", 10)
    with pytest.raises(NotationError):
        TRUST.condition("none")


@pytest.mark.parametrize(
    ("condition", "because"),
    [("opn", "Did you mean “open”?"), ("5%+", "a plain number"), ("at least open", "")],
)
def test_what_is_no_condition_is_refused(condition: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        TRUST.condition(condition)
    assert because in caught.value.message


@pytest.mark.parametrize(
    ("words", "starts", "floors"),
    [
        (("low",), (5,), (0,)),
        (("low", "high"), (5,), (0, 50)),
        (("low", "high"), (5, 60), (1, 50)),
        (("low", "high"), (5, 40), (0, 50)),
        (("low", "high"), (60, 70), (0, 50)),
        (("low", "mid", "high"), (5, 50, 80), (0, 60, 40)),
        (("low", "high"), (5, 101), (0, 50)),
    ],
)
def test_a_scale_that_does_not_go_up_cannot_be_made(
    words: tuple[str, ...], starts: tuple[int, ...], floors: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match="does not go up"):
        Scale("odd", words, starts, floors)


@pytest.mark.parametrize("word", SHIFT_WORDS)
def test_shifts_in_words_are_kept_in_words(word: str) -> None:
    assert parse_shift(word) == Shift(word, 0)
    assert str(parse_shift(word.upper())) == word


@pytest.mark.parametrize(
    ("text", "amount", "written"), [("-4", -4, "-4"), ("6", 6, "+6"), ("+6", 6, "+6"), ("0", 0, "+0")]
)
def test_shifts_in_numbers(text: str, amount: int, written: str) -> None:
    shift = parse_shift(text)
    assert (shift.word, shift.amount, str(shift)) == (None, amount, written)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("up alot", "Did you mean “up a lot”?"),
        ("dwon", "Did you mean “down”?"),
        ("sideways", "is not a shift that I understand"),
        ("-0.5", "whole points from -100 to 100"),
        ("200", "whole points from -100 to 100"),
    ],
)
def test_what_is_no_shift_is_refused(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_shift(text)
    assert because in caught.value.message
