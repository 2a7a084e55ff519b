"""Every notation that stands in the shipped documents is understood, and means what it says there."""

from datetime import date

import pytest

from salessim.units import (
    HolidayRegion,
    QuantityKind,
    WorkHours,
    parse_change,
    parse_comparison,
    parse_count,
    parse_date,
    parse_duration,
    parse_factor,
    parse_holidays,
    parse_hours,
    parse_money,
    parse_money_rate,
    parse_number,
    parse_quantity,
    parse_rate,
    parse_share,
    parse_share_of,
    parse_shift,
    parse_span,
    parse_work_days,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("96M EUR", 96e6), ("4.6M EUR", 4.6e6), ("95k EUR", 95e3), ("85k EUR", 85e3), ("78k EUR", 78e3),
        ("68k EUR", 68e3), ("62k EUR", 62e3), ("60k EUR", 60e3), ("55k EUR", 55e3), ("45k EUR", 45e3),
        ("42k EUR", 42e3), ("38k EUR", 38e3), ("30k EUR", 30e3), ("18k EUR", 18e3), ("16k EUR", 16e3),
        ("14k EUR", 14e3), ("12k EUR", 12e3), ("4k EUR", 4e3), ("3k EUR", 3e3), ("2k EUR", 2e3),
        ("+3k EUR", 3e3), ("+5k EUR", 5e3), ("+2k EUR", 2e3), ("+7k EUR", 7e3), ("+4k EUR", 4e3),
        ("+6k EUR", 6e3),
        ("+500 EUR", 500), ("-500 EUR", -500), ("-1500 EUR", -1500), ("-200 EUR", -200), ("-1600 EUR", -1600),
        ("-3200 EUR", -3200), ("-3k EUR", -3e3), ("-5k EUR", -5e3), ("-12k EUR", -12e3), ("0", 0),
    ],
)  # fmt: skip
def test_money(text: str, amount: float) -> None:
    assert parse_money(text).amount == amount


@pytest.mark.parametrize(
    ("text", "amount", "per"),
    [
        ("48k EUR/year", 48e3, "year"), ("550k EUR/year", 550e3, "year"), ("800k EUR/year", 800e3, "year"),
        ("1.1M EUR/year", 1.1e6, "year"), ("38k EUR/month", 38e3, "month"), ("22k EUR/month", 22e3, "month"),
        ("61k EUR/month", 61e3, "month"), ("20k EUR/month", 20e3, "month"), ("19k EUR/month", 19e3, "month"),
        ("11k EUR/month", 11e3, "month"), ("7k EUR/month", 7e3, "month"), ("1200 EUR/month", 1200, "month"),
        ("380 EUR/month", 380, "month"), ("-480 EUR per point", -480, "point"),
        ("+480 EUR per point", 480, "point"),
    ],
)  # fmt: skip
def test_money_rates(text: str, amount: float, per: str) -> None:
    rate = parse_money_rate(text)
    assert (rate.money.amount, rate.money.currency, rate.per) == (amount, "EUR", per)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("15 min", 0.25), ("40 min", 2 / 3), ("1 hour", 1), ("2 hours", 2), ("3 hours", 3), ("4 hours", 4),
        ("0 days", 0), ("2 days", 48), ("3 days", 72), ("4 days", 96), ("30 days", 720), ("60 days", 1440),
        ("90 days", 2160), ("2 months", 1461), ("3 months", 2191.5), ("4 months", 2922), ("5 months", 3652.5),
        ("8 months", 5844), ("18 months", 13_149), ("1 year", 8766), ("2 years", 17_532), ("3 years", 26_298),
    ],
)  # fmt: skip
def test_durations(text: str, hours: float) -> None:
    assert parse_duration(text).hours == pytest.approx(hours)


@pytest.mark.parametrize(
    ("text", "per_year"),
    [
        ("14%/year", 0.14), ("8%/year", 0.08), ("4%/year", 0.04), ("3%/year", 0.03), ("9%/year", 0.09),
        ("12%/year", 0.12), ("30%/year", 0.30), ("22%/year", 0.22), ("18%/year", 0.18), ("10%/year", 0.10),
        ("1.5/week", 1.5 * 365.25 / 7),
    ],
)  # fmt: skip
def test_rates(text: str, per_year: float) -> None:
    assert parse_rate(text).per_year == pytest.approx(per_year)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("100%", 1.0), ("86%", 0.86), ("81%", 0.81), ("75%", 0.75), ("70%", 0.7), ("60%", 0.6), ("55%", 0.55),
        ("50%", 0.5), ("45%", 0.45), ("42%", 0.42), ("40%", 0.4), ("38%", 0.38), ("36%", 0.36), ("35%", 0.35),
        ("32%", 0.32), ("30%", 0.3), ("25%", 0.25), ("20%", 0.2), ("16%", 0.16), ("15%", 0.15), ("12%", 0.12),
        ("10%", 0.1), ("8%", 0.08), ("4%", 0.04), ("0%", 0.0), ("7 of 10", 0.7), ("8 of 10", 0.8),
        ("9 of 10", 0.9),
        ("10 of 10", 1.0), ("3 in 10", 0.3), ("5 in 10", 0.5), ("1 in 10", 0.1),
    ],
)  # fmt: skip
def test_shares(text: str, share: float) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize(
    ("text", "share", "of"),
    [
        ("2% of the baseline", 0.02, "the baseline"),
        ("95% of the best he can get", 0.95, "the best he can get"),
    ],
)
def test_shares_of_something(text: str, share: float, of: str) -> None:
    parsed = parse_share_of(text)
    assert (parsed.share, parsed.of) == (share, of)


@pytest.mark.parametrize(("text", "factor"), [("80%", 0.8), ("130%", 1.3), ("+8%", 1.08), ("+10%", 1.1)])
def test_changes(text: str, factor: float) -> None:
    assert parse_change(text) == factor


@pytest.mark.parametrize(("text", "factor"), [("115%", 1.15), ("65%", 0.65), ("60%", 0.6), ("80%", 0.8), ("130%", 1.3)])
def test_multiples_of_the_normal(text: str, factor: float) -> None:
    assert parse_factor(text) == factor


@pytest.mark.parametrize(
    ("text", "number"),
    [("-4", -4), ("-0.5", -0.5), ("14000", 14_000), ("2100", 2100), ("180", 180), ("60", 60)],
)
def test_numbers(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "noun", "count"),
    [("1 round", "round", 1), ("1 turn", "turn", 1), ("6 turns", "turn", 6), ("12", "", 12)],
)
def test_counts(text: str, noun: str, count: int) -> None:
    assert parse_count(text, noun) == count


@pytest.mark.parametrize(
    ("text", "meets", "misses"),
    [
        ("46+", 46, 45), ("1+", 1, 0), ("2+", 2, 1), ("3+", 3, 2), ("7+", 7, 6), ("80+", 80, 79),
        ("below 5", 4, 5), ("below 30", 29, 30), ("below 35", 34, 35), ("below 60", 59, 60),
        ("35 to 85", 85, 86),
        ("0 to 4", 0, 5), ("7 to 8", 8, 6), ("5", 5, 6), ("none", 0, 1), ("100%", 1.0, 0.99),
        ("75%+", 0.75, 0.74),
        ("50%+", 0.5, 0.49), ("45%+", 0.45, 0.44), ("30%+", 0.3, 0.29), ("80%+", 0.8, 0.79),
        ("up to 12%", 0.12, 0.13), ("up to 15%", 0.15, 0.16), ("up to 25%", 0.25, 0.26),
        ("50% to 80%", 0.8, 0.81),
        ("10% to 20%", 0.1, 0.09), ("20k EUR or more", 20e3, 19e3), ("up to 190k EUR", 190e3, 191e3),
        ("up to +4k EUR", 4e3, 4001), ("at least 90% of the baseline", 0.9, 0.89),
    ],
)  # fmt: skip
def test_conditions(text: str, meets: float, misses: float) -> None:
    comparison = parse_comparison(text)
    assert comparison.holds(meets)
    assert not comparison.holds(misses)


@pytest.mark.parametrize("text", ["up", "up a little", "up a lot", "down", "down a little", "down a lot"])
def test_shifts(text: str) -> None:
    assert parse_shift(text).word == text


@pytest.mark.parametrize(
    ("kind", "middle", "span"),
    [
        ("money_rate", "9k EUR/year", "4k to 20k"), ("money_rate", "32k EUR/year", "15k to 75k"),
        ("money_rate", "110k EUR/year", "60k to 300k"), ("duration", "34 days", "12 to 80"),
        ("duration", "78 days", "35 to 170"), ("duration", "165 days", "90 to 330"),
        ("duration", "9 weeks", "5 to 18"),
        ("duration", "3 hours", "20 min to 20 hours"), ("duration", "1 hour", "10 min to 6 hours"),
        ("share", "22%", "18% to 26%"), ("share", "18%", "15% to 22%"), ("share", "12%", "8% to 17%"),
        ("share", "0.6%", "0.4% to 0.9%"), ("share", "45%", "25% to 70%"), ("change", "+8%", "0% to +17%"),
        ("change", "+10%", "0% to +25%"), ("change", "+10%", "0% to +20%"),
    ],
)  # fmt: skip
def test_ranges(kind: QuantityKind, middle: str, span: str) -> None:
    quantity = parse_quantity({"typical": middle, "range": span}, kind)
    assert quantity.median == parse_quantity(middle, kind).median
    assert quantity.low < quantity.median < quantity.high


@pytest.mark.parametrize(
    ("kind", "text", "ends"),
    [
        ("share", "14% to 22%", (0.14, 0.22)),
        ("share", "0.3% to 1.0%", (0.003, 0.01)),
        ("duration", "5 weeks to 18 weeks", (3_024_000, 10_886_400)),
    ],
)
def test_spans_that_a_study_tries(kind: QuantityKind, text: str, ends: tuple[float, float]) -> None:
    assert parse_span(text, kind) == ends


def test_the_calendar_of_a_department() -> None:
    assert parse_date("2027-01-01") == date(2027, 1, 1)
    assert parse_work_days("Mon-Fri") == frozenset(range(5))
    assert parse_hours("9 to 17") == WorkHours(9 * 3600, 17 * 3600)
    assert parse_holidays("DE-SN") == HolidayRegion("DE", "SN")
