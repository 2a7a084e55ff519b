"""Local search: accounts move or change places for as long as that is cheaper and everybody's work stays even."""

from __future__ import annotations

import numpy as np

from salessim.study.alignment.case import Case, Places

_LEAST_GAIN = 1e-9
"""Less than this part of the whole cost is no gain."""


def improve(case: Case, rep_of: Places) -> Places:
    """An alignment that no single move and no swap of two accounts makes cheaper; it starts from an even one."""
    rep_of = rep_of.copy()
    least = _LEAST_GAIN * max(1.0, abs(case.cost_of(rep_of)))
    while _moves(case, rep_of, least) or _swaps(case, rep_of, least):
        pass
    return rep_of


def _moves(case: Case, rep_of: Places, least: float) -> bool:
    """Moves accounts, the greatest gain first; whether there was one."""
    dearer = case.cost - case.cost[np.arange(len(rep_of)), rep_of][:, None]
    loads = case.loads(rep_of)
    wanted = np.argwhere(dearer < -least)
    has_moved = np.zeros(len(rep_of), dtype=bool)
    for account, to in wanted[np.argsort(dearer[wanted[:, 0], wanted[:, 1]], kind="stable")]:
        work, origin = case.work[account], rep_of[account]
        if has_moved[account] or loads[to] + work > case.high[to] or loads[origin] - work < case.low[origin]:
            continue
        loads[to] += work
        loads[origin] -= work
        rep_of[account] = to
        has_moved[account] = True
    return bool(has_moved.any())


def _swaps(case: Case, rep_of: Places, least: float) -> bool:
    """Swaps accounts in pairs, the greatest gain first; whether there was one."""
    dearer = case.cost - case.cost[np.arange(len(rep_of)), rep_of][:, None]
    to_place_of = dearer[:, rep_of]
    both = np.triu(to_place_of + to_place_of.T, 1)
    wanted = np.argwhere(both < -least)
    loads = case.loads(rep_of)
    has_moved = np.zeros(len(rep_of), dtype=bool)
    for one, other in wanted[np.argsort(both[wanted[:, 0], wanted[:, 1]], kind="stable")]:
        if has_moved[one] or has_moved[other]:
            continue
        here, there = rep_of[one], rep_of[other]
        more = case.work[other] - case.work[one]
        if not (case.low[here] <= loads[here] + more <= case.high[here]):
            continue
        if not (case.low[there] <= loads[there] - more <= case.high[there]):
            continue
        loads[here] += more
        loads[there] -= more
        rep_of[one], rep_of[other] = there, here
        has_moved[[one, other]] = True
    return bool(has_moved.any())
