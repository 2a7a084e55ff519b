"""Days and hours as people write them: `2027-01-15`, `Mon-Fri`, `9 to 17`, `DE-SN` for public holidays."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from salessim.units.grammar import Grammar, nearest_word
from salessim.units.numerals import write_number

DATE: Final = Grammar("a date", ("2027-01-15",))
WORK_DAYS: Final = Grammar("a choice of week days", ("Mon-Fri", "Mon, Tue, Thu", "Sun-Thu", "every day"))
WORK_HOURS: Final = Grammar("hours of a day", ("9 to 17", "8:30 to 17:00", "9am to 5pm"))
HOLIDAYS: Final = Grammar("a region with public holidays", ("DE-SN", "US-CA", "FR", "none"))

DAY_NAMES: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Week days as `str` writes them, in the order of `datetime.date.weekday`."""

DAY_SECONDS: Final = 86_400
"""Length of a day [s]; clocks are not changed in summer (assumption)."""

_LONG_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_OTHER_NAMES: Final = {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3, "satur": 5}
_DAYS: Final[dict[str, int]] = (
    {name.lower(): day for day, name in enumerate(DAY_NAMES)}
    | {name: day for day, name in enumerate(_LONG_NAMES)}
    | _OTHER_NAMES
)
_ROWS: Final = {"every day": frozenset(range(7)), "weekdays": frozenset(range(5))}
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_HOURS = re.compile(r"(?:from )?(.+?) ?(?:to|until|-) ?(.+)")
_TIME_OF_DAY = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))? ?(am|pm|)", re.IGNORECASE)
_REGION = re.compile(r"([A-Z]{2})(?:-(.+))?")


@dataclass(frozen=True, slots=True)
class WorkHours:
    """The working hours of a day, without a break.

    Attributes:
        opens: Seconds from midnight to the start of work [s].
        closes: Seconds from midnight to the end of work [s], later than `opens`, at most 24 hours.
    """

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= DAY_SECONDS:
            raise ValueError(f"a working day from {self.opens} s to {self.closes} s after midnight is none")

    @property
    def seconds(self) -> int:
        """Working time in a day [s]."""
        return self.closes - self.opens

    def shortened(self, share: float) -> "WorkHours":
        """The same start with a part of the time, for somebody who works part-time [share 0..1]."""
        return WorkHours(self.opens, self.opens + max(1, round(self.seconds * share)))

    def __str__(self) -> str:
        return f"{_clock(self.opens)} to {_clock(self.closes)}"


@dataclass(frozen=True, slots=True)
class HolidayRegion:
    """A country, or a part of it, with its public holidays (from the `holidays` package).

    Attributes:
        country: Two capital letters (ISO 3166-1).
        part: The part of the country (mostly ISO 3166-2), or empty.
    """

    country: str
    part: str = ""

    def dates(self, year: int) -> frozenset[date]:
        """The public holidays of a year."""
        import holidays

        return frozenset(holidays.country_holidays(self.country, subdiv=self.part or None, years=year))

    def __str__(self) -> str:
        return f"{self.country}-{self.part}" if self.part else self.country


def parse_date(text: str) -> date:
    """Read a date: `2027-01-15`.

    Raises:
        NotationError: It is no day of the calendar, or is written in another order.
    """
    tidied = DATE.tidy(text)
    if dotted := _DOTTED_DATE.fullmatch(tidied):
        turned = f"{dotted[3]}-{int(dotted[2]):02}-{int(dotted[1]):02}"
        raise DATE.refusal(tidied, f"Write the year first: {turned}.")
    match = _ISO_DATE.fullmatch(tidied)
    if match is None:
        raise DATE.refusal(tidied, "Write year, month and day with hyphens.")
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise DATE.refusal(tidied, "There is no such day.") from None


def parse_work_days(text: str) -> frozenset[int]:
    """Read week days, Monday being 0: `Mon-Fri`, `Sun to Thu`, `Mon, Tue and Thu`, `every day`.

    Raises:
        NotationError: A word is no week day.
    """
    tidied = WORK_DAYS.tidy(text)
    if tidied.lower() in _ROWS:
        return _ROWS[tidied.lower()]
    days: set[int] = set()
    for part in re.split(r", ?(?:and )?| and ", tidied):
        first, *last = re.split(r" ?- ?| to ", part)
        if len(last) > 1:
            raise WORK_DAYS.refusal(tidied, "A row of days has one first and one last day.")
        start = _week_day(first, tidied)
        length = (_week_day(last[0], tidied) - start) % 7 if last else 0
        days.update((start + step) % 7 for step in range(length + 1))
    return frozenset(days)


def write_work_days(days: frozenset[int]) -> str:
    """Week days as `parse_work_days` reads them back: `Mon-Fri`, `Mon, Tue, Thu`."""
    ordered = sorted(days)
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{DAY_NAMES[ordered[0]]}-{DAY_NAMES[ordered[-1]]}"
    return ", ".join(DAY_NAMES[day] for day in ordered)


def parse_hours(text: str) -> WorkHours:
    """Read the working hours of a day: `9 to 17`, `8:30 to 17:00`, `9am to 5pm`.

    Raises:
        NotationError: A time is none, or work would end before it begins.
    """
    tidied = WORK_HOURS.tidy(text)
    match = _HOURS.fullmatch(tidied)
    if match is None:
        raise WORK_HOURS.refusal(tidied, "Say from when to when.")
    opens, closes = (_seconds_of(part, tidied) for part in match.groups())
    if opens >= closes:
        because = "Work has to end later than it begins, on the same day."
        if closes <= 7 * 3600 and "m" not in match[2].lower():
            because += f" Did you mean {_clock(closes + DAY_SECONDS // 2)}?"
        raise WORK_HOURS.refusal(tidied, because)
    return WorkHours(opens, closes)


def parse_holidays(text: str) -> HolidayRegion | None:
    """Read a region with public holidays: `DE-SN`, `FR`; `none` is `None`.

    Raises:
        NotationError: The country or its part is unknown to the `holidays` package.
    """
    tidied = HOLIDAYS.tidy(text)
    if tidied.lower() == "none":
        return None
    match = _REGION.fullmatch(tidied)
    if match is None:
        raise HOLIDAYS.refusal(tidied, "Write the country in two capitals, and its part behind a hyphen.")
    country, part = match[1], match[2] or ""
    known = _known_regions()
    if country not in known:
        raise HOLIDAYS.refusal(tidied, f"I know no holidays of a country “{country}”.")
    if part and part not in known[country]:
        parts = ", ".join(sorted(known[country]))
        because = f"The parts of {country} are {parts}." if parts else f"{country} has no parts: write {country}."
        raise HOLIDAYS.refusal(tidied, because)
    return HolidayRegion(country, part)


@lru_cache(maxsize=1)
def _known_regions() -> dict[str, frozenset[str]]:
    import holidays

    return {country: frozenset(parts) for country, parts in holidays.list_supported_countries().items()}


def _week_day(word: str, whole: str) -> int:
    day = _DAYS.get(word.strip(" .").lower())
    if day is None:
        near = nearest_word(word, _DAYS)
        raise WORK_DAYS.refusal(
            whole, f"Did you mean “{DAY_NAMES[_DAYS[near]]}”?" if near else f"“{word}” is no week day."
        )
    return day


def _seconds_of(text: str, whole: str) -> int:
    match = _TIME_OF_DAY.fullmatch(text.strip())
    if match is None:
        raise WORK_HOURS.refusal(whole, f"“{text}” is no time of the day.")
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3].lower()
    if half and not 1 <= hour <= 12:
        raise WORK_HOURS.refusal(whole, f"With {half}, hours go from 1 to 12.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    seconds = hour * 3600 + minute * 60
    if minute > 59 or seconds > DAY_SECONDS:
        raise WORK_HOURS.refusal(whole, f"“{text}” is no time of the day.")
    return seconds


def _clock(seconds: int) -> str:
    hour, rest = divmod(seconds, 3600)
    if rest % 60:
        return f"{hour}:{rest // 60:02}:{rest % 60:02}"
    return f"{hour}:{rest // 60:02}" if rest else write_number(float(hour))
