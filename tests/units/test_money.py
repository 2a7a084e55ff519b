"""Money, and money per time or per point."""

import pytest

from salessim.errors import InputError, NotationError
from salessim.units import Money, MoneyRate, parse_money, parse_money_rate


@pytest.mark.parametrize(
    ("text", "cents", "currency"),
    [
        ("48k EUR", 4_800_000, "EUR"),
        ("1.1M EUR", 110_000_000, "EUR"),
        ("48,000 EUR", 4_800_000, "EUR"),
        ("-480 EUR", -48_000, "EUR"),
        ("+3k EUR", 300_000, "EUR"),
        ("12.50 USD", 1250, "USD"),
        ("1.234k EUR", 123_400, "EUR"),
        ("48k€", 4_800_000, "EUR"),
        ("€48k", 4_800_000, "EUR"),
        ("-$1,200.50", -120_050, "USD"),
        ("£3 million", 300_000_000, "GBP"),
        ("EUR 48,000", 4_800_000, "EUR"),
        ("0", 0, ""),
        ("0 EUR", 0, "EUR"),
    ],
)
def test_money_is_read_to_the_cent(text: str, cents: int, currency: str) -> None:
    assert parse_money(text) == Money(cents, currency)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("48.000 EUR", "Write 48,000 if the dot marks thousands"),
        ("48.000,50 EUR", "write 48,000.50"),
        ("48 000 EUR", "Write thousands with a comma and no space"),
        ("1,5k EUR", "for decimals write a dot: 1.5k"),
        ("48k", "Which currency? For example: 48k EUR"),
        ("48k eur", "Write the currency in capitals: EUR"),
        ("48k euros", "three capitals: EUR"),
        ("48k bananas", "“bananas” is no currency"),
        ("1.1m EUR", "Write M for millions"),
        ("0.005 EUR", "whole cents"),
        ("lots of money", "is not an amount of money that I understand"),
        ("ten EUR", "Write the number in digits"),
        ("48k EUR/month", "“EUR/month” is no currency"),
        ("€48k EUR", "“EUR EUR” is no currency"),
        ("€", "is not an amount of money that I understand"),
    ],
)
def test_what_is_no_clear_amount_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_money(text)
    assert because in caught.value.message
    assert "48k EUR" in caught.value.hint


def test_amounts_are_written_with_thousands_and_cents_where_there_are_any() -> None:
    assert str(Money(4_800_000, "EUR")) == "48,000 EUR"
    assert str(Money(-120_050, "USD")) == "-1,200.5 USD"
    assert str(Money(0, "")) == "0"
    assert Money(-120_050, "USD").amount == -1200.5


def test_amounts_of_one_currency_add_up_and_a_plain_zero_fits_all() -> None:
    assert parse_money("3k EUR") + parse_money("-480 EUR") == parse_money("2,520 EUR")
    assert parse_money("3k EUR") - parse_money("0") == parse_money("3k EUR")
    assert parse_money("0") - parse_money("3k EUR") == -parse_money("3k EUR")


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(InputError, match="in two currencies"):
        parse_money("3k EUR") + parse_money("3k USD")


def test_a_product_is_rounded_to_the_cent() -> None:
    assert Money(1000, "EUR").times(1.0005) == Money(1000, "EUR")
    assert Money(1000, "EUR").times(-0.3337) == Money(-334, "EUR")
    assert Money(5, "EUR").times(0.5) == Money(2, "EUR")  # half to even


@pytest.mark.parametrize(
    ("text", "cents", "per"),
    [
        ("11k EUR/month", 1_100_000, "month"),
        ("48k EUR/year", 4_800_000, "year"),
        ("48k EUR per year", 4_800_000, "year"),
        ("1200 EUR a month", 120_000, "month"),
        ("€38k/month", 3_800_000, "month"),
        ("-480 EUR per point", -48_000, "point"),
        ("+480 EUR per point", 48_000, "point"),
        ("90 EUR / hour", 9_000, "hour"),
        ("EUR 90 each day", 9_000, "day"),
    ],
)
def test_money_rates_are_read(text: str, cents: int, per: str) -> None:
    rate = parse_money_rate(text)
    assert (rate.money.cents, rate.per) == (cents, per)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("48k EUR", "It should say per what"),
        ("48k EUR/yaer", "Did you mean “year”?"),
        ("48k EUR per kilo", "“kilo” is no unit of time and not “point”"),
        ("48k/year", "Which currency? For example: 48k EUR"),
        ("48.000 EUR/year", "Write 48,000 if"),
        ("/year", "is not an amount of money per something"),
    ],
)
def test_what_is_no_clear_rate_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_money_rate(text)
    assert because in caught.value.message
    assert caught.value.text == text


@pytest.mark.parametrize(
    ("text", "per_year"),
    [
        ("11k EUR/month", 132_000.0),
        ("10 EUR/quarter", 40.0),
        ("10 EUR/day", 3652.5),
        ("7 EUR/week", 365.25),
        ("1 EUR/hour", 8766.0),
    ],
)
def test_a_year_has_12_months_4_quarters_and_365_and_a_quarter_days(text: str, per_year: float) -> None:
    assert parse_money_rate(text).per_year == per_year


def test_an_amount_per_point_has_no_year() -> None:
    with pytest.raises(InputError, match="per point, not per time"):
        _ = parse_money_rate("480 EUR per point").per_year


def test_rates_are_written_as_they_are_read() -> None:
    assert str(MoneyRate(Money(1_100_000, "EUR"), "month")) == "11,000 EUR/month"
    assert str(MoneyRate(Money(-48_000, "EUR"), "point")) == "-480 EUR per point"
