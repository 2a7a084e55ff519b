"""How often, or what share, per time."""

import pytest

from salessim.errors import NotationError
from salessim.units import Rate, parse_rate


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("14%/year", 0.14, "year"),
        ("1.5/week", 1.5, "week"),
        ("4% per month", 0.04, "month"),
        ("2 a day", 2.0, "day"),
        ("33.333%/year", 0.33333, "year"),
        ("1,200/year", 1200.0, "year"),
    ],
)
def test_rates_are_read(text: str, value: float, per: str) -> None:
    assert parse_rate(text) == Rate(value, per)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("14%", "It should say per what time"),
        ("14%/yaer", "Did you mean “year”?"),
        ("14%/point", "“point” is no unit of time"),
        ("14 EUR/year", "I do not know what “EUR” means here"),
        ("some/year", "is not a rate that I understand"),
        ("1.500/week", "The dot can be read in two ways"),
    ],
)
def test_what_is_no_rate_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_rate(text)
    assert because in caught.value.message


def test_a_year_is_a_plain_proportion() -> None:
    assert parse_rate("4%/month").per_year == pytest.approx(0.48, abs=1e-12)
    assert parse_rate("1.5/week").per_year == pytest.approx(1.5 * 365.25 / 7)


def test_rates_are_written_as_they_are_read() -> None:
    assert str(Rate(1.5, "week")) == "1.5/week"
    assert parse_rate(str(Rate(0.14, "year"))) == Rate(0.14, "year")
