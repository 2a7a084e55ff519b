"""The weeks and months of a horizon, and sums of daily numbers over them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salessim.calibration.deals import Floats, Rows, written_day
from salessim.calibration.periods import first_of, month_of


@dataclass(frozen=True)
class Spans:
    """Spans of the days after some day, none overlapping.

    Attributes:
        names: Of each, as in `2017-07` or `2017-07-03`.
        place: To which span each day belongs; -1 for none [days].
        months: The month of each span's first day, as year * 12 + month from 0 [spans].
        shares: What part of a whole week, month or quarter each span holds [spans, share].
    """

    names: tuple[str, ...]
    place: Rows
    months: tuple[int, ...]
    shares: Floats

    def sums(self, daily: Floats) -> Floats:
        """Sums of daily numbers [... x days] over the spans [... x spans]."""
        return np.stack([daily[..., self.place == each].sum(axis=-1) for each in range(len(self.names))], axis=-1)


def weeks(until: int, horizon: int) -> Spans:
    """The full weeks after a day, each named by its first day; all days, where there is no full week."""
    count = max(1, horizon // 7)
    place = np.arange(horizon) // 7
    place[place >= count] = -1
    begins = [until + 1 + 7 * week for week in range(count)]
    share = np.full(count, min(horizon, 7) / 7)
    return Spans(tuple(map(written_day, begins)), place, tuple(map(month_of, begins)), share)


def months(until: int, horizon: int) -> Spans:
    """The months after a day, the first and the last one maybe in part."""
    of_day = np.array([month_of(until + 1 + day) for day in range(horizon)])
    found = sorted(set(of_day.tolist()))
    whole = [first_of(month + 1) - first_of(month) for month in found]
    share = np.array([float((of_day == month).sum()) / days for month, days in zip(found, whole, strict=True)])
    names = tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in found)
    return Spans(names, np.searchsorted(found, of_day), tuple(found), share)


def quarters(until: int, horizon: int) -> Spans:
    """The quarters after a day, the first and the last one maybe in part."""
    of_day = np.array([month_of(until + 1 + day) // 3 for day in range(horizon)])
    found = sorted(set(of_day.tolist()))
    whole = [first_of(3 * quarter + 3) - first_of(3 * quarter) for quarter in found]
    share = np.array([float((of_day == quarter).sum()) / days for quarter, days in zip(found, whole, strict=True)])
    names = tuple(f"{quarter // 4:04} Q{quarter % 4 + 1}" for quarter in found)
    return Spans(names, np.searchsorted(found, of_day), tuple(3 * quarter for quarter in found), share)
