"""Numbers and counts as people write them."""

from decimal import Decimal

import pytest

from salessim.errors import NotationError
from salessim.units import parse_count, parse_number, write_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45", 45.0),
        ("1,200", 1200.0),
        ("14k", 14_000.0),
        ("14 k", 14_000.0),
        ("1.1M", 1_100_000.0),
        ("2 million", 2_000_000.0),
        ("3 thousand", 3_000.0),
        ("-4", -4.0),
        ("\u22124", -4.0),
        ("+0.5", 0.5),
        ("0.125", 0.125),
        ("1,234.567", 1234.567),
        ("1.125M", 1_125_000.0),
        ("007", 7.0),
    ],
)
def test_numbers_are_read(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("48.000", "The dot can be read in two ways. Write 48,000 if the dot marks thousands, or 48.0000 if"),
        ("1.000.000", "Write 1,000,000 if the dot marks thousands."),
        ("1,5", "for decimals write a dot: 1.5."),
        ("48.000,50", "write 48,000.50"),
        ("48 000", "Write thousands with a comma and no space"),
        ("48'000", "Write thousands with a comma and no space"),
        (".5", "Put a zero before the dot: 0.5"),
        ("-.5", "Put a zero before the dot: -0.5"),
        ("two", "Write the number in digits"),
        ("1.1m", "Write M for millions"),
        ("1,20,000", "is not a number that I understand"),
        ("12 EUR", "Only the number is expected, without “EUR”"),
        ("1234567890123456", "The number is too large"),
        ("9" * 100, "The number is too large"),
        ("1e6", "Only the number is expected, without “e6”"),
        ("nan", "is not a number that I understand"),
        ("inf", "is not a number that I understand"),
        ("٣", "is not a number that I understand"),
        ("--4", "is not a number that I understand"),
    ],
)
def test_what_is_no_clear_number_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_number(text)
    assert because in caught.value.message
    assert "45" in caught.value.hint


def test_what_the_refusal_offers_is_understood_as_offered() -> None:
    assert parse_number("48,000") == 48_000
    assert parse_number("48.0000") == 48


@pytest.mark.parametrize(
    ("text", "noun", "count"),
    [
        ("3", "", 3),
        ("1,200", "", 1200),
        ("1.5k", "", 1500),
        ("1 turn", "turn", 1),
        ("10 turns", "turn", 10),
        ("0", "", 0),
    ],
)
def test_counts_are_read(text: str, noun: str, count: int) -> None:
    assert parse_count(text, noun) == count


@pytest.mark.parametrize(
    ("text", "noun", "because"),
    [
        ("2.5", "", "Only whole numbers can be counted"),
        ("-1", "", "A count cannot be below zero"),
        ("10 tunrs", "turn", "I do not know what “tunrs” means here"),
        ("ten", "turn", "Write the number in digits"),
        ("10 turns", "", "I do not know what “turns” means here"),
    ],
)
def test_what_cannot_be_counted_is_refused(text: str, noun: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_count(text, noun)
    assert because in caught.value.message


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1200.0, "1,200"),
        (0.5, "0.5"),
        (-4.0, "-4"),
        (-0.0, "0"),
        (1.125, "1.1250"),
        (0.125, "0.125"),
        (1e15, "1,000,000,000,000,000"),
        (Decimal("38.20"), "38.2"),
    ],
)
def test_numbers_are_written_so_that_they_can_be_read(value: float, text: str) -> None:
    assert write_number(value) == text
