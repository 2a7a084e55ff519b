"""Simple rules that a forecast has to beat: they look at past totals, or at the open pipeline as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from salessim.calibration.deals import Deals, Floats, Outcome
from salessim.calibration.gamma_rates import gamma_quantile
from salessim.calibration.periods import first_of, month_of
from salessim.calibration.spans import Spans
from salessim.luck import Luck

TRAILING_WEEKS: Final = 13
"""A quarter of weeks, from which the trailing negative binomial is fitted."""
AGE_BUCKETS: Final = (0, 14, 30, 60, 90, 180, 365)
"""Ages at which the yield of open deals is told apart [day] (the usual columns of a pipeline report)."""

Pair = tuple[Floats, Floats]
"""Wins and revenue of each span."""


class History:
    """What was won until a day, to be added up.

    Args:
        deals: What is known.
        until: The last day known [day].
        horizon: How many days are to be forecast [day].
    """

    def __init__(self, deals: Deals, until: int, horizon: int) -> None:
        self.deals, self.until, self.horizon = deals, until, horizon
        won = deals.where(deals.is_won)
        self._days = won.closed
        self._values = np.nan_to_num(won.value)
        self.first = int(deals.closed[~deals.is_open].min()) if (~deals.is_open).any() else until
        self.mean_value = float(self._values.mean()) if len(self._values) else 0.0

    def between(self, first: int, last: int) -> tuple[float, float]:
        """Wins and revenue from one day to another, both counted."""
        inside = (self._days >= first) & (self._days <= last)
        return float(inside.sum()), float(self._values[inside].sum())

    def of_month(self, month: int) -> tuple[float, float]:
        """Wins and revenue of a month, stretched where only a part of it is known; nothing before the data."""
        first, last = first_of(month), first_of(month + 1) - 1
        since, to = max(first, self.first), min(last, self.until)
        if to < since:
            return 0.0, 0.0
        wins, money = self.between(since, to)
        # A month that the data begin in is known in part only.
        stretch = (last - first + 1) / (to - since + 1) if to < last else 1.0
        return wins * stretch, money * stretch

    @property
    def last_month(self) -> int:
        """The last month that is known to its end."""
        month = month_of(self.until)
        return month if first_of(month + 1) - 1 == self.until else month - 1


def last_period(history: History, spans: Spans, *, weekly: bool) -> Pair:
    """Each week brings what the last week did, each month what the last full one did."""
    if weekly:
        wins, money = history.between(history.until - 6, history.until)
    else:
        wins, money = history.of_month(history.last_month)
    return wins * spans.shares, money * spans.shares


def last_cycle(history: History, spans: Spans, *, weekly: bool) -> Pair:
    """Each brings what the same one of the last cycle did: a year ago where the data go back so far, else a quarter."""
    is_yearly = history.until - history.first >= 365
    found = []
    for each, month in enumerate(spans.months):
        if weekly:
            back = 364 if is_yearly else 7 * TRAILING_WEEKS
            first = history.until + 1 + 7 * each - back * -(-(7 * each + 7) // back)
            found.append(history.between(first, first + 6))
        else:
            back = 12 if is_yearly else 3
            steps = -(-(month - history.last_month) // back)
            found.append(history.of_month(month - back * steps))
    pairs = np.array(found)
    return pairs[:, 0] * spans.shares, pairs[:, 1] * spans.shares


def last_quarter_mean(history: History, spans: Spans, *, weekly: bool) -> Pair:
    """Each brings what those of the last quarter did on average, of as much of it as is known."""
    if weekly:
        count = max(1, min(TRAILING_WEEKS, (history.until - history.first + 1) // 7))
        wins, money = history.between(history.until - 7 * count + 1, history.until)
    else:
        first = month_of(history.first)
        known = [month for month in range(history.last_month - 2, history.last_month + 1) if month >= first]
        count = max(1, len(known))
        wins, money = (sum(each) for each in zip(*(history.of_month(month) for month in known), strict=True))
    return wins / count * spans.shares, money / count * spans.shares


def constant_rate(history: History, spans: Spans, *, weekly: bool) -> Pair:  # noqa: ARG001 - all rules are asked alike
    """Open deals times the win rate of the closed ones, evenly over the horizon: the usual reading of a pipeline."""
    return _evenly(history, spans, float(history.deals.is_open.sum()) * win_share(history.deals))


def yield_by_age(history: History, spans: Spans, *, weekly: bool) -> Pair:  # noqa: ARG001 - all rules are asked alike
    """What share of the deals of each age were won in the last horizon, times the open deals of that age.

    Added to it is what that horizon won of deals that came within it.
    """
    deals, horizon = history.deals, history.horizon
    then = history.until - horizon
    came_since = deals.created > then
    new = float((came_since & deals.is_won).sum())
    ages = (history.until - deals.created)[deals.is_open]
    due = float(yields_by_age(deals, history.until, horizon)[np.digitize(ages, AGE_BUCKETS) - 1].sum())
    return _evenly(history, spans, due + new)


BASELINES: Final[dict[str, Callable[..., Pair]]] = {
    "last period": last_period,
    "same period of the last cycle": last_cycle,
    "last quarter's mean": last_quarter_mean,
    "constant rate": constant_rate,
    "yield by age": yield_by_age,
}
"""The rules by name."""


def win_share(deals: Deals) -> float:
    """Share won of the closed deals; of leads that nobody closes as lost, share won of all."""
    closed = ~deals.is_open
    has_lost = bool((deals.outcome == Outcome.LOST).any())
    total = closed.sum() if has_lost else len(deals)
    return float(deals.is_won.sum()) / max(1.0, float(total))


def yields_by_age(deals: Deals, until: int, horizon: int) -> Floats:
    """Share of the deals of each age bucket, open a horizon ago, that were won since [buckets]."""
    then = until - horizon
    was_open = (deals.created <= then) & ~(deals.closed <= then)
    bucket = np.digitize((then - deals.created)[was_open], AGE_BUCKETS) - 1
    seen = np.bincount(bucket, minlength=len(AGE_BUCKETS))
    won = np.bincount(bucket, weights=deals.is_won[was_open], minlength=len(AGE_BUCKETS))
    overall = float(won.sum()) / max(1.0, float(seen.sum()))
    return np.where(seen > 0, won / np.maximum(seen, 1), overall)


def trailing_counts(history: History) -> Floats:
    """Wins of each of the last weeks [weeks]."""
    count = max(1, min(TRAILING_WEEKS, (history.until - history.first + 1) // 7))
    begins = [history.until - 7 * week + 1 for week in range(count, 0, -1)]
    return np.array([history.between(begin, begin + 6)[0] for begin in begins])


def trailing_sample(history: History, weeks: int, futures: int, luck: Luck) -> Floats:
    """Weeks drawn from a negative binomial with mean and variance of the last weeks [futures x weeks].

    Where these vary less than chance would have it, a Poisson distribution is drawn from.
    """
    from scipy.stats import poisson

    past = trailing_counts(history)
    mean = max(float(past.mean()), 1e-3)
    excess = float(past.var(ddof=1)) - mean if len(past) > 1 else 0.0
    uniform = luck.block("trailing", first=0, rows=futures, columns=2 * weeks)
    level = np.full((futures, weeks), mean)
    if excess > 0.0:
        shape = mean**2 / excess
        level = gamma_quantile(uniform[:, weeks:], np.full(weeks, shape)) * mean / shape
    return np.asarray(poisson.ppf(uniform[:, :weeks], np.maximum(level, 1e-9)))


def _evenly(history: History, spans: Spans, wins: float) -> Pair:
    days = np.bincount(spans.place[spans.place >= 0], minlength=len(spans.names))
    each = wins * days / history.horizon
    return each, each * history.mean_value
