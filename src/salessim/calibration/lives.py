"""How deals end: the rates of winning and losing by age, and how the calendar moves them.

For each cause (won, lost) the rate a day is a step function of the deal's age (competing risks), times what the month
does to young and to old deals. A rate that falls to nothing at high ages is what makes a zombie: nobody says it
is dead, but no deal of that age ever closed.

Where people have more to do, each deal may go slower: rates fall with the load, the closings that were due, to a power
that the data choose between 0 (all deals close at their own pace) and 1 (a department closes so many a day, whatever
lies on its desks).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from salessim.calibration.deals import Deals, Floats
from salessim.calibration.exposure import Watched, last_days, watch
from salessim.calibration.gamma_rates import gamma_quantile
from salessim.calibration.log_rates import LogRates, Part, fit_log_rates, persistent, same_position, wandering
from salessim.calibration.periods import Periods, periods_between, wants_halves
from salessim.luck import Luck
from salessim.luck.transforms import normal_quantile

PRIOR_EVENTS: Final = 0.5
"""Weight of the overall rate in the rate of a band [events] (assumption; Jeffreys' weight for a Poisson rate)."""
SEASON_SIZES: Final = (0.0, 0.4, 1.0, 2.0, 4.0)
LEVEL_SIZES: Final = (0.0, 0.1, 0.2, 0.4, 0.8)
PERIOD_SIZES: Final = (0.03, 0.1, 0.2, 0.4)
USUAL_CHANGE: Final = 0.2
"""Of the rates of closing from month to month: a tenth up or down (assumption)."""
TREND_SIZES: Final = (0.0, 0.07)
USUAL_TREND: Final = 0.05
"""Of the rates of closing a month [log rate] (assumption)."""
TREND_MEMORY: Final = 0.9
"""What is left of a trend of them after a month [share] (assumption)."""
LOAD_POWERS: Final = (0.0, 1 / 3, 2 / 3, 1.0)
"""To which the load may slow closing; each as likely before any data (assumption)."""
SMALLEST_PART: Final = 0.15
"""Share of the closings that young or old deals must have to be told apart (assumption)."""
FEWEST_LOADS: Final = 6
"""Periods of which the power of the load can be judged (assumption)."""
_ROUNDS: Final = 3
_ROUNDS_OF_LOAD: Final = 2


@dataclass(frozen=True)
class Lives:
    """What is known of how deals end.

    Attributes:
        watched: Events and exposure.
        shape: Shape of what is known of each rate: a gamma distribution [2 x bands].
        scale: Its scale [2 x bands, 1/day].
        split: First band of the old deals [bands]; what the calendar does to young and old is told apart.
        months: What the calendar does: series are won young, won old, lost young, lost old.
        periods: The periods of the months, past and coming.
        weeks_vary: Variance of a week's factor on all closings.
        load_power: By which power of the load rates fall.
        usual_load: The load at which they are as they are [closings due a day].
        loads: What the load did to rates in each period past [periods].
    """

    watched: Watched
    shape: Floats
    scale: Floats
    split: int
    months: tuple[LogRates, ...]
    periods: Periods
    weeks_vary: float
    load_power: float
    usual_load: float
    loads: Floats

    @property
    def rates(self) -> Floats:
        """The expected rates [2 x bands, 1/day]."""
        return self.shape * self.scale

    @property
    def oldest_win(self) -> int:
        """The age from which on no deal was ever won [day]."""
        bands = np.flatnonzero(self.watched.events[0].sum(axis=1))
        return int(self.watched.edges[bands[-1] + 1]) if len(bands) else 0

    def draw_rates(self, luck: Luck, futures: int) -> Floats:
        """Rates by band in many futures [futures x 2 x bands, 1/day]."""
        bands = self.shape.shape[1]
        uniform = luck.block("lives", "rates", first=0, rows=futures, columns=2 * bands).reshape(futures, 2, bands)
        return gamma_quantile(uniform, self.shape) * self.scale

    def draw_periods(self, luck: Luck, futures: int) -> Floats:
        """What each period does to young and old deals: [futures x 2 causes x 2 ages x periods].

        The first one is that of the last day known.
        """
        count = len(self.periods)
        now = len(self.watched.periods) - 1
        drawn = []
        for series, rates in enumerate(self.months):
            which = luck.block("lives", "sizes", series, first=0, rows=futures, columns=1)[:, 0]
            normals = normal_quantile(luck.block("lives", "months", series, first=0, rows=futures, columns=count))
            drawn.append(rates.draw(which, normals))
        return np.exp(np.stack([table[:, now:] for table in drawn], axis=1).reshape(futures, 2, 2, count - now))

    def draw_weeks(self, luck: Luck, futures: int, weeks: int) -> Floats:
        """A factor on all closings of each coming week [futures x weeks]."""
        uniform = luck.block("lives", "weeks", first=0, rows=futures, columns=weeks)
        if self.weeks_vary <= 0.0:
            return np.ones_like(uniform)
        shape = 1.0 / self.weeks_vary
        return gamma_quantile(uniform, np.full(weeks, shape)) / shape


def fit_lives(deals: Deals, until: int, horizon: int, *, is_quick: bool = False) -> Lives:
    """Fits how deals end.

    Args:
        deals: What is known; at least one of them is closed.
        until: The last day known [day].
        horizon: For how long it will be wanted [day].
        is_quick: Whether half of the sizes are enough.
    """
    watched = watch(deals, until)
    split = _split(watched)
    first = watched.first
    periods = periods_between(first, until + horizon, halves=wants_halves(first, until))
    past = len(watched.periods)
    parts = _parts(periods, past)
    # Half of the sizes are enough to find out what the load does and to even out what months did to rates by age.
    coarse = [replace(part, sizes=part.sizes[::2]) for part in parts]
    days = np.array([_days_watched(watched, place) for place in range(past)])
    factors = np.ones((2, len(watched.edges), past))
    is_old = np.arange(len(watched.edges)) >= split
    power = 0.0
    for attempt in range(_ROUNDS):
        exposure = watched.exposure * factors
        shape, scale = _rates(watched.events.sum(axis=2), exposure.sum(axis=2))
        due = (shape * scale)[:, :, None] * watched.exposure
        load = np.maximum(due.sum(axis=(0, 1)) / days, 1e-9)
        usual = float(np.exp((np.log(load) * days).sum() / days.sum()))
        counts = [watched.events[cause][rows].sum(axis=0) for cause in range(2) for rows in (~is_old, is_old)]
        expected = [due[cause][rows].sum(axis=0) for cause in range(2) for rows in (~is_old, is_old)]
        if attempt < _ROUNDS_OF_LOAD and past >= FEWEST_LOADS:
            power = _load_power(counts, expected, load / usual, coarse)
        slowed = (load / usual) ** -power
        grid = parts if attempt == _ROUNDS - 1 and not is_quick else coarse
        months = tuple(fit_log_rates(got, due * slowed, grid) for got, due in zip(counts, expected, strict=True))
        for series, found in enumerate(months):
            rows = is_old if series % 2 else ~is_old
            factors[series // 2][rows] = np.exp(found.mean()[:past]) * slowed
    return Lives(
        watched=watched,
        shape=shape,
        scale=scale,
        split=split,
        months=months,
        periods=periods,
        weeks_vary=_weeks_vary(deals, watched, shape * scale, factors),
        load_power=power,
        usual_load=usual,
        loads=slowed,
    )


def _rates(events: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    """Shape and scale of what is known of each rate, given events and exposure [2 x bands].

    Where nobody was watched, all that is known is the rate of the band before.
    """
    shape, scale = np.empty_like(events), np.empty_like(events)
    for cause in range(2):
        overall = (events[cause].sum() + PRIOR_EVENTS) / max(exposure[cause].sum(), 1.0)
        before = overall
        for band in range(events.shape[1]):
            prior = before if exposure[cause, band] * overall < PRIOR_EVENTS else overall
            shape[cause, band] = events[cause, band] + PRIOR_EVENTS
            scale[cause, band] = 1.0 / (exposure[cause, band] + PRIOR_EVENTS / max(prior, 1e-9))
            before = float(shape[cause, band] * scale[cause, band])
    return shape, scale


def _load_power(counts: list[Floats], expected: list[Floats], load: Floats, parts: list[Part]) -> float:
    """The power of the load, averaged over what the counts say of each."""
    evidence = []
    for power in LOAD_POWERS:
        slowed = load**-power
        found = (fit_log_rates(got, due * slowed, parts) for got, due in zip(counts, expected, strict=True))
        evidence.append(sum(each.evidence for each in found))
    weights = np.exp(np.array(evidence) - max(evidence))
    return float((weights * np.array(LOAD_POWERS)).sum() / weights.sum())


def _days_watched(watched: Watched, place: int) -> float:
    begin, end = watched.periods.bounds(place)
    return float(min(end, watched.until) - max(begin, watched.first) + 1)


def _split(watched: Watched) -> int:
    """The band at which to split young from old, so that their months differ most (Poisson likelihood)."""
    events, exposure = watched.events, watched.exposure
    rates = watched.rates
    due = rates[:, :, None] * exposure
    bands = len(watched.edges)
    together = np.cumsum(events.sum(axis=(0, 2))) / max(events.sum(), 1.0)
    allowed = [split for split in range(1, bands) if SMALLEST_PART <= together[split - 1] <= 1.0 - SMALLEST_PART]
    gains = []
    for split in allowed:
        gain = 0.0
        for rows in (slice(0, split), slice(split, bands)):
            got, expected = events[:, rows].sum(axis=1), due[:, rows].sum(axis=1)
            gain += float(np.where(got > 0, got * np.log(np.maximum(got, 0.5) / np.maximum(expected, 1e-9)), 0.0).sum())
        gains.append(gain)
    return allowed[int(np.argmax(gains))] if gains else bands


def _parts(periods: Periods, past: int) -> list[Part]:
    """What the calendar is made of: the place in the quarter and in the year, a level that wanders, a period alone.

    A season is looked for only where a place in it was seen at least twice.
    """
    count, months = len(periods), periods.months
    known = int(months[past - 1] - months[0]) + 1
    a_month = count / (months[-1] - months[0] + 1)
    parts = [
        Part(same_position((months % 3).tolist()), SEASON_SIZES if known > 3 else (0.0,)),
        Part(wandering(np.eye(count)) / a_month, LEVEL_SIZES, USUAL_CHANGE),
        Part(wandering(persistent(count, TREND_MEMORY ** (1 / a_month))) / a_month**2, TREND_SIZES, USUAL_TREND),
        Part(np.eye(count), PERIOD_SIZES, USUAL_CHANGE),
    ]
    if known > 12:
        parts.append(Part(same_position((months % 12).tolist()), (0.0, 0.1, 0.2, 0.4)))
    return parts


def _weeks_vary(deals: Deals, watched: Watched, rates: Floats, factors: Floats) -> float:
    """By how much weeks vary beyond chance: what the squared errors leave over (moments)."""
    first, until = watched.first, watched.until
    weeks = (until - first + 1) // 7
    if weeks < 4:
        return 0.0
    begin = until - 7 * weeks + 1
    got = np.zeros(weeks)
    is_counted = ~deals.is_open & (deals.closed >= begin)
    np.add.at(got, ((deals.closed[is_counted] - begin) // 7).astype(np.int64), 1.0)
    due = np.zeros(weeks)
    total = (rates[:, :, None] * factors).sum(axis=0)
    created, last = deals.created, last_days(deals, until)
    for week in range(weeks):
        day = begin + 7 * week + 3
        ages = (day - created)[(created <= day) & (last >= day)]
        due[week] = 7.0 * total[watched.band_of(ages), watched.periods.of(np.array([day]))[0]].sum()
    due *= got.sum() / max(due.sum(), 1e-9)
    return float(max(0.0, ((got - due) ** 2 - due).sum() / max((due**2).sum(), 1e-9)))
