"""Shares, changes and multiples."""

import pytest

from salessim.errors import NotationError
from salessim.units import ShareOf, parse_change, parse_factor, parse_share, parse_share_of, write_percent


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("35%", 0.35),
        ("35 %", 0.35),
        ("35 percent", 0.35),
        ("0.35", 0.35),
        ("0.6%", 0.006),
        ("33.333%", 0.33333),
        ("100%", 1.0),
        ("0%", 0.0),
        ("0", 0.0),
        ("8 of 10", 0.8),
        ("3 in 10", 0.3),
        ("1 out of 4", 0.25),
        ("10 of 10", 1.0),
        ("5 of 1,000", 0.005),
    ],
)
def test_shares_are_read(text: str, share: float) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("35", "Is it a percentage? Then write 35%"),
        ("1", "Write 1% for one in a hundred and 100% for all"),
        ("135%", "A share lies between 0% and 100%"),
        ("-5%", "A share lies between 0% and 100%"),
        ("-0.5", "A share lies between 0% and 100%"),
        ("11 of 10", "The first number cannot be larger than the second"),
        ("0 of 0", "The first number cannot be larger than the second"),
        ("35 EUR", "I do not know what “EUR” means here"),
        ("half", "is not a share that I understand"),
        ("2,5%", "for decimals write a dot"),
    ],
)
def test_what_is_no_clear_share_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_share(text)
    assert because in caught.value.message
    assert "8 of 10" in caught.value.hint


def test_a_share_of_something_keeps_what_it_is_a_share_of() -> None:
    share = parse_share_of("2% of the baseline")
    assert share == ShareOf(0.02, "the baseline")
    assert str(share) == "2% of the baseline"
    assert parse_share_of("95% of the best he can get").of == "the best he can get"
    assert parse_share_of("8 of 10 of the calls") == ShareOf(0.8, "the calls")


@pytest.mark.parametrize("text", ["2%", "8 of 10", "two of the best"])
def test_a_share_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        parse_share_of(text)


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("+8%", 1.08),
        ("-13%", 0.87),
        ("0%", 1.0),
        ("+0%", 1.0),
        ("+110%", 2.1),
        ("110%", 1.1),
        ("80%", 0.8),
        ("50%", 0.5),
        ("+17.125%", 1.17125),
    ],
)
def test_changes_are_read_as_factors(text: str, factor: float) -> None:
    assert parse_change(text) == factor


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("8%", "Write +8% for more and -8% for less"),
        ("8", "The percent sign is missing: 8%"),
        ("-100%", "a change takes away less than 100%"),
        ("-150%", "a change takes away less than 100%"),
        ("+8 EUR", "I do not know what “EUR” means here"),
        ("a bit", "is not a change that I understand"),
    ],
)
def test_what_is_no_clear_change_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_change(text)
    assert because in caught.value.message


@pytest.mark.parametrize(
    ("text", "factor"),
    [("80%", 0.8), ("115%", 1.15), ("5%", 0.05), ("0%", 0.0), ("1.15", 1.15), ("+15%", 1.15), ("-15%", 0.85)],
)
def test_multiples_of_the_normal_are_read(text: str, factor: float) -> None:
    assert parse_factor(text) == factor


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("115", "Is it a percentage? Then write 115%"),
        ("+15", "Is it a percentage? Then write +15%"),
        ("-100%", "less than 100%"),
        ("much", "is not a part or a multiple of the normal"),
    ],
)
def test_what_is_no_clear_multiple_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_factor(text)
    assert because in caught.value.message


@pytest.mark.parametrize(("share", "text"), [(0.35, "35%"), (0.006, "0.6%"), (1.0, "100%"), (0.01125, "1.1250%")])
def test_percentages_are_written_as_they_are_read(share: float, text: str) -> None:
    assert write_percent(share) == text
    assert parse_share(text) == share
