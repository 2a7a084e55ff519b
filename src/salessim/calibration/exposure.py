"""How long deals of each age were watched in each period, and what became of them meanwhile.

A CRM often begins with what was open on some day: deals that closed before are missing, those that stayed open are
there. Counting from the day on which closings begin to be noted, and each deal from the age it had then (delayed
entry), keeps that from making deals look slow; counting open deals for as long as they were watched (censoring) keeps
them from making deals look quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.deals import Deals, Floats, Outcome, Rows
from salessim.calibration.periods import Periods, periods_between, wants_halves

CAUSES: Final = (Outcome.WON, Outcome.LOST)
DEALS_A_BAND: Final = 20
"""Closed deals for each band of ages, if there are enough (assumption)."""
MOST_BANDS: Final = 24
MISSED: Final = 5.0
"""Closings that should have been noted before the first that was, from which on they are taken for missing: so many
would be seen at least once in 99 of 100 cases (Poisson)."""


@dataclass(frozen=True)
class Watched:
    """Events and exposure by age and period.

    Attributes:
        first: The first day on which closings are noted [day].
        until: The last one [day].
        edges: The first age of each band; the last band has no end [day].
        periods: Parts of the calendar.
        exposure: Days that deals were watched [bands x periods, deal days].
        events: How many closed, won and lost [2 x bands x periods, count].
        starts_late: Whether deals that closed before the first day are missing.
    """

    first: int
    until: int
    edges: Rows
    periods: Periods
    exposure: Floats
    events: Floats
    starts_late: bool

    @property
    def rates(self) -> Floats:
        """Closings a day of age, won and lost, without any smoothing [2 x bands, 1/day]."""
        return np.asarray(self.events.sum(axis=2) / np.maximum(self.exposure.sum(axis=1), 1e-9))

    def band_of(self, age: Rows) -> Rows:
        """The band of each age; ages below zero are in the first."""
        return np.maximum(np.searchsorted(self.edges, age, side="right") - 1, 0)


def watch(deals: Deals, until: int) -> Watched:
    """Counts events and exposure.

    Args:
        deals: What is known; at least one of them is closed.
        until: The last day known [day].
    """
    closed = deals.closed[~deals.is_open]
    earliest, began = int(closed.min()), int(deals.created.min())
    late = _counted(deals, earliest, until, starts_late=True)
    if earliest <= began:
        return _counted(deals, began, until, starts_late=False)
    earlier = periods_between(began, earliest - 1, halves=False)
    before = _exposure(deals, began, earliest - 1, late.edges, earlier).sum(axis=1)
    if float((late.rates.sum(axis=0) * before).sum()) > MISSED:
        return late
    return _counted(deals, began, until, starts_late=False)


def entry_ages(deals: Deals, first: int) -> Rows:
    """How old each deal was when watching began; 0 where it came later [day]."""
    return np.maximum(0, first - deals.created)


def last_days(deals: Deals, until: int) -> Floats:
    """The last day on which each deal was watched [day]."""
    return np.where(deals.is_open, float(until), deals.closed)


def _counted(deals: Deals, first: int, until: int, *, starts_late: bool) -> Watched:
    edges = _edges(deals, first)
    periods = periods_between(first, until, halves=wants_halves(first, until))
    is_counted = ~deals.is_open & (deals.closed >= first)
    ages = (deals.closed - deals.created)[is_counted].astype(np.int64)
    bands = np.searchsorted(edges, ages, side="right") - 1
    place = periods.of(deals.closed[is_counted].astype(np.int64))
    events = np.zeros((2, len(edges), len(periods)))
    for which, cause in enumerate(CAUSES):
        is_cause = deals.outcome[is_counted] == cause
        np.add.at(events[which], (bands[is_cause], place[is_cause]), 1.0)
    exposure = _exposure(deals, first, until, edges, periods)
    return Watched(first, until, edges, periods, exposure, events, starts_late)


def _edges(deals: Deals, first: int) -> Rows:
    """Ages that split the closings into equal parts; the last band begins after the oldest closing."""
    is_counted = ~deals.is_open & (deals.closed >= first)
    ages = np.sort((deals.closed - deals.created)[is_counted].astype(np.int64))
    bands = int(np.clip(len(ages) // DEALS_A_BAND, 1, MOST_BANDS))
    inner = np.quantile(ages, np.arange(1, bands) / bands, method="higher")
    return np.unique(np.concatenate(([0], inner, [ages[-1] + 1])).astype(np.int64))


def _exposure(deals: Deals, first: int, until: int, edges: Rows, periods: Periods) -> Floats:
    """Days that deals of each band were watched in each period [bands x periods]."""
    created = deals.created.astype(np.float64)
    last = np.minimum(last_days(deals, until), until)
    found = np.zeros((len(edges), len(periods)))
    ends = np.append(edges[1:], np.iinfo(np.int32).max).astype(np.float64)
    for column in range(len(periods)):
        since, to = periods.bounds(column)
        begin, end = max(first, since), min(until, to)
        is_here: NDArray[np.bool_] = (created <= end) & (last >= begin)
        came, went = created[is_here], np.minimum(last[is_here], end)
        for band, (young, old) in enumerate(zip(edges.astype(np.float64), ends, strict=True)):
            entered = np.maximum(came + young, begin)
            found[band, column] = np.maximum(0.0, np.minimum(went, came + old - 1) - entered + 1).sum()
    return found
