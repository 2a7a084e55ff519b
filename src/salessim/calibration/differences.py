"""Whether segments, sources, products and owners differ by more than chance, and by how much.

A group is compared with what its own deals would have done at the overall rates, given their ages, months and how long
they were watched. If the groups together are no further from that than chance would put them, no difference is used.
If they are, each group's factor is drawn towards 1 the more, the less it has shown (empirical Bayes: gamma-Poisson).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from salessim.calibration.deals import GROUPS, Deals, Floats, Outcome, Rows, Texts
from salessim.calibration.exposure import CAUSES, last_days
from salessim.calibration.gamma_rates import gamma_quantile
from salessim.calibration.lives import Lives
from salessim.luck import Luck

SIGNIFICANT: Final = 0.01
"""Differences less likely than this by chance alone are believed (convention; ten columns and causes are looked at)."""
FEWEST_DUE: Final = 5.0
"""Groups with fewer closings due are put together for the test (the usual rule for chi-squared)."""
_SPREADS: Final = tuple(np.geomspace(0.02, 1.5, 40).tolist())


@dataclass(frozen=True)
class Differences:
    """How the groups of one column differ in the rate of one end.

    Attributes:
        column: Which column.
        cause: Which end.
        names: The groups.
        events: How many ended so [groups].
        due: How many would have at the overall rates [groups].
        chance: How likely differences as large are by chance alone [share].
        spread: Standard deviation of the groups' factors; 0 where chance explains them [factor].
    """

    column: str
    cause: Outcome
    names: Texts
    events: Floats
    due: Floats
    chance: float
    spread: float

    @property
    def exceeds_chance(self) -> bool:
        """Whether the differences are believed."""
        return self.spread > 0.0

    @property
    def factors(self) -> Floats:
        """What each group's rate is multiplied with [groups]."""
        if not self.exceeds_chance:
            return np.ones(len(self.names))
        weight = 1.0 / self.spread**2
        return (weight + self.events) / (weight + self.due)

    def named(self) -> Differences:
        """The same among groups that have a name: deals that nobody owns say nothing of people."""
        kept = self.names != ""
        if kept.all():
            return self
        events, due = self.events[kept], self.due[kept]
        due = due * events.sum() / max(float(due.sum()), 1e-9)
        return _weighed(self.column, self.cause, self.names[kept], events, due)

    def draw(self, luck: Luck, futures: int) -> Floats:
        """Factors in many futures [futures x groups]."""
        if not self.exceeds_chance:
            return np.ones((futures, len(self.names)))
        weight = 1.0 / self.spread**2
        uniform = luck.block(
            "differences", self.column, int(self.cause), first=0, rows=futures, columns=len(self.names)
        )
        return gamma_quantile(uniform, weight + self.events) / (weight + self.due)


def fit_differences(deals: Deals, lives: Lives, columns: Sequence[str] = GROUPS) -> tuple[Differences, ...]:
    """Fits the columns one after the other, each around what the ones before explain."""
    due = expected_closings(deals, lives)
    is_counted = ~deals.is_open & (deals.closed >= lives.watched.first)
    found = []
    for column in columns:
        names, group = np.unique(getattr(deals, column), return_inverse=True)
        if len(names) < 2:
            continue
        for place, cause in enumerate(CAUSES):
            events = np.bincount(group[is_counted & (deals.outcome == cause)], minlength=len(names)).astype(np.float64)
            expected = np.bincount(group, weights=due[place], minlength=len(names)).astype(np.float64)
            expected *= events.sum() / max(expected.sum(), 1e-9)
            differences = _weighed(column, cause, names, events, expected)
            found.append(differences)
            due[place] *= differences.factors[group]
    return tuple(found)


def expected_closings(deals: Deals, lives: Lives) -> Floats:
    """How often each deal would have been won and lost while it was watched, at the overall rates [2 x deals]."""
    watched = lives.watched
    last = np.minimum(last_days(deals, watched.until), watched.until).astype(np.int64)
    oldest = int(max(0, (last - deals.created).max())) + 2
    ages = np.arange(oldest)
    bands = watched.band_of(ages)
    is_old = (bands >= lives.split).astype(np.int64)
    total = np.zeros((2, len(deals)))
    for column in range(len(watched.periods)):
        begins, ends = watched.periods.bounds(column)
        since = np.maximum(np.maximum(deals.created, watched.first), begins)
        until = np.minimum(last, min(watched.until, ends))
        is_here = until >= since
        begin, end = (since - deals.created)[is_here], (until - deals.created)[is_here] + 1
        for place in range(2):
            factors = np.array([np.exp(lives.months[2 * place + old].mean()[column]) for old in range(2)])
            factors *= lives.loads[column]
            summed = np.concatenate(([0.0], np.cumsum(lives.rates[place][bands] * factors[is_old])))
            total[place, is_here] += summed[end] - summed[begin]
    return total


def _weighed(column: str, cause: Outcome, names: Texts, events: Floats, due: Floats) -> Differences:
    from scipy.stats import chi2

    large = due >= FEWEST_DUE
    got = np.append(events[large], events[~large].sum())
    expected = np.append(due[large], due[~large].sum())
    is_told = expected >= FEWEST_DUE
    degrees = int(is_told.sum()) - 1
    if degrees < 1:
        return Differences(column, cause, names, events, due, 1.0, 0.0)
    squares = float((((got - expected) ** 2) / np.maximum(expected, 1e-9))[is_told].sum())
    chance = float(chi2.sf(squares, degrees))
    spread = _spread(events, due) if chance < SIGNIFICANT else 0.0
    return Differences(column, cause, names, events, due, chance, spread)


def _spread(events: Floats, due: Floats) -> float:
    """The spread of the factors that makes the counts likeliest (negative binomial)."""
    from scipy.special import gammaln

    def likelihood(spread: float) -> float:
        weight = 1.0 / spread**2
        terms = gammaln(weight + events) - gammaln(weight) + weight * np.log(weight)
        return float((terms - (weight + events) * np.log(weight + due)).sum())

    best: float = max(_SPREADS, key=likelihood)
    return best


def group_places(deals: Deals, differences: Differences) -> Rows:
    """The position of each deal's group among the names; -1 where it is not among them."""
    values = getattr(deals, differences.column)
    place = np.searchsorted(differences.names, values)
    place = np.minimum(place, len(differences.names) - 1)
    return np.where(differences.names[place] == values, place, -1)
