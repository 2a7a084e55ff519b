"""Simulated futures of a pipeline: what becomes of the open deals, and of those that will still come.

Every future draws all that is not known exactly (rates, what the calendar does, differences, levels of arrivals, mean
values) once, and then the luck of each deal. Each deal has an allotment of risk for each end; it ends on the first day
on which the risk it has been through uses one of them up (inversion of the integrated hazard).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.deals import Deals, Floats, Rows
from salessim.calibration.differences import Differences, group_places
from salessim.calibration.exposure import CAUSES
from salessim.calibration.fit import Fit
from salessim.luck import Luck
from salessim.luck.transforms import exponential_quantile, normal_quantile

RECENT_DAYS: Final = 91
"""New deals are like those of the last quarter (assumption)."""
FEWEST_RECENT: Final = 30
_FAR: Final = 64.0


@dataclass(frozen=True)
class Futures:
    """What happens in many futures.

    Attributes:
        until: The last day known; day 0 of a future is the next [day].
        wins: Deals won on each day [futures x days].
        money: What they bring [futures x days, money]; not numbers where no value is known.
        from_open: Of the wins, those of deals that are open now [futures x days].
        lost: Deals lost on each day [futures x days].
        came: Deals that came on each day [futures x days].
        open_won: In what share of the futures each open deal is won by the end [open deals, share].
        open_lost: The same for lost [open deals, share].
        open_left: Positions of the open deals among the deals.
        cycles: Half of the deals won in a future are younger than this when they are won [futures, day].
        by_group: Wins and money of groups: (column, name) to [futures x 2].
    """

    until: int
    wins: Floats
    money: Floats
    from_open: Floats
    lost: Floats
    came: Floats
    open_won: Floats
    open_lost: Floats
    open_left: Rows
    cycles: Floats
    by_group: dict[tuple[str, str], Floats]


def simulate_futures(fit: Fit, horizon: int, futures: int, luck: Luck, by: tuple[str, ...] = ()) -> Futures:
    """Simulates.

    Args:
        fit: What is known.
        horizon: How many days [day].
        futures: How many futures.
        luck: Of all of them.
        by: Columns by whose groups wins and money are told apart.
    """
    return _Simulation(fit, horizon, futures, luck, by).run()


class _Simulation:
    def __init__(self, fit: Fit, horizon: int, futures: int, luck: Luck, by: tuple[str, ...]) -> None:
        self.fit, self.horizon, self.futures, self.luck, self.by = fit, horizon, futures, luck, by
        self.deals = fit.deals
        self.until = fit.until
        self.open = np.flatnonzero(self.deals.is_open)
        self.recent = _recent(self.deals, self.until)
        edges = fit.lives.watched.edges
        oldest = int(min(edges[-1], max(0, (self.until - self.deals.created).max()))) + 1
        # Row r of a table of risks is a deal of age r - horizon on the last day known.
        self.rows = np.arange(-horizon, oldest + 1)
        self.ages = self.rows[:, None] + np.arange(1, horizon + 1)
        self.bands = fit.lives.watched.band_of(self.ages)
        self.is_old = (self.bands >= fit.lives.split).astype(np.int64)
        days = np.arange(self.until + 1, self.until + 1 + horizon)
        self.period = fit.lives.periods.of(days) - fit.lives.periods.of(np.array([self.until]))[0]
        self.weekday = fit.closing_weekdays[(days - 1) % 7] * 7.0
        self.week = np.arange(horizon) // 7
        self.factors = [_factors(each, self.deals, luck, futures) for each in fit.differences if each.exceeds_chance]
        self.worth_pools = fit.worth.pools(self.deals) if fit.worth.is_known else np.zeros(len(self.deals), np.int64)

    def run(self) -> Futures:
        fit, luck, count = self.fit, self.luck, self.futures
        rates = fit.lives.draw_rates(luck, count)
        periods = fit.lives.draw_periods(luck, count)
        weeks = fit.lives.draw_weeks(luck, count, int(self.week[-1]) + 1)
        came = _poisson(
            luck.block("arrivals", "counts", first=0, rows=count, columns=self.horizon),
            fit.arrivals.draw(luck, count, self.horizon),
        )
        levels = normal_quantile(luck.block("worth", "means", first=0, rows=count, columns=len(fit.worth.errors)))
        levels = np.exp(levels * np.minimum(fit.worth.errors, 0.5))
        wins, money, from_open, lost = (np.zeros((count, self.horizon)) for _ in range(4))
        cycles = np.full(count, np.nan)
        open_won, open_lost = np.zeros(len(self.open)), np.zeros(len(self.open))
        groups = {(column, str(name)): np.zeros((count, 2)) for column in self.by for name in self._names(column)}
        drift = fit.drift.draw(luck, count, self.horizon)
        slowed = self._slowed(rates, periods, came, drift) * drift
        for future in range(count):
            risks = self._risks(rates[future], periods[future], weeks[future][self.week] * slowed[future])
            arrived = np.repeat(np.arange(self.horizon), came[future].astype(np.int64))
            like = self._like(future, len(arrived))
            deals = np.concatenate((self.open, like))
            row = np.concatenate((self.until - self.deals.created[self.open], -1 - arrived)) + self.horizon
            day, is_won = self._ends(future, risks, np.minimum(row, len(self.rows) - 1), deals)
            won = np.flatnonzero(is_won)
            is_lost = (day < self.horizon) & ~is_won
            value = self._values(future, deals, won, levels[future])
            wins[future] = np.bincount(day[won], minlength=self.horizon)
            money[future] = np.bincount(day[won], weights=value, minlength=self.horizon)
            lost[future] = np.bincount(day[is_lost], minlength=self.horizon)
            first = len(self.open)
            from_open[future] = np.bincount(day[won[won < first]], minlength=self.horizon)
            age = self.ages[np.minimum(row, len(self.rows) - 1)[won], day[won]]
            cycles[future] = np.median(age) if len(won) else np.nan
            open_won += is_won[:first]
            open_lost += is_lost[:first]
            self._add_groups(groups, future, deals[won], value)
        return Futures(
            until=self.until,
            wins=wins,
            money=money,
            from_open=from_open,
            lost=lost,
            came=came,
            open_won=open_won / count,
            open_lost=open_lost / count,
            open_left=self.open,
            cycles=cycles,
            by_group=groups,
        )

    def _names(self, column: str) -> list[str]:
        return [str(name) for name in np.unique(getattr(self.deals, column)) if name]

    def _slowed(self, rates: Floats, periods: Floats, came: Floats, drift: Floats) -> Floats:
        """What the load does to rates on each day of each future [futures x days].

        The number of open deals of each age is followed as its mean would go.
        """
        lives, count = self.fit.lives, self.futures
        slowed = np.ones((count, self.horizon))
        if lives.load_power <= 0.0:
            return slowed
        oldest = int(self.rows[-1]) + self.horizon + 1
        bands = lives.watched.band_of(np.arange(oldest))
        is_old = (bands >= lives.split).astype(np.int64)
        base = rates[:, :, bands]
        due = base.sum(axis=1)
        ages = np.minimum(self.until - self.deals.created[self.open], int(self.rows[-1]))
        deals = np.tile(np.bincount(ages, minlength=oldest).astype(np.float64), (count, 1))
        for day in range(self.horizon):
            deals[:, 1:] = deals[:, :-1].copy()
            deals[:, 0] = came[:, day]
            load = np.maximum((deals * due).sum(axis=1), 1e-9)
            slowed[:, day] = (load / lives.usual_load) ** -lives.load_power
            daily = (base * periods[:, :, is_old, self.period[day]]).sum(axis=1) * self.weekday[day]
            daily *= slowed[:, [day]] * drift[:, [day]]
            deals *= np.exp(-daily)
        return slowed

    def _risks(self, rates: Floats, periods: Floats, daily_factors: Floats) -> Floats:
        """The risk of each end that a deal has been through, by its row and day [2 x (rows * days)]."""
        calendar = self.weekday * daily_factors
        summed = np.empty((2, len(self.rows), self.horizon))
        for cause in range(2):
            daily = rates[cause][self.bands] * periods[cause][self.is_old, self.period] * calendar
            daily[self.ages < 0] = 0.0
            np.cumsum(daily, axis=1, out=summed[cause])
        np.minimum(summed, _FAR - 1.0, out=summed)
        # Each row lies above the one before, so that all rows are searched at once.
        return (summed + _FAR * np.arange(len(self.rows))[:, None]).reshape(2, -1)

    def _like(self, future: int, count: int) -> Rows:
        """The known deals whose product, owner and so on new ones have."""
        if count == 0:
            return np.zeros(0, np.int64)
        uniform = self.luck.block("like", future, first=0, rows=count, columns=1)[:, 0]
        return self.recent[(uniform * len(self.recent)).astype(np.int64)]

    def _ends(self, future: int, risks: Floats, row: Rows, deals: Rows) -> tuple[Rows, NDArray[np.bool_]]:
        """The day on which each deal ends (the horizon, if it does not), and whether it is won."""
        allotted = exponential_quantile(self.luck.block("ends", future, first=0, rows=len(deals), columns=2))
        days = []
        for cause in range(2):
            factor = np.ones(len(deals))
            for which, drawn, place in self.factors:
                if which == cause:
                    group = place[deals]
                    factor *= np.where(group >= 0, drawn[future][group], 1.0)
            target = np.minimum(allotted[:, cause] / factor, _FAR - 0.5) + _FAR * row
            found = np.searchsorted(risks[cause], target, side="left") - row * self.horizon
            days.append(np.minimum(found, self.horizon))
        is_won = (days[0] < self.horizon) & (
            (days[0] < days[1]) | ((days[0] == days[1]) & (allotted[:, 0] <= allotted[:, 1]))
        )
        return np.minimum(days[0], days[1]), is_won

    def _values(self, future: int, deals: Rows, won: Rows, levels: Floats) -> Floats:
        worth = self.fit.worth
        if not worth.is_known:
            return np.full(len(won), np.nan)
        uniform = self.luck.block("values", future, first=0, rows=len(deals), columns=1)[won, 0]
        pool = self.worth_pools[deals[won]]
        drawn = worth.values[worth.starts[pool] + (uniform * worth.sizes[pool]).astype(np.int64)] * levels[pool]
        is_known_deal = won < len(self.open)
        noted = np.where(is_known_deal, self.deals.value[deals[won]], np.nan)
        if len(worth.changes):
            noted = noted * worth.changes[(uniform * len(worth.changes)).astype(np.int64)]
        return np.where(np.isnan(noted), drawn, noted)

    def _add_groups(self, groups: dict[tuple[str, str], Floats], future: int, won: Rows, value: Floats) -> None:
        for column in self.by:
            names, place = np.unique(getattr(self.deals, column)[won], return_inverse=True)
            count = np.bincount(place, minlength=len(names))
            worth = np.bincount(place, weights=value, minlength=len(names))
            for name, number, brought in zip(names, count, worth, strict=True):
                if name:
                    groups[column, str(name)][future] = number, brought


def _factors(differences: Differences, deals: Deals, luck: Luck, futures: int) -> tuple[int, Floats, Rows]:
    """Of a difference: for which end it is, its factors in each future, and the group of each deal."""
    return CAUSES.index(differences.cause), differences.draw(luck, futures), group_places(deals, differences)


def _recent(deals: Deals, until: int) -> Rows:
    """The deals that new ones will be like."""
    recent = np.flatnonzero(deals.created > until - RECENT_DAYS)
    if len(recent) >= FEWEST_RECENT:
        return recent
    return np.argsort(deals.created, kind="stable")[-FEWEST_RECENT:]


def _poisson(u: Floats, mean: Floats) -> Floats:
    """Poisson counts, each with its own mean, by inversion."""
    from scipy.stats import poisson

    return np.asarray(poisson.ppf(u, np.maximum(mean, 1e-12)))
