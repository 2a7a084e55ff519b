"""What is to be aligned: accounts, reps, and what it costs when a rep looks after an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salessim.study.alignment.distance import Floats, distances_km

Places = NDArray[np.int64]
"""The number of a rep for each account [0..]; -1 where nobody looks after it."""


@dataclass(frozen=True, slots=True)
class Account:
    """A company that somebody looks after.

    Attributes:
        name: What it is called.
        latitude: Where it is [degrees].
        longitude: Where it is [degrees].
        rep: Who looks after it now; empty for nobody.
        workload: The work it makes [any unit, the same for all].
        potential: What it buys in a year [money].
        visits: How often it is visited [1/year].
        is_locked: It stays with its rep.
    """

    name: str
    latitude: float
    longitude: float
    rep: str
    workload: float
    potential: float
    visits: float
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Rep:
    """Somebody who looks after accounts.

    Attributes:
        name: What he or she is called.
        latitude: Where the drives begin [degrees].
        longitude: Where the drives begin [degrees].
        capacity: The part of the work he or she is to have, against the others'.
    """

    name: str
    latitude: float
    longitude: float
    capacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Prices:
    """What things cost, and how even the work has to be.

    Attributes:
        per_km: A kilometre driven, with the time it takes [money].
        hand_over_loss: What of an account's sales is lost when its rep changes [0..1]. Between 13.2 and 17.6 % of the
            sales of a year (Shi, Sridhar, Grewal and Lilien, Journal of Marketing 2017); the usual is their middle.
        margin: What of a lost sale is lost to the house [0..1].
        tolerance: How far the work of a rep may be off his or her fair part [0..1].
    """

    per_km: float = 1.0
    hand_over_loss: float = 0.154
    margin: float = 1.0
    tolerance: float = 0.1


class Case:
    """A case as arrays, over n accounts and m reps.

    Attributes:
        accounts: All accounts.
        reps: All reps.
        prices: What things cost.
        work: The workload of each account [n].
        fair: The work that is each rep's fair part [m].
        low: The least work a rep may have [m].
        high: The most work a rep may have [m].
        current: Who looks after each account now [n].
        km: Kilometres a year to visit an account from a rep's place, there and back [n x m].
        cost: What it costs in a year when a rep looks after an account; infinite where a lock forbids it [n x m].
    """

    def __init__(self, accounts: Sequence[Account], reps: Sequence[Rep], prices: Prices) -> None:
        self.accounts = tuple(accounts)
        self.reps = tuple(reps)
        self.prices = prices
        number = {rep.name: place for place, rep in enumerate(reps)}
        self.work: Floats = np.array([each.workload for each in accounts])
        capacity = np.array([rep.capacity for rep in reps])
        self.fair: Floats = self.work.sum() * capacity / capacity.sum()
        self.low: Floats = self.fair * (1 - prices.tolerance)
        self.high: Floats = self.fair * (1 + prices.tolerance)
        self.current: Places = np.array([number.get(each.rep, -1) for each in accounts])
        visits = np.array([each.visits for each in accounts])
        far = distances_km(
            np.array([(each.latitude, each.longitude) for each in accounts]),
            np.array([(rep.latitude, rep.longitude) for rep in reps]),
        )
        self.km: Floats = 2 * visits[:, None] * far
        potential = np.array([each.potential for each in accounts])
        self._loss: Floats = potential * prices.hand_over_loss * prices.margin
        is_another = (np.arange(len(reps)) != self.current[:, None]) & (self.current >= 0)[:, None]
        self.cost: Floats = self.km * prices.per_km + np.where(is_another, self._loss[:, None], 0.0)
        locked = np.array([each.is_locked for each in accounts])
        self.cost[is_another & locked[:, None]] = np.inf

    def loads(self, rep_of: Places) -> Floats:
        """The work of each rep [m]."""
        has = rep_of >= 0
        found: Floats = np.bincount(rep_of[has], weights=self.work[has], minlength=len(self.reps)).astype(np.float64)
        return found

    def km_of(self, rep_of: Places) -> Floats:
        """The kilometres a year for each account; none where nobody looks after it [n]."""
        return np.where(rep_of >= 0, self.km[np.arange(len(rep_of)), rep_of], 0.0)

    def cost_of(self, rep_of: Places) -> float:
        """What it all costs in a year, hand-overs included [money]."""
        return float(self.cost[np.arange(len(rep_of)), rep_of].sum())

    def loss_of(self, rep_of: Places) -> Floats:
        """What hand-overs cost, for each account [money, n]."""
        return np.where((rep_of != self.current) & (self.current >= 0), self._loss, 0.0)

    def unevenness(self, rep_of: Places) -> float:
        """How far the work of some rep is off his or her fair part [1 is all of it]."""
        return float(np.max(np.abs(self.loads(rep_of) - self.fair) / self.fair))

    @property
    def slack(self) -> float:
        """What rounding may make of a sum of workloads."""
        return 1e-9 * float(self.work.sum())

    def is_even(self, rep_of: Places) -> bool:
        """Whether everybody's work is within the tolerance."""
        loads = self.loads(rep_of)
        return bool(np.all(loads <= self.high + self.slack) and np.all(loads >= self.low - self.slack))
