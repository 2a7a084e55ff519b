"""How deals pass through stages: from each, what share goes on, is lost or stays for good, and how long it takes.

A deal in a stage may go on or be lost, whichever comes first (competing risks; Aalen and Johansen 1978); one that still
is in it says only that it has not left so far (censoring).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from salessim.calibration.aalen_johansen import Lifetimes
from salessim.calibration.deals import Deals, Floats, Outcome, Rows, Texts
from salessim.calibration.intake.outcomes import outcome_of_stage

FEWEST_ENTERED: Final = 30
"""Deals that must have been in a stage for it to be told apart (assumption)."""
FEWEST_WON: Final = 20
"""Won deals with a history that are needed to say where their time goes (assumption)."""
_ON, _LOST = 1, 2


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage.

    Attributes:
        name: Of it.
        entered: Deals that were ever in it [count].
        goes_on: Share of them that gets to another stage or is won in the end [share].
        lost: Share that is lost from it in the end [share].
        days: Half of those that go on do so sooner [day].
        share_of_losses: Its part of all losses [share].
        share_of_time: Its part of the time of won deals [share].
    """

    name: str
    entered: int
    goes_on: float
    lost: float
    days: float
    share_of_losses: float
    share_of_time: float

    @property
    def stays(self) -> float:
        """Share that neither goes on nor is lost, ever [share]."""
        return max(0.0, 1.0 - self.goes_on - self.lost)


@dataclass(frozen=True)
class _Stays:
    """Stays in stages, one row each.

    Attributes:
        deal: Position of the deal.
        stage: Place of the stage.
        entry: Age of the stay when it was first watched [day].
        exit: Age of the stay at its end [day].
        end: 0 still there, 1 went on, 2 lost.
        then: Place of the next stage; the number of stages, if it was won; -1 otherwise.
    """

    deal: Rows
    stage: Rows
    entry: Rows
    exit: Rows
    end: Rows
    then: Rows


def fit_stages(deals: Deals, until: int, first: int) -> tuple[Stage, ...]:
    """Fits the stages in the order in which deals pass them; nothing where the histories do not tell two apart.

    Args:
        deals: With their histories.
        until: The last day known [day].
        first: The first day on which closings are noted [day].
    """
    names = _in_order(deals)
    if len(names) < 2:
        return ()
    stays = _stays(deals, names, until, first)
    won_time = _time_of_won(deals, stays, len(names))
    if won_time is None:
        return ()
    found, onward = [], np.zeros((len(names), len(names) + 1))
    for place in range(len(names)):
        rows = np.flatnonzero((stays.stage == place) & (stays.exit >= stays.entry))
        shares = Lifetimes(stays.entry[rows], stays.exit[rows], stays.end[rows]).incidence()
        then = stays.then[rows][stays.end[rows] == _ON]
        onward[place] = np.bincount(then, minlength=len(names) + 1) / max(1, len(then)) * shares.win_share
        lost = float(shares.lost[-1]) if len(shares.lost) else 0.0
        found.append((shares.win_share, lost, shares.win_age(0.5)))
    losses = _reached(onward, _begun(stays, len(names))) * np.array([lost for _, lost, _ in found])
    parts = losses / losses.sum() if losses.sum() > 0.0 else np.full(len(names), 1.0 / len(names))
    entered = [len(np.unique(stays.deal[stays.stage == place])) for place in range(len(names))]
    return tuple(
        Stage(str(name), entered[place], *found[place], float(parts[place]), float(won_time[place]))
        for place, name in enumerate(names)
    )


def _in_order(deals: Deals) -> Texts:
    """Stages that many deals were in, by their mean place in the histories; those that end a deal are none."""
    history = deals.history
    names, which, counts = np.unique(history.stage, return_inverse=True, return_counts=True)
    is_stage = np.array([outcome_of_stage(str(name)) == Outcome.OPEN and str(name) != "" for name in names], dtype=bool)
    kept = np.flatnonzero(is_stage & (counts >= FEWEST_ENTERED))
    order = np.lexsort((np.arange(len(history)), history.deal))
    rank = np.empty(len(history))
    begins = np.searchsorted(history.deal[order], history.deal[order], side="left")
    rank[order] = np.arange(len(history)) - begins
    means = [float(rank[which == place].mean()) for place in kept]
    return names[kept[np.argsort(means, kind="stable")]]


def _stays(deals: Deals, names: Texts, until: int, first: int) -> _Stays:
    history = deals.history
    place_of = {str(name): place for place, name in enumerate(names)}
    order = np.lexsort((np.arange(len(history)), history.deal))
    rows = [at for at in order.tolist() if str(history.stage[at]) in place_of]
    deal = history.deal[rows]
    stage = np.array([place_of[str(history.stage[at])] for at in rows], dtype=np.int64)
    day = history.day[rows]
    # Noted again in the same stage: the stay goes on.
    is_new = np.ones(len(rows), dtype=bool)
    is_new[1:] = (deal[1:] != deal[:-1]) | (stage[1:] != stage[:-1])
    deal, stage, day = deal[is_new], stage[is_new], day[is_new]
    has_next = np.append(deal[1:] == deal[:-1], False)
    closed = np.where(deals.is_open[deal], until, np.nan_to_num(deals.closed[deal])).astype(np.int64)
    left = np.where(has_next, np.append(day[1:], 0), closed)
    outcome = deals.outcome[deal]
    is_on = has_next | (outcome == Outcome.WON)
    end = np.where(is_on, _ON, np.where(outcome == Outcome.LOST, _LOST, 0))
    then = np.where(has_next, np.append(stage[1:], 0), np.where(outcome == Outcome.WON, len(names), -1))
    return _Stays(deal, stage, np.maximum(0, first - day), np.maximum(0, left - day), end, then)


def _time_of_won(deals: Deals, stays: _Stays, count: int) -> Floats | None:
    """Which part of their time won deals spent in each stage [stages, share]; None where too few are known."""
    is_won = deals.is_won[stays.deal]
    if len(np.unique(stays.deal[is_won])) < FEWEST_WON:
        return None
    # Days are whole: half a day on average lies between a move and the end of its day.
    days = np.bincount(stays.stage[is_won], weights=stays.exit[is_won] + 0.5, minlength=count)
    return np.asarray(days / days.sum())


def _begun(stays: _Stays, count: int) -> Floats:
    """In which stage deals begin [stages, share]."""
    is_first = np.ones(len(stays.deal), dtype=bool)
    is_first[1:] = stays.deal[1:] != stays.deal[:-1]
    counts = np.bincount(stays.stage[is_first], minlength=count).astype(np.float64)
    return np.asarray(counts / counts.sum())


def _reached(onward: Floats, begun: Floats) -> Floats:
    """How often a deal is in each stage, going back included: begun + visits x onward [stages, times]."""
    count = len(begun)
    # A tiny leak keeps a circle without an exit from being endless.
    return np.asarray(np.linalg.solve(np.eye(count) - (1.0 - 1e-6) * onward[:, :count].T, begun))
