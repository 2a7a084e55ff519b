"""Dates, week days, hours of the day, and regions with public holidays."""

from datetime import date

import pytest

from salessim.errors import NotationError
from salessim.units import (
    HolidayRegion,
    WorkHours,
    parse_date,
    parse_holidays,
    parse_hours,
    parse_work_days,
    write_work_days,
)

HOUR = 3600


def test_a_date_is_read() -> None:
    assert parse_date(" 2027-01-15 ") == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("15.01.2027", "Write the year first: 2027-01-15"),
        ("01/02/2027", "Write year, month and day with hyphens"),
        ("2027-1-5", "Write year, month and day with hyphens"),
        ("2027-02-30", "There is no such day"),
        ("2027-13-01", "There is no such day"),
        ("0000-01-01", "There is no such day"),
        ("tomorrow", "Write year, month and day with hyphens"),
    ],
)
def test_what_is_no_date_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_date(text)
    assert because in caught.value.message


@pytest.mark.parametrize(
    ("text", "days", "written"),
    [
        ("Mon-Fri", {0, 1, 2, 3, 4}, "Mon-Fri"),
        ("Monday to Friday", {0, 1, 2, 3, 4}, "Mon-Fri"),
        ("mon \u2013 thu", {0, 1, 2, 3}, "Mon-Thu"),
        ("Mon, Tue and Thu", {0, 1, 3}, "Mon, Tue, Thu"),
        ("Mon, Tue, and Thu", {0, 1, 3}, "Mon, Tue, Thu"),
        ("Mon-Wed, Fri", {0, 1, 2, 4}, "Mon, Tue, Wed, Fri"),
        ("Sun-Thu", {6, 0, 1, 2, 3}, "Mon, Tue, Wed, Thu, Sun"),
        ("Tues.", {1}, "Tue"),
        ("weekdays", {0, 1, 2, 3, 4}, "Mon-Fri"),
        ("every day", set(range(7)), "Mon-Sun"),
        ("Mon, Tue", {0, 1}, "Mon, Tue"),
    ],
)
def test_week_days_are_read_and_written(text: str, days: set[int], written: str) -> None:
    assert parse_work_days(text) == days
    assert write_work_days(frozenset(days)) == written
    assert parse_work_days(written) == days


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Mon-Fir", "Did you mean “Fri”?"),
        ("Mnday", "Did you mean “Mon”?"),
        ("holidays", "is no week day"),
        ("Mon-Wed-Fri", "A row of days has one first and one last day"),
        ("Mon,, Tue", "is no week day"),
    ],
)
def test_what_are_no_week_days_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_work_days(text)
    assert because in caught.value.message


@pytest.mark.parametrize(
    ("text", "opens", "closes", "written"),
    [
        ("9 to 17", 9 * HOUR, 17 * HOUR, "9 to 17"),
        ("8:30 to 17:00", 30_600, 17 * HOUR, "8:30 to 17"),
        ("9-17", 9 * HOUR, 17 * HOUR, "9 to 17"),
        ("from 9 until 17", 9 * HOUR, 17 * HOUR, "9 to 17"),
        ("9am to 5 pm", 9 * HOUR, 17 * HOUR, "9 to 17"),
        ("12am to 12pm", 0, 12 * HOUR, "0 to 12"),
        ("08.30 - 16.05", 30_600, 57_900, "8:30 to 16:05"),
        ("0 to 24", 0, 24 * HOUR, "0 to 24"),
    ],
)
def test_hours_are_read_and_written(text: str, opens: int, closes: int, written: str) -> None:
    hours = parse_hours(text)
    assert hours == WorkHours(opens, closes)
    assert str(hours) == written
    assert parse_hours(written) == hours


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("9 to 5", "Did you mean 17?"),
        ("22 to 6", "Work has to end later than it begins"),
        ("9 to 9", "Work has to end later than it begins"),
        ("5pm to 9am", "Work has to end later than it begins"),
        ("9 to 25", "“25” is no time of the day"),
        ("9:75 to 17", "“9:75” is no time of the day"),
        ("9 to noon", "“noon” is no time of the day"),
        ("13pm to 14pm", "With pm, hours go from 1 to 12"),
        ("9", "Say from when to when"),
    ],
)
def test_what_are_no_hours_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_hours(text)
    assert because in caught.value.message


def test_part_time_starts_at_the_same_hour() -> None:
    assert parse_hours("9 to 17").shortened(0.5) == parse_hours("9 to 13")


@pytest.mark.parametrize(("opens", "closes"), [(17 * HOUR, 9 * HOUR), (9, 9), (-1, 9), (0, 86_401)])
def test_a_day_that_is_none_cannot_be_made(opens: int, closes: int) -> None:
    with pytest.raises(ValueError, match="a working day from"):
        WorkHours(opens, closes)


def test_a_region_has_its_public_holidays() -> None:
    saxony = parse_holidays("DE-SN")
    assert saxony == HolidayRegion("DE", "SN")
    assert str(saxony) == "DE-SN"
    assert saxony is not None
    assert date(2027, 11, 17) in saxony.dates(2027)  # Day of Repentance and Prayer: in Saxony only
    assert date(2027, 11, 17) not in HolidayRegion("DE").dates(2027)
    assert all(day.year == 2027 for day in saxony.dates(2027))


def test_none_is_no_region() -> None:
    assert parse_holidays("none") is None


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("DE-SX", "The parts of DE are"),
        ("QQ", "I know no holidays of a country “QQ”"),
        ("Saxony", "Write the country in two capitals"),
        ("de-sn", "Write the country in two capitals"),
        ("LU-X", "LU has no parts: write LU"),
    ],
)
def test_what_is_no_region_is_refused_with_the_fix(text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_holidays(text)
    assert because in caught.value.message
