"""The case with accounts that may be split: how they would be shared out, and what no alignment can undercut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from salessim.errors import RunError
from salessim.study.alignment.case import Case
from salessim.study.alignment.distance import Floats

_INFEASIBLE = 2


@dataclass(frozen=True)
class Relaxed:
    """The optimum when accounts may be split.

    Attributes:
        parts: The part of each account that goes to each rep [n x m].
        reduced: What it adds to the bound at least when a rep gets an account [money, n x m].
        bound: What no alignment can undercut [money].
    """

    parts: Floats
    reduced: Floats
    bound: float


def relax(case: Case) -> Relaxed | None:
    """Solves the linear programme with HiGHS; None where even split accounts cannot be shared out evenly enough.

    The bound is not the solver's own figure but the Lagrangian one of its prices of work, which holds whatever the
    solver's tolerances are (Geoffrion 1974).

    Raises:
        RunError: The solver gives up.
    """
    from scipy.optimize import linprog

    accounts, reps = case.cost.shape
    allowed = np.isfinite(case.cost)
    rows, columns = np.nonzero(allowed)
    scale = float(case.cost[allowed].max()) or 1.0
    once, loads = constraints(case, rows, columns)
    unit = float(case.fair.mean())
    found: Any = linprog(
        case.cost[rows, columns] / scale,
        A_eq=once,
        b_eq=np.ones(accounts),
        A_ub=_both_sides(loads / unit),
        b_ub=np.concatenate([case.high, -case.low]) / unit,
        bounds=(0.0, None),
        method="highs",
    )
    if found.status == _INFEASIBLE:
        return None
    if found.status != 0:
        raise RunError("The alignment could not be reckoned.", f"The solver says: {found.message}")
    parts = np.zeros_like(case.cost)
    parts[rows, columns] = found.x
    prices = np.maximum(-found.ineqlin.marginals, 0.0) * scale / unit
    over, under = prices[:reps], prices[reps:]
    priced = case.cost + case.work[:, None] * (over - under)
    least = priced.min(axis=1)
    bound = float(least.sum() - over @ case.high + under @ case.low)
    return Relaxed(parts, priced - least[:, None], bound)


def constraints(case: Case, rows: Any, columns: Any) -> tuple[Any, Any]:
    """Two sparse matrices over pairs of account and rep: every account once [n x pairs], work of each rep [m x pairs].

    Args:
        case: The case.
        rows: The account of each pair.
        columns: The rep of each pair.
    """
    from scipy.sparse import csr_matrix

    accounts, reps = case.cost.shape
    pairs = np.arange(len(rows))
    once = csr_matrix((np.ones(len(rows)), (rows, pairs)), shape=(accounts, len(rows)))
    loads = csr_matrix((case.work[rows], (columns, pairs)), shape=(reps, len(rows)))
    return once, loads


def _both_sides(loads: Any) -> Any:
    from scipy.sparse import vstack

    return vstack([loads, -loads], format="csr")


def least_tolerance(case: Case) -> float:
    """The evenness that split accounts could reach under the locks; whole ones reach no better [1 is all of it]."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_matrix, hstack

    accounts = len(case.accounts)
    rows, columns = np.nonzero(np.isfinite(case.cost))
    once, loads = constraints(case, rows, columns)
    aside = csr_matrix(np.concatenate([-case.fair, -case.fair])[:, None])
    found: Any = linprog(
        np.append(np.zeros(len(rows)), 1.0),
        A_eq=hstack([once, csr_matrix((accounts, 1))], format="csr"),
        b_eq=np.ones(accounts),
        A_ub=hstack([_both_sides(loads), aside], format="csr"),
        b_ub=np.concatenate([case.fair, -case.fair]),
        method="highs",
    )
    return float(found.x[-1])
