"""How many deals or leads come: level, trend, season and over-dispersion of their weekly counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from salessim.calibration.deals import Days, Floats
from salessim.calibration.log_rates import LogRates, Part, fit_log_rates, persistent, same_position, wandering
from salessim.luck import Luck
from salessim.luck.transforms import normal_quantile

WEEK: Final = 7
MOST_WEEKS: Final = 156
"""Older weeks say little of the coming ones [weeks] (assumption)."""
MOST_SINGLE_WEEKS: Final = 78
"""More weeks are looked at two and two [weeks] (assumption)."""
ENOUGH_A_PERIOD: Final = 10.0
"""Fewer in a period, and the logarithm of a count is no good measure of its rate [count] (assumption)."""
SLOPE_MEMORY: Final = 0.9
"""What is left of a trend after a period [share]: trends are damped (Gardner and McKenzie 1985; the number is an
assumption)."""
USUAL_STEP: Final = 0.03
"""Of the level of arrivals from week to week [log rate] (assumption)."""
USUAL_SLOPE: Final = 0.01
"""Of its trend a week [log rate] (assumption)."""
USUAL_SCATTER: Final = 0.1
"""Of a single week around it [log rate] (assumption)."""
TREND_MEMORY: Final = 0.98
"""The same of a trend that lasts for most of a year (assumption)."""
YEAR_WEEKS: Final = 52
SEASONS_FROM: Final = 2 * YEAR_WEEKS


@dataclass(frozen=True)
class Arrivals:
    """What is known of arrivals.

    Attributes:
        first: First day of the first period [day].
        until: Last day of the last one [day].
        period_days: Length of a period [day].
        counts: Arrivals in each period [count].
        rates: The log of arrivals in a period over `usual`, past and future.
        usual: The mean count of a period [count].
        weekdays: Share of a week's arrivals on each day, Monday first [share].
        dispersion: Variance of the counts over what it would be if they were all luck [1].
        has_season: Whether the months of the year could be told apart.
    """

    first: int
    until: int
    period_days: int
    counts: Floats
    rates: LogRates
    usual: float
    weekdays: Floats
    dispersion: float
    has_season: bool

    @property
    def per_month(self) -> tuple[float, float, float]:
        """Arrivals a month at the end of the data: P10, median, P90 [1/month]."""
        past = len(self.counts)
        centre, spread = float(self.rates.mean()[past - 1]), float(self.rates.spread()[past - 1])
        monthly = self.usual / self.period_days * 365.25 / 12
        low, middle, high = (monthly * float(np.exp(centre + z * spread)) for z in (-1.2816, 0.0, 1.2816))
        return low, middle, high

    def fitted(self) -> Floats:
        """The count that was to be expected of each period [count]."""
        return self.usual * np.exp(self.rates.mean()[: len(self.counts)])

    def draw(self, luck: Luck, futures: int, days: int) -> Floats:
        """The expected arrivals of each coming day in many futures [futures x days]."""
        past = len(self.counts)
        periods = len(self.rates.mean())
        which = luck.block("arrivals", "sizes", first=0, rows=futures, columns=1)[:, 0]
        normals = normal_quantile(luck.block("arrivals", "rates", first=0, rows=futures, columns=periods))
        levels = self.usual * np.exp(self.rates.draw(which, normals)[:, past:])
        day = np.arange(days)
        share = self.weekdays[(self.until + day) % WEEK] * WEEK / self.period_days
        return np.asarray(levels[:, day // self.period_days] * share)


def fit_arrivals(created: Days, first: int, until: int, horizon: int, *, is_quick: bool = False) -> Arrivals:
    """Fits arrivals.

    Args:
        created: When each came [day].
        first: The first day from which on all are known [day].
        until: The last day known [day].
        horizon: For how long they will be wanted [day].
        is_quick: Whether half of the sizes are enough.
    """
    inside = created[(created >= first) & (created <= until)]
    weeks = max(1, min(MOST_WEEKS, (until - first + 1) // WEEK))
    a_week = len(inside) / max(1.0, (until - first + 1) / WEEK)
    sizes = (2, 4) if weeks > MOST_SINGLE_WEEKS else (1, 2, 4)
    together = next((size for size in sizes if a_week * size >= ENOUGH_A_PERIOD and weeks // size >= 4), None)
    if together is None:
        together = 4 if weeks >= 16 else 2 if weeks >= 8 else 1
    days = WEEK * together
    past = max(1, weeks // together)
    begin = until - past * days + 1
    counts = np.bincount((inside[inside >= begin] - begin) // days, minlength=past).astype(np.float64)
    usual = max(0.5, float(counts.mean()))
    future = -(-horizon // days)
    middles = begin + days * np.arange(past + future) + days // 2
    has_season = past * together >= SEASONS_FROM
    parts = _parts(past + future, together, middles, has_season)
    if is_quick:
        parts = [replace(part, sizes=part.sizes[::2]) for part in parts]
    rates = fit_log_rates(counts, np.full(past, usual), parts)
    fitted = usual * np.exp(rates.mean()[:past])
    return Arrivals(
        first=begin,
        until=until,
        period_days=days,
        counts=counts,
        rates=rates,
        usual=usual,
        weekdays=weekday_shares(inside),
        dispersion=float(np.mean((counts - counts.mean()) ** 2) / max(counts.mean(), 1e-9)) if past > 1 else 1.0,
        has_season=bool(has_season and fitted.size),
    )


def weekday_shares(days: Days) -> Floats:
    """How a week's happenings spread over its days, Monday first, pulled a little to all days alike [share]."""
    # Day 1 of the calendar was a Monday, so that ordinals modulo 7 are 1 on Mondays.
    counts = np.bincount((days - 1) % WEEK, minlength=WEEK).astype(np.float64)
    return np.asarray((counts + 1.0) / (counts.sum() + WEEK))


def _parts(periods: int, together: int, middles: Days, has_season: bool) -> list[Part]:
    scale = float(np.sqrt(together))
    levels, slopes, trends = (0.0, 0.03, 0.06, 0.12), (0.0, 0.01, 0.03), (0.0, 0.01, 0.02)
    parts = [
        Part(np.ones((periods, periods)), (1.0,)),
        Part(wandering(np.eye(periods)), tuple(scale * size for size in levels), scale * USUAL_STEP),
        Part(
            wandering(persistent(periods, SLOPE_MEMORY**together)),
            tuple(together * size for size in slopes),
            together * USUAL_SLOPE,
        ),
        Part(
            wandering(persistent(periods, TREND_MEMORY**together)),
            tuple(together * size for size in trends),
            together * USUAL_SLOPE,
        ),
        Part(np.eye(periods), (0.03, 0.1, 0.3), USUAL_SCATTER),
    ]
    if has_season:
        months = ((middles % 365.25) // (365.25 / 12)).astype(np.int64)
        parts.append(Part(same_position(months.tolist()), (0.0, 0.1, 0.3)))
    return parts
