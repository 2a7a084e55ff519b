"""Amounts in typed lines."""

from itertools import pairwise

import pytest

from salessim.conversation.reading.amounts import amounts_of, find_amounts
from salessim.conversation.reading.numbers import value_of


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("That would be €48k/year.", [48_000]),
        ("two grand, or five hundred euros a month", [2_000, 500]),
        ("3.2 million, $4.15 a unit and £1,200", [3_200_000, 4.15, 1_200]),
        ("I have a hundred and twenty thousand pounds", [120_000]),
        ("1.800 euro or 1 200 EUR", [1_800, 1_200]),
        ("it costs 1450 all in", [1_450]),
        ("we are at 148,000 for the year, or half a million in all", [148_000, 500_000]),
        ("sixty thousand, and twenty thousand parcels", [60_000]),
        ("two hundred people and 12 trucks in 2027", []),
        ("room 214, ask for 3", []),
        ("between sixty and eighty-five thousand a year", [60_000, 85_000]),
        ("from 0.38 to 0.46 euro per piece", [0.38, 0.46]),
        ("it comes to eight to fourteen hundred a month", [800, 1_400]),
        ("two hundred people, and near forty grand in stuff", [40_000]),
        ("around eighteen to twenty-five lakhs per annum", [1_800_000, 2_500_000]),
        ("I'll knock fifteen thousand off. Ninety-four a roll.", [15_000, 94]),
        ("it stops eleven times a month", []),
    ],
)
def test_money(text, money):
    assert list(amounts_of(text).money) == money


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("ten percent", [10]),
        ("8 pct, or 7.5%", [8, 7.5]),
        ("I can take 8 points off.", [8]),
        ("30 to 40 per cent", [30, 40]),
        ("three points on the agenda", []),
    ],
)
def test_percent(text, percent):
    assert list(amounts_of(text).percent) == percent


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("by Friday", ["Friday"]),
        ("Shall we say next Tuesday at ten?", ["next Tuesday at ten"]),
        ("it ends on the 28th", ["the 28th"]),
        ("before the end of Q2", ["the end of Q2"]),
        ("on 2027-03-14", ["2027-03-14"]),
        ("the 3rd of March and by midnight", ["the 3rd of March", "midnight"]),
        ("May I ask you something?", []),
    ],
)
def test_dates_stay_as_they_were_said(text, date):
    assert list(amounts_of(text).date) == date


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("36 months", [36]),
        ("a three-year term", [36]),
        ("in two and a half years", [30]),
        ("two weeks", [0.46]),
        ("for a year", [12]),
        ("48k a year", []),
    ],
)
def test_lengths_of_time_are_months(text, months):
    assert list(amounts_of(text).duration) == pytest.approx(months, abs=0.01)


def test_no_words_count_twice():
    text = "8% off at 54,000 a year on a three-year term if you sign by the 28th"
    found = find_amounts(text)
    assert [amount.kind for amount in found] == ["percent", "money", "duration", "date"]
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("forty-five", 45),
        ("two hundred and fifty", 250),
        ("four fifteen", 415),
        ("three eighty-five thousand", 385_000),
        ("eighty-eight hundred", 8800),
        ("one hundred fifteen", 115),
        ("1,200", 1200),
        ("14k", 14000),
        ("0.125", 0.125),
        ("x", None),
    ],
)
def test_numbers(text, value):
    assert value_of(text) == value
