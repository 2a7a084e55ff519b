"""Lengths of time."""

import pytest

from salessim.errors import NotationError
from salessim.units import Duration, parse_duration, write_seconds

DAY = 86_400


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("15 min", 900),
        ("15 mins", 900),
        ("40 minutes", 2400),
        ("1 hour", 3600),
        ("1.5 hours", 5400),
        ("3 h", 10_800),
        ("3h", 10_800),
        ("34 days", 34 * DAY),
        ("0 days", 0),
        ("9 weeks", 63 * DAY),
        ("2 months", 5_259_600),
        ("18 months", 47_336_400),
        ("1 quarter", 7_889_400),
        ("1 year", 31_557_600),
        ("30 s", 30),
        ("half an hour", 1800),
        ("half a day", DAY // 2),
        ("a half year", 15_778_800),
        ("an hour", 3600),
        ("a week", 7 * DAY),
        ("1 hour 30 min", 5400),
        ("1h 30min", 5400),
        ("2 hours and 30 minutes", 9000),
        ("1 day, 2 hours", DAY + 7200),
        ("1,000 days", 1000 * DAY),
    ],
)
def test_lengths_of_time_are_read(text: str, seconds: int) -> None:
    assert parse_duration(text) == Duration(seconds)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("15", "The unit is missing"),
        ("9 weks", "Did you mean “weeks”?"),
        ("3 huors", "Did you mean “hours”?"),
        ("2 monts", "Did you mean “months”?"),
        ("15 m", "“m” could be minutes or months"),
        ("15 parsecs", "“parsecs” is no unit of time"),
        ("-2 days", "cannot be below zero"),
        ("two weeks", "Begin with a number"),
        ("0.0001 s", "Time is counted in whole seconds"),
        ("1,5 weeks", "for decimals write a dot: 1.5"),
        ("30 min 1 hour", "each only once"),
        ("1 hour 2 hours", "each only once"),
        ("half a lifetime", "“lifetime” is no unit of time"),
        ("3 work days", "write days, not work days"),
    ],
)
def test_what_is_no_length_of_time_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_duration(text)
    assert because in caught.value.message
    assert "15 min" in caught.value.hint


def test_a_duration_in_other_units() -> None:
    assert parse_duration("36 hours").days == 1.5
    assert parse_duration("90 min").hours == 1.5


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 min"),
        (59, "59 s"),
        (900, "15 min"),
        (5400, "90 min"),
        (7200, "2 hours"),
        (34 * DAY, "34 days"),
        (63 * DAY, "9 weeks"),
        (2_629_800, "1 month"),
        (31_557_600, "1 year"),
    ],
)
def test_durations_are_written_in_the_largest_unit_that_fits(seconds: int, text: str) -> None:
    assert str(Duration(seconds)) == text


def test_durations_are_ordered_by_length() -> None:
    assert parse_duration("90 min") < parse_duration("2 hours")


@pytest.mark.parametrize(
    ("seconds", "unit", "text"),
    [
        (59.62, "", "59.6 s"),
        (5400.0, "", "90 min"),
        (34.2 * DAY, "", "34.2 days"),
        (5_685_120.0, "", "9.4 weeks"),
        (3e8, "", "9.5 years"),
        (5_685_120.0, "day", "65.8 days"),
        (3600.0, "hour", "1 hour"),
    ],
)
def test_lengths_for_reading_are_rounded(seconds: float, unit: str, text: str) -> None:
    assert write_seconds(seconds, unit) == text
