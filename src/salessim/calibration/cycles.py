"""How long deals take: a mixture of quick and slow ones, with a share that is never decided.

Real cycles have two humps more often than one. A deal is won with some chance after a time from one or two lognormal
distributions, lost with some chance after another time, or never decided. Open deals say that they were not decided so
far (censoring), deals that came before watching began that they were not by then (delayed entry).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from salessim.calibration.aalen_johansen import Lifetimes
from salessim.calibration.deals import Floats, Rows

FEWEST_WINS: Final = 40
"""Fewer wins are not split into quick and slow ones (assumption)."""
_NARROWEST: Final = 0.05


@dataclass(frozen=True, slots=True)
class Hump:
    """One lognormal part of the time to win.

    Attributes:
        share: Of the wins [share].
        median: Half of them take less [day].
        sigma: Standard deviation of the logarithm [1].
    """

    share: float
    median: float
    sigma: float


@dataclass(frozen=True)
class Cycles:
    """How long deals take.

    Attributes:
        win_share: Share of all that is won in the end [share].
        never_share: Share that is neither won nor lost, ever [share].
        humps: The parts of the time to win, the quickest first.
        better_by: By how much two humps fit better than one, by Akaike's criterion; 0 where only one was tried.
    """

    win_share: float
    never_share: float
    humps: tuple[Hump, ...]
    better_by: float

    def won_by(self, age: Floats) -> Floats:
        """Share of all deals that are won by an age [share]."""
        return self.win_share * _mixed(np.asarray(age, dtype=np.float64), self.humps)


def fit_cycles(lives: Lifetimes) -> Cycles:
    """Fits one hump and, with wins enough, two; the better by Akaike's criterion is kept.

    Args:
        lives: At least one of them ended in a win.

    Raises:
        ValueError: None did.
    """
    ages = lives.exit[lives.end == 1] + 0.5
    if len(ages) == 0:
        raise ValueError("without a win there is no time to win")
    middle = float(np.median(ages))
    one, loss_one = _fitted(lives, (np.log(middle),))
    if len(ages) < FEWEST_WINS:
        return one
    quick, slow = np.quantile(ages, (0.2, 0.8))
    two, loss_two = _fitted(lives, (float(np.log(quick)), float(np.log(max(slow, quick * 1.5)))))
    gain = 2.0 * (loss_one - loss_two) - 2.0 * 3.0
    kept = two if gain > 0.0 else one
    return Cycles(kept.win_share, kept.never_share, kept.humps, float(gain))


def _fitted(lives: Lifetimes, centres: tuple[float, ...]) -> tuple[Cycles, float]:
    """The likeliest mixture around some centres [log day], and its negative log likelihood."""
    from scipy.optimize import minimize

    (won, wins), (lost, losses), (left, stays), (entered, entries) = _counted(lives)
    lost_middle = float(np.log(np.average(lost + 0.5, weights=losses))) if len(lost) else centres[-1]
    count = len(centres)
    # Log-odds of winning and losing against never; the losses' centre and width; then the humps.
    start = [0.0, 0.0, lost_middle, 0.0, *centres, *([-0.3] * count), *([0.0] * (count - 1))]

    def parts(p: Floats) -> tuple[float, float, tuple[Hump, ...], Hump]:
        odds = np.exp(np.clip(p[:2], -20.0, 20.0))
        weights = np.exp(np.clip(np.append(p[4 + 2 * count :], 0.0), -8.0, 8.0))
        shares = weights / weights.sum()
        humps = tuple(
            Hump(
                float(shares[each]),
                float(np.exp(p[4 + each])),
                _NARROWEST + float(np.exp(min(p[4 + count + each], 3.0))),
            )
            for each in range(count)
        )
        total = 1.0 + float(odds.sum())
        return (
            float(odds[0]) / total,
            float(odds[1]) / total,
            humps,
            Hump(1.0, float(np.exp(p[2])), _width(p[3])),
        )

    def loss(p: Floats) -> float:
        win, lose, humps, dropped = parts(p)

        def still(age: Floats) -> Floats:
            return 1.0 - win * _mixed(age, humps) - lose * _mixed(age, (dropped,))

        ends = win * (_mixed(won + 1.0, humps) - _mixed(won, humps))
        drops = lose * (_mixed(lost + 1.0, (dropped,)) - _mixed(lost, (dropped,)))
        pairs = ((ends, wins), (drops, losses), (still(left + 1.0), stays))
        logs = sum(float((number * np.log(np.maximum(chance, 1e-300))).sum()) for chance, number in pairs)
        return float((entries * np.log(np.maximum(still(entered), 1e-300))).sum()) - logs

    found = minimize(loss, np.array(start), method="L-BFGS-B")
    win, lose, humps, _ = parts(found.x)
    return Cycles(win, 1.0 - win - lose, tuple(sorted(humps, key=lambda each: each.median)), 0.0), float(found.fun)


def _width(log: float) -> float:
    return _NARROWEST + float(np.exp(min(log, 3.0)))


def _counted(lives: Lifetimes) -> tuple[tuple[Floats, Floats], ...]:
    """Ages and how many deals have each: of wins, of losses, of open deals, and at entry."""
    columns: tuple[Rows, ...] = (*(lives.exit[lives.end == end] for end in (1, 2, 0)), lives.entry[lives.entry > 0])
    found = [np.unique(column, return_counts=True) for column in columns]
    return tuple((ages.astype(np.float64), numbers.astype(np.float64)) for ages, numbers in found)


def _mixed(age: Floats, humps: tuple[Hump, ...]) -> Floats:
    """Share of a mixture that lies below an age."""
    from scipy.special import ndtr

    logs = np.log(np.maximum(age, 1e-9))
    return np.asarray(sum(hump.share * ndtr((logs - np.log(hump.median)) / hump.sigma) for hump in humps))
