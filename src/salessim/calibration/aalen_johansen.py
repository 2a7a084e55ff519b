"""What share of deals is won, and lost, by each age, with no shape assumed (Aalen and Johansen 1978).

Open deals count for as long as they were watched, deals that came before watching began from the age they had then.
Unlike with Kaplan and Meier's estimate, a lost deal is not taken for one that might still be won.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from salessim.calibration.deals import Deals, Floats, Rows
from salessim.calibration.exposure import CAUSES, entry_ages, last_days, watch

FEWEST_WATCHED: Final = 5
"""Ages at which fewer deals were watched are left out at the end (assumption)."""


@dataclass(frozen=True)
class Incidence:
    """Shares of all deals by age.

    Attributes:
        won: Share won by the end of each day of age [ages, share].
        lost: Share lost [ages, share].
        watched: Deals watched at each age [ages, count].
        is_complete: Whether deals were watched for longer than any was ever won.
    """

    won: Floats
    lost: Floats
    watched: Floats
    is_complete: bool

    @property
    def win_share(self) -> float:
        """Share that is won in the end, as far as was watched [share]."""
        return float(self.won[-1]) if len(self.won) else 0.0

    @property
    def never_share(self) -> float:
        """Share that is neither won nor lost in the end [share]."""
        return max(0.0, 1.0 - self.win_share - (float(self.lost[-1]) if len(self.lost) else 0.0))

    def win_age(self, share: float) -> float:
        """The age by which a share of those won in the end are won [day]."""
        if self.win_share <= 0.0:
            return float("nan")
        return float(np.searchsorted(self.won, share * self.win_share)) + 0.5


@dataclass(frozen=True)
class Lifetimes:
    """What was seen of each deal, ready to be counted many times.

    Attributes:
        entry: Its age when it was first watched [day].
        exit: Its age on the last day [day].
        end: 0 while it is open, 1 won, 2 lost.
    """

    entry: Rows
    exit: Rows
    end: Rows

    def where(self, rows: Rows) -> Lifetimes:
        """Only some of them, or some of them several times."""
        return Lifetimes(self.entry[rows], self.exit[rows], self.end[rows])

    def incidence(self) -> Incidence:
        """The shares by age."""
        ages = int(self.exit.max()) + 2
        came = np.bincount(self.entry, minlength=ages)
        went = np.bincount(self.exit + 1, minlength=ages)
        watched = np.cumsum(came - went).astype(np.float64)
        ended = [np.bincount(self.exit[self.end == cause], minlength=ages) for cause in CAUSES]
        rates = [np.divide(each, watched, out=np.zeros(ages), where=watched > 0) for each in ended]
        left = np.concatenate(([1.0], np.cumprod(1.0 - rates[0] - rates[1])[:-1]))
        known = np.flatnonzero(watched >= FEWEST_WATCHED)
        last = int(known[-1]) + 1 if len(known) else ages
        won, lost = (np.cumsum(left * rate)[:last] for rate in rates)
        oldest = int(self.exit[self.end == 1].max()) if (self.end == 1).any() else 0
        return Incidence(won, lost, watched[:last], is_complete=last > oldest + 1)


def lifetimes(deals: Deals, until: int) -> Lifetimes:
    """What was seen of some deals, from the day on which all closings are noted.

    Args:
        deals: At least one of them is closed.
        until: The last day known [day].
    """
    first = watch(deals, until).first
    last = last_days(deals, until)
    seen = last >= first
    age = (np.minimum(last, until) - deals.created).astype(np.int64)
    return Lifetimes(entry_ages(deals, first)[seen], age[seen], deals.outcome[seen])
