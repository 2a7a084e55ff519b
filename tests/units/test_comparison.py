"""Conditions on a number."""

import math

import pytest

from salessim.errors import NotationError
from salessim.units import ComparedUnit, Comparison, parse_comparison


@pytest.mark.parametrize(
    ("text", "meets", "misses"),
    [
        ("46+", [46, 47, 1e9], [45.99, -1]),
        ("at least 3", [3, 4], [2]),
        ("3 or more", [3, 4], [2]),
        ("over 5", [5.01, 6], [5, 4]),
        ("more than 5", [6], [5]),
        ("above 5", [6], [5]),
        ("up to 12%", [0.12, 0.0, -1], [0.1201]),
        ("at most 3", [3, 2], [4]),
        ("no more than 3", [3], [4]),
        ("3 or fewer", [3], [4]),
        ("3 or less", [3], [4]),
        ("below 30", [29.9, -5], [30]),
        ("under 30", [29], [30]),
        ("less than 30", [29], [30]),
        ("fewer than 3", [2], [3]),
        ("5 to 7", [5, 6.5, 7], [4.9, 7.1]),
        ("between 5 and 7", [5, 7], [8]),
        ("5-7", [5, 7], [8]),
        ("0 to 4", [0, 4], [-1, 5]),
        ("none", [0], [1, -1]),
        ("3", [3], [2, 4]),
        ("exactly 3", [3], [4]),
        ("80%+", [0.8, 1.0], [0.79]),
        ("8 of 10 or more", [0.8], [0.79]),
        ("50% to 80%", [0.5, 0.8], [0.49, 0.81]),
        ("over 110%", [1.2], [1.1]),
        ("up to 190k EUR", [190_000, 0], [190_001]),
        ("up to +4k EUR", [4000], [4001]),
        ("20k EUR or more", [20_000], [19_999]),
        ("€20k+", [20_000], [19_999]),
        ("below -500 EUR", [-501], [-500]),
        ("at least 2 hours", [7200], [7199]),
        ("10 min to 6 hours", [600, 21_600], [599, 21_601]),
        ("at least 90% of the baseline", [0.9], [0.89]),
        ("AT LEAST 3", [3], [2]),
    ],
)
def test_a_condition_holds_where_it_should(text: str, meets: list[float], misses: list[float]) -> None:
    comparison = parse_comparison(text)
    assert [value for value in meets if not comparison.holds(value)] == []
    assert [value for value in misses if comparison.holds(value)] == []


@pytest.mark.parametrize(
    ("text", "unit", "currency", "of"),
    [
        ("46+", "plain", "", ""),
        ("12%", "share", "", ""),
        ("20k EUR or more", "money", "EUR", ""),
        ("2 weeks+", "time", "", ""),
        ("at least 90% of the baseline", "share", "", "the baseline"),
    ],
)
def test_a_condition_knows_what_it_compares(text: str, unit: str, currency: str, of: str) -> None:
    comparison = parse_comparison(text)
    assert (comparison.unit, comparison.currency, comparison.of) == (unit, currency, of)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("at least 46", "46+"),
        ("more than 5", "over 5"),
        ("12% or less", "up to 12%"),
        ("fewer than 3", "below 3"),
        ("between 5 and 7%", "5% to 7%"),
        ("exactly 0", "none"),
        ("0%", "0%"),
        ("5 to 5", "5"),
        ("20k EUR or more", "20,000 EUR+"),
        ("under 90 min", "below 90 min"),
        ("90%+ of the baseline", "90%+ of the baseline"),
        ("at least 0% of the plan", "0%+ of the plan"),
    ],
)
def test_a_condition_is_written_in_canonical_words(text: str, canonical: str) -> None:
    assert str(parse_comparison(text)) == canonical
    assert parse_comparison(canonical) == parse_comparison(text)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (">= 5", "Say it in words: “5+”"),
        ("<5", "Say it in words: “below 5”"),
        ("≤ 12%", "Say it in words: “up to 12%”"),
        ("= 3", "Say it in words: “3”"),
        ("7 to 5", "The smaller end comes first: 5 to 7"),
        ("5% to 2 hours", "Its two ends are of different kinds"),
        ("5k EUR to 7k USD", "Its two ends are of different kinds"),
        ("46+ points", "I do not know what “+ points” means here"),
        ("3 weks", "Did you mean “weeks”?"),
        ("5 of the baseline", "Only a share can be “of the baseline”"),
        ("a lot", "is not a condition on a number"),
        ("better than no deal", "is not a condition on a number"),
        ("at least", "is not a condition on a number"),
        ("at least three", "Write the number in digits"),
        ("1.500+", "The dot can be read in two ways"),
        ("20k eur+", "Write the currency in capitals: EUR"),
    ],
)
def test_what_is_no_condition_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_comparison(text)
    assert because in caught.value.message
    assert "46+" in caught.value.hint or "15 min" in caught.value.hint


@pytest.mark.parametrize(
    ("unit", "text", "because"),
    [
        ("plain", "12%+", "a plain number, such as 3"),
        ("share", "46+", "a percentage, such as 12%"),
        ("money", "20+", "an amount of money, such as 20k EUR"),
        ("time", "20k EUR+", "a length of time, such as 3 hours"),
    ],
)
def test_where_one_unit_makes_sense_others_are_refused(unit: ComparedUnit, text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_comparison(text, unit)
    assert because in caught.value.message


def test_a_plain_zero_fits_every_unit() -> None:
    assert parse_comparison("over 0", "money") == Comparison(0.0, math.inf, False, False, "money")
    assert parse_comparison("none", "share") == Comparison(0.0, 0.0, unit="share")


def test_no_number_meets_no_condition() -> None:
    assert not parse_comparison("46+").holds(math.nan)
    assert not parse_comparison("none").holds(math.nan)
