"""What a department file says of a segment, from its deals: win rate, time to decide, deal size, and how unsure.

How unsure is found by drawing the deals anew, with repetition (bootstrap; Efron 1979).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from salessim.calibration.aalen_johansen import Incidence, Lifetimes, lifetimes
from salessim.calibration.deals import Deals, Floats
from salessim.luck import Luck

REDRAWN: Final = 200
FEWEST_ENDED: Final = 10
"""Fewer wins, and a segment has no numbers of its own (assumption)."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """One number with its 80 % range.

    Attributes:
        best: The number.
        low: P10.
        high: P90.
    """

    best: float
    low: float
    high: float


@dataclass(frozen=True)
class SegmentFit:
    """A segment.

    Attributes:
        name: Of it; empty where deals are not told apart.
        deals: How many deals it has [count].
        wins: How many were won [count].
        incidence: Shares by age.
        win_rate: Share that is won in the end [share].
        never_decides: Share that is neither won nor lost in the end, of those not won [share].
        days: Age at the order: P10, P50 and P90 of won deals [day].
        size: What a won deal brings: P10, P50 and P90 [money]; None where no values are known.
        a_month: Deals that come a month [1/month].
    """

    name: str
    deals: int
    wins: int
    incidence: Incidence
    win_rate: Unsure
    never_decides: Unsure
    days: tuple[float, float, float]
    size: tuple[float, float, float] | None
    a_month: Unsure


def fit_segments(deals: Deals, until: int, luck: Luck) -> tuple[SegmentFit, ...]:
    """Fits every segment with enough wins, the others together as one; all deals, where there are no segments."""
    names = [str(name) for name in np.unique(deals.segment)]
    large = [name for name in names if int(deals.is_won[deals.segment == name].sum()) >= FEWEST_ENDED]
    found = [fit_segment(name, deals.where(deals.segment == name), until, luck) for name in large]
    rest = deals.where(~np.isin(deals.segment, large))
    if rest.is_won.any() and (not found or int(rest.is_won.sum()) >= FEWEST_ENDED):
        found.append(fit_segment("others" if found else "", rest, until, luck))
    return tuple(found)


def fit_segment(name: str, deals: Deals, until: int, luck: Luck) -> SegmentFit:
    """Fits one segment, of which at least one deal is won."""
    lives = lifetimes(deals, until)
    whole = lives.incidence()
    drawn = _redrawn(name, lives, luck)
    worth = deals.value[deals.is_won & (deals.value > 0)]
    first = max(int(deals.created.min()), until - 365)
    recent = float((deals.created > first).sum())
    a_month = recent / max(1.0, until - first) * 365.25 / 12
    error = 1.2816 / np.sqrt(max(1.0, recent))
    return SegmentFit(
        name=name,
        deals=len(deals),
        wins=int(deals.is_won.sum()),
        incidence=whole,
        win_rate=_unsure(whole.win_share, drawn[:, 0]),
        never_decides=_unsure(_never_of_not_won(whole), drawn[:, 1]),
        days=_apart(tuple(max(1.0, whole.win_age(share)) for share in (0.1, 0.5, 0.9))),
        size=_apart(tuple(float(each) for each in np.quantile(worth, (0.1, 0.5, 0.9)))) if len(worth) else None,
        a_month=Unsure(a_month, a_month * float(np.exp(-error)), a_month * float(np.exp(error))),
    )


def _redrawn(name: str, lives: Lifetimes, luck: Luck) -> Floats:
    """Win share and never-decides share of deals drawn anew [drawings x 2]."""
    count = len(lives.exit)
    found = np.empty((REDRAWN, 2))
    for each in range(REDRAWN):
        uniform = luck.block("segment", name, each, first=0, rows=count, columns=1)[:, 0]
        drawn = lives.where((uniform * count).astype(np.int64)).incidence()
        found[each] = drawn.win_share, _never_of_not_won(drawn)
    return found


def _never_of_not_won(incidence: Incidence) -> float:
    return incidence.never_share / max(1e-9, 1.0 - incidence.win_share)


def _unsure(best: float, drawn: Floats) -> Unsure:
    low, high = np.quantile(drawn, (0.1, 0.9))
    return Unsure(best, float(low), float(high))


def _apart(ends: tuple[float, ...]) -> tuple[float, float, float]:
    """Three ends in rising order, none equal to the next."""
    low, middle, high = ends
    middle = max(middle, low * 1.01)
    return low, middle, max(high, middle * 1.01)
