"""Days as exports write them; whether the day or the month comes first is decided over a column, never per cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.deals import Floats

Order = Literal["day first", "month first"]

_ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(.*)", re.DOTALL)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(.*))?")
_PAIR: Final = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)", re.DOTALL)
_DAY_NAMED: Final = re.compile(
    r"(?:[^\W\d]+[,.]?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-./\s]*(?:of |de )?([^\W\d]+)"
    r"[-.,/\s]*(?:de )?(\d{4}|\d{2})(?!\d)(.*)"
)
_NAMED_DAY: Final = re.compile(
    r"(?:[^\W\d]+,\s+)?([^\W\d]+)\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+(\d{4})(?!\d)(.*)"
)
_TIME: Final = re.compile(
    r"[T,\s]*(?:(?:um|at)\s+)?(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?|uhr)?)?"
    r"\s*\(?(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2}|(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?)?\)?",
    re.IGNORECASE,
)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier janv enero ene gennaio",
            "feb february februar février fevrier févr fevr febrero",
            "mar march märz maerz mär mrz mars marzo",
            "apr april avril avr abril abr",
            "may mai mayo maggio",
            "jun june juni juin junio",
            "jul july juli juillet juil julio",
            "aug august août aout agosto ago",
            "sep sept september septembre septiembre",
            "oct october oktober okt octobre octubre",
            "nov november novembre noviembre",
            "dec december dezember dez décembre decembre déc diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
_EXCEL_FIRST: Final = date(1899, 12, 30).toordinal()
_EPOCH: Final = date(1970, 1, 1).toordinal()
_CENTURY_TURNS: Final = 69  # POSIX: two digits from 69 on are of the last century


@dataclass(frozen=True, slots=True)
class Survey:
    """What a column, or several together, show about the order of day and month.

    Attributes:
        day_first: Cells that can only be day first [count].
        month_first: Cells that can only be month first [count].
        either: Cells that could be both [count].
        separator: The sign between the parts, seen most often; empty where there are no such cells.
    """

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    separator: str = ""

    @property
    def order(self) -> Order | None:
        """What most cells can only be; None where no cell says."""
        if self.day_first == self.month_first:
            return None
        return "day first" if self.day_first > self.month_first else "month first"


@dataclass(frozen=True)
class DayColumn:
    """A column of days.

    Attributes:
        days: Each cell's day, not a number where it is empty or cannot be read [day].
        unreadable: Cells that hold something else.
        hours: Hour of the day, not a number where the cell has no time [hour].
        order: How it was read.
        is_guess: Whether no cell says which comes first.
    """

    days: Floats
    unreadable: NDArray[np.bool_]
    hours: Floats
    order: str
    is_guess: bool


def survey(cells: Iterable[str]) -> Survey:
    """What a column shows about the order of day and month."""
    found = {"day first": 0, "month first": 0, "either": 0}
    separators: dict[str, int] = {}
    for cell in cells:
        pair = _PAIR.fullmatch(cell) if cell[:1].isdigit() else None
        if pair is None or _ISO.fullmatch(cell):
            continue
        first, second = int(pair[1]), int(pair[3])
        separators[pair[2]] = separators.get(pair[2], 0) + 1
        if first > 12 >= second:
            found["day first"] += 1
        elif second > 12 >= first:
            found["month first"] += 1
        elif first <= 12 and second <= 12 and first != second:
            found["either"] += 1
    separator = max(separators, key=separators.__getitem__) if separators else ""
    return Survey(found["day first"], found["month first"], found["either"], separator)


def usual_order(separator: str) -> Order:
    """What a separator stands for where nothing else says: slashes are American (assumption)."""
    return "month first" if separator == "/" else "day first"


def read_days(cells: Sequence[str], told: Order | None = None, of_file: Order | None = None) -> DayColumn:
    """Reads a column of days.

    A time is read and left aside: the day is the one that is written, whatever its zone.

    Args:
        cells: The cells.
        told: What the user says about the order.
        of_file: What the other columns of the file show; used where this one does not say.
    """
    unique = set(cells)
    seen = survey(unique)
    order = told or seen.order or of_file or usual_order(seen.separator)
    is_serial = _all_serial(unique)
    known = {cell: _day(cell, order, is_serial=is_serial) for cell in unique}
    days = np.array([known[cell][0] for cell in cells], dtype=np.float64)
    hours = np.array([known[cell][1] for cell in cells], dtype=np.float64)
    filled = np.array([cell != "" for cell in cells], dtype=np.bool_)
    has_pairs = bool(seen.separator)
    is_guess = bool(seen.either) and told is None and seen.order is None and of_file is None
    return DayColumn(days, filled & np.isnan(days), hours, order if has_pairs else "", is_guess)


def looks_like_days(cells: Iterable[str]) -> bool:
    """Whether nine of ten filled cells are days."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return False
    read = sum(not np.isnan(_day(cell, "day first", is_serial=False)[0]) or _is_pair(cell) for cell in filled)
    return read >= 0.9 * len(filled)


def _is_pair(cell: str) -> bool:
    pair = _PAIR.fullmatch(cell)
    return pair is not None and int(pair[1]) <= 31 and int(pair[3]) <= 31


def _all_serial(cells: Iterable[str]) -> bool:
    """Whether all filled cells are days as a spreadsheet counts them: five digits, 1982 to 2064."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(
        cell.replace(".", "", 1).isdigit() and 30_000 <= float(cell) <= 60_000 for cell in filled
    )


_NOTHING: Final = (float("nan"), float("nan"))


def _day(cell: str, order: Order, *, is_serial: bool) -> tuple[float, float]:
    """Day and hour of a cell."""
    if not cell:
        return _NOTHING
    if is_serial:
        number = float(cell)
        return float(_EXCEL_FIRST + int(number)), (number % 1) * 24 if "." in cell else float("nan")
    if cell.isdigit() and len(cell) in (10, 13):
        seconds = int(cell) // (1000 if len(cell) == 13 else 1)
        moment = timedelta(seconds=seconds)
        return float(_EPOCH + moment.days), moment.seconds / 3600
    if found := _ISO.fullmatch(cell):
        return _made(found[1], found[3], found[4], found[5])
    if found := _COMPACT.fullmatch(cell):
        return _made(found[1], found[2], found[3], "")
    if found := _PAIR.fullmatch(cell):
        first, second = (found[1], found[3]) if order == "month first" else (found[3], found[1])
        return _made(found[4], first, second, found[5])
    if (found := _DAY_NAMED.fullmatch(cell)) and (month := _MONTHS.get(found[2].casefold())):
        return _made(found[3], str(month), found[1], found[4])
    if (found := _NAMED_DAY.fullmatch(cell)) and (month := _MONTHS.get(found[1].casefold())):
        return _made(found[3], str(month), found[2], found[4])
    return _NOTHING


def _made(year: str, month: str, day: str, rest: str) -> tuple[float, float]:
    if rest and not _TIME.fullmatch(rest):
        return _NOTHING
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= _CENTURY_TURNS else 2000
    try:
        found = date(number, int(month), int(day))
    except ValueError:
        return _NOTHING
    return float(found.toordinal()), _hour(rest)


def _hour(rest: str) -> float:
    time = re.search(r"(\d{1,2})[:.h](\d{2})", rest)
    if time is None:
        return float("nan")
    hour = int(time[1])
    if re.search(r"p\.?m", rest, re.IGNORECASE) and hour < 12:
        hour += 12
    return hour + int(time[2]) / 60
