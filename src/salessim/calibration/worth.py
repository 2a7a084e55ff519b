"""What a won deal brings: values of deals that were won, alike in product and segment, and the discount given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from salessim.calibration.deals import Deals, Floats, Rows, Texts

ENOUGH: Final = 8
"""Won deals that make a pool of their own (assumption)."""
BELIEVED: Final = 20
"""Won deals whose earlier value must be known, to say how a value changes until the order (assumption)."""


@dataclass(frozen=True)
class Worth:
    """Pools of values that won deals brought.

    Attributes:
        kinds: Product and segment, joined, of each pool; the last pool holds all.
        starts: Where each pool begins among `values` [pools].
        sizes: How many values it has [pools].
        values: The values, pool after pool [money].
        errors: Standard error of each pool's mean, as a share of it [pools, share].
        changes: What won deals brought over what was noted of them before, sorted [factor].
        without: Won deals without a value [count].
    """

    kinds: Texts
    starts: Rows
    sizes: Rows
    values: Floats
    errors: Floats
    changes: Floats
    without: int

    @property
    def is_known(self) -> bool:
        """Whether any won deal has a value."""
        return len(self.values) > 0

    @property
    def means(self) -> Floats:
        """The mean of each pool [pools, money]."""
        return np.array(
            [self.values[start : start + size].mean() for start, size in zip(self.starts, self.sizes, strict=True)]
        )

    def pools(self, deals: Deals) -> Rows:
        """The pool from which each deal's value is drawn: that of its kind, if it has one."""
        kinds = kinds_of(deals)
        place = np.minimum(np.searchsorted(self.kinds[:-1], kinds), max(0, len(self.kinds) - 2))
        if len(self.kinds) < 2:
            return np.zeros(len(deals), np.int64)
        return np.where(self.kinds[place] == kinds, place, len(self.kinds) - 1)

    def expected(self, deals: Deals) -> Floats:
        """What each deal would bring on average if it were won [money]."""
        if not self.is_known:
            return np.full(len(deals), np.nan)
        noted = deals.value * (float(self.changes.mean()) if len(self.changes) else 1.0)
        return np.where(np.isnan(deals.value), self.means[self.pools(deals)], noted)


def kinds_of(deals: Deals) -> Texts:
    """Product and segment of each deal, joined."""
    return np.char.add(np.char.add(deals.product, " | "), deals.segment)


def fit_worth(deals: Deals) -> Worth:
    """Gathers the values of won deals."""
    is_valued = deals.is_won & ~np.isnan(deals.value) & (deals.value > 0)
    won = deals.where(is_valued)
    kinds = kinds_of(won)
    names, counts = np.unique(kinds, return_counts=True)
    kept = names[counts >= ENOUGH]
    pools = [won.value[kinds == name] for name in kept] + [won.value]
    sizes = np.array([len(pool) for pool in pools], dtype=np.int64)
    errors = [float(pool.std() / pool.mean() / np.sqrt(len(pool))) if len(pool) > 1 else 1.0 for pool in pools]
    return Worth(
        kinds=np.append(kept, "(all)") if len(kept) else np.array(["(all)"]),
        starts=np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64),
        sizes=sizes,
        values=np.concatenate(pools) if len(won) else np.zeros(0),
        errors=np.array(errors),
        changes=_changes(won),
        without=int(deals.is_won.sum()) - len(won),
    )


def _changes(won: Deals) -> Floats:
    """What won deals brought over what was noted first of them."""
    history = won.history
    noted = np.full(len(won), np.nan)
    is_noted = ~np.isnan(history.value) & (history.day < won.closed[history.deal])
    # Earlier rows overwrite later ones: reversed, the first remains.
    noted[history.deal[is_noted][::-1]] = history.value[is_noted][::-1]
    factors = (won.value / noted)[noted > 0]
    return np.sort(factors) if len(factors) >= BELIEVED else np.zeros(0)
