"""Lengths of time on the calendar: `15 min`, `9 weeks`, `18 months`.

A duration is calendar time, not working time: a week has seven days and a day 24 hours. A year is 365.25
days (the mean of the Julian calendar, three in four of our years and within 0.01 % of the Gregorian mean of
365.2425), a month a twelfth and a quarter a fourth of it, so that months, weeks and days convert into one
another without a calendar.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from salessim.units.grammar import Grammar, nearest_word
from salessim.units.numerals import read_numeral, split_amount, why_no_unit, write_number

DURATION: Final = Grammar("a length of time", ("15 min", "3 hours", "34 days", "9 weeks", "18 months"))

SECONDS: Final[dict[str, int]] = {
    "second": 1,
    "minute": 60,
    "hour": 3_600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_800,
    "quarter": 7_889_400,
    "year": 31_557_600,
}
"""Length of each unit of time [s]."""

_SHORT_WORDS: Final = {
    "s": "second",
    "sec": "second",
    "secs": "second",
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "yr": "year",
    "yrs": "year",
}
TIME_WORDS: Final[dict[str, str]] = (
    {unit: unit for unit in SECONDS} | {f"{unit}s": unit for unit in SECONDS} | _SHORT_WORDS
)
"""Every word that stands for a unit of time, and the unit."""

_WRITTEN_LONG: Final = ("year", "month", "week", "day", "hour")
_WRITTEN_SHORT: Final = {"minute": "min", "second": "s"}
_HANDY: Final = (("year", 2), ("month", 6), ("week", 6), ("day", 2), ("hour", 2), ("minute", 2))
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_PART = re.compile(r"(?:and )?([+-]?[0-9][0-9.,]*) ?([A-Za-z]+)(?:,? |$)|(.+)")
_HALF = re.compile(r"(?:a )?half (?:an? )?([a-z]+)", re.IGNORECASE)
_PER = re.compile(r"(.+?)(?: ?/ ?| per | an? | each | every )([^/]+)")
_ONE = re.compile(r"an? ([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length of calendar time.

    Attributes:
        seconds: Whole seconds, zero or more [s].
    """

    seconds: int

    @property
    def hours(self) -> float:
        """The length in hours [h]."""
        return self.seconds / SECONDS["hour"]

    @property
    def days(self) -> float:
        """The length in days of 24 hours [d]."""
        return self.seconds / SECONDS["day"]

    def __str__(self) -> str:
        for unit in _WRITTEN_LONG:
            count, left = divmod(self.seconds, SECONDS[unit])
            if count and not left:
                return f"{count:,} {unit}{'s' if count > 1 else ''}"
        if self.seconds % 60 == 0:
            return f"{self.seconds // 60:,} min"
        return f"{self.seconds:,} s"


def time_unit(word: str) -> str:
    """The unit of time that a word stands for (`weeks` is `week`), or an empty text if it is none."""
    return TIME_WORDS.get(word.lower(), "")


def split_per(text: str) -> tuple[str, str]:
    """The amount and the `per` of a tidy text such as `1.5/week` or `4% a month`; the `per` may be empty."""
    halves = _PER.fullmatch(text)
    return (halves[1], halves[2].strip()) if halves else (text, "")


def why_no_time_unit(word: str) -> str:
    """What is wrong with a word that should be a unit of time; a full sentence, may be empty."""
    if word == "":
        return "The unit is missing: minutes, hours, days, weeks, months?"
    if word.lower() in {"work", "working", "business"}:
        return "Lengths of time count every day of the calendar: write days, not work days."
    if word.lower() == "m":
        return "“m” could be minutes or months. Write min or months."
    near = nearest_word(word, [name for name in TIME_WORDS if name not in _SHORT_WORDS])
    return f"Did you mean “{near}”?" if near else why_no_unit(word) or f"“{word}” is no unit of time."


def parse_duration(text: str) -> Duration:
    """Read a length of time: `15 min`, `1.5 hours`, `half an hour`, `a week`, `1 hour 30 min`.

    Raises:
        NotationError: It is no length of time, has no unit, is below zero or finer than a second.
    """
    tidied = DURATION.tidy(text)
    if half := _HALF.fullmatch(tidied):
        return _whole_seconds(Decimal(SECONDS[_unit(half[1], tidied)]) / 2, tidied)
    if one := _ONE.fullmatch(tidied):
        return Duration(SECONDS[_unit(one[1], tidied)])
    seconds = Decimal(0)
    above = ""
    for numeral, word, unknown in _PART.findall(tidied):
        if unknown:
            head, rest = split_amount(unknown)
            raise DURATION.refusal(tidied, why_no_time_unit(rest) if head else "Begin with a number.")
        unit = _unit(word, tidied)
        if above and SECONDS[unit] >= SECONDS[above]:
            raise DURATION.refusal(tidied, f"Say the {above}s after the {unit}s, and each only once.")
        amount = read_numeral(numeral, DURATION, tidied)
        if amount < 0:
            raise DURATION.refusal(tidied, "A length of time cannot be below zero.")
        seconds += amount * SECONDS[unit]
        above = unit
    return _whole_seconds(seconds, tidied)


def _unit(word: str, whole: str) -> str:
    unit = time_unit(word)
    if not unit:
        raise DURATION.refusal(whole, why_no_time_unit(word))
    return unit


def _whole_seconds(seconds: Decimal, whole: str) -> Duration:
    if seconds != int(seconds):
        raise DURATION.refusal(whole, "Time is counted in whole seconds.")
    return Duration(int(seconds))


def unit_said(text: str) -> str:
    """The unit of time that a text ends with (`9 weeks`, `11k EUR/month`), or an empty text."""
    last_word = _LAST_WORD.search(text)
    return time_unit(last_word[0]) if last_word else ""


def write_seconds(seconds: float, unit: str = "") -> str:
    """A length of time [s] for reading, to one decimal: `9.4 weeks`, `20 min`.

    Args:
        seconds: The length.
        unit: The unit to write it in; where it is empty, one that gives a number of a handy size.
    """
    chosen = unit or next((name for name, least in _HANDY if abs(seconds) >= least * SECONDS[name]), "second")
    amount = write_number(Decimal(f"{seconds / SECONDS[chosen]:.1f}"))
    if chosen in _WRITTEN_SHORT:
        return f"{amount} {_WRITTEN_SHORT[chosen]}"
    return f"{amount} {chosen}{'' if amount == '1' else 's'}"
