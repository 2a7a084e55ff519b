"""Branch and bound over what is still open: for small cases, and where moves and swaps find no way."""

from __future__ import annotations

from typing import Any

import numpy as np

from salessim.study.alignment.case import Case, Places
from salessim.study.alignment.relaxing import Relaxed, constraints

MOST_NODES = 500
"""Branches that are looked into; a count and not a time, that the answer be the same on every computer."""

_INFEASIBLE = 2


def settle(case: Case, relaxed: Relaxed, best: Places | None, gap: float) -> tuple[Places | None, float, bool]:
    """Looks for a cheaper alignment among those that the bound leaves open, with the branch and bound of HiGHS.

    Whatever costs more in the bound than the best alignment does cannot be part of a cheaper one and is left out
    (reduced-cost fixing, Dantzig, Fulkerson and Johnson 1954).

    Args:
        case: The case.
        relaxed: Its optimum with split accounts.
        best: The best alignment so far; None where there is none.
        gap: How near to its bound is near enough.

    Returns:
        The best alignment, what none can undercut [money], and whether it is proven that there is no alignment at all.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    most = np.inf if best is None else case.cost_of(best) - relaxed.bound
    rows, columns = np.nonzero((relaxed.reduced <= most) & np.isfinite(case.cost))
    once, loads = constraints(case, rows, columns)
    found: Any = milp(
        case.cost[rows, columns],
        integrality=np.ones(len(rows)),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(once, 1, 1), LinearConstraint(loads, case.low, case.high)],
        options={"mip_rel_gap": gap, "node_limit": MOST_NODES},
    )
    ceiling = np.inf if best is None else case.cost_of(best)
    bound = relaxed.bound
    if found.mip_dual_bound is not None and np.isfinite(found.mip_dual_bound):
        bound = max(bound, min(ceiling, float(found.mip_dual_bound)))
    if found.x is None:
        return best, bound, best is None and found.status == _INFEASIBLE
    chosen = found.x > 0.5
    rep_of = np.full(len(case.accounts), -1, dtype=np.int64)
    rep_of[rows[chosen]] = columns[chosen]
    is_sound = bool(np.all(rep_of >= 0)) and case.is_even(rep_of)
    if is_sound and case.cost_of(rep_of) < ceiling:
        best = rep_of
    return best, bound, False
