"""Whole accounts out of split ones, and the repair of what is too much or too little for a rep then."""

from __future__ import annotations

import numpy as np

from salessim.study.alignment.case import Case, Places
from salessim.study.alignment.distance import Floats


def round_up(parts: Floats) -> Places:
    """Every account to whom its greatest part goes [n]."""
    return np.asarray(parts.argmax(axis=1), dtype=np.int64)


def repair(case: Case, rep_of: Places) -> Places:
    """Moves or swaps accounts until everybody's work is within the tolerance, or no step brings it nearer.

    Each step is the one that mends most for its cost.
    """
    rep_of = rep_of.copy()
    for _ in range(4 * len(rep_of)):
        loads = case.loads(rep_of)
        if not _excess(case, loads).sum() > case.slack:
            break
        if not (_move(case, rep_of, loads) or _swap(case, rep_of, loads)):
            break
    return rep_of


def _excess(case: Case, loads: Floats) -> Floats:
    """How much work is too much or too little for each rep; loads [.. x m]."""
    return np.maximum(loads - case.high, 0.0) + np.maximum(case.low - loads, 0.0)


def _move(case: Case, rep_of: Places, loads: Floats) -> bool:
    """One account to another rep; whether that mends something."""
    each = np.arange(len(rep_of))
    now = _excess(case, loads)
    giving = _single_excess(case, loads[rep_of] - case.work, rep_of) - now[rep_of]
    taking = _excess(case, loads + case.work[:, None]) - now
    mends = -(giving[:, None] + taking)
    dearer = case.cost - case.cost[each, rep_of][:, None]
    mends[each, rep_of] = 0.0
    best = _best(mends, dearer, case.slack)
    if best is None:
        return False
    rep_of[best[0]] = best[1]
    return True


def _swap(case: Case, rep_of: Places, loads: Floats) -> bool:
    """Two accounts change places, one of them of a rep whose work is out of bounds; whether that mends something."""
    now = _excess(case, loads)
    mine = np.flatnonzero(now[rep_of] > case.slack)
    if not len(mine):
        return False
    each = np.arange(len(rep_of))
    own = case.cost[each, rep_of]
    more = case.work[None, :] - case.work[mine, None]
    here, there = rep_of[mine], rep_of
    giving = _single_excess(case, loads[here][:, None] + more, here[:, None]) - now[here][:, None]
    taking = _single_excess(case, loads[there][None, :] - more, there[None, :]) - now[there][None, :]
    mends = np.where(here[:, None] == there[None, :], 0.0, -(giving + taking))
    dearer = case.cost[np.ix_(mine, there)] - own[mine, None] + case.cost[:, here].T - own[None, :]
    best = _best(mends, dearer, case.slack)
    if best is None:
        return False
    one, other = mine[best[0]], best[1]
    rep_of[one], rep_of[other] = rep_of[other], rep_of[one]
    return True


def _single_excess(case: Case, load: Floats, rep: Places) -> Floats:
    return np.maximum(load - case.high[rep], 0.0) + np.maximum(case.low[rep] - load, 0.0)


def _best(mends: Floats, dearer: Floats, slack: float) -> tuple[int, int] | None:
    """The step that mends most for its cost; cheaper ones first, a lock never."""
    helps = (mends > slack) & np.isfinite(dearer)
    if not helps.any():
        return None
    price = np.full(mends.shape, np.inf)
    price[helps] = np.maximum(dearer[helps], 0.0) / mends[helps] - 1e-12 * mends[helps]
    place = int(price.argmin())
    return place // mends.shape[1], place % mends.shape[1]
