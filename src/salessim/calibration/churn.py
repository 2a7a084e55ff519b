"""How likely a customer is to leave at each age: discrete hazards by month, and the Weibull shape that sums them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.deals import Floats, Rows

PRIOR_LEFT: Final = 0.5
"""Weight of the overall hazard in that of a month [customers who left] (assumption, as in `lives`)."""
FEWEST_LEFT: Final = 20
"""Fewer, and the course over age cannot be told (assumption)."""


@dataclass(frozen=True)
class Churn:
    """What is known of leaving.

    Attributes:
        stayed_to: Customers that reached each month of age [months, count].
        left: Customers that left in it [months, count].
        hazard: Chance to leave in it, drawn a little towards the overall one [months, share].
        yearly: Share of all customers, as old as they are, that leaves in a year [share].
        shape: Weibull shape: below 1, leaving gets rarer with age; above 1, more frequent.
        is_identifiable: Whether enough left to tell the course over age.
    """

    stayed_to: Floats
    left: Floats
    hazard: Floats
    yearly: float
    shape: float
    is_identifiable: bool


def fit_churn(months: Rows, has_left: NDArray[np.bool_]) -> Churn:
    """Fits how leaving depends on age.

    Args:
        months: Age when the customer left, or was last seen [month]; 0 counts as the first month.
        has_left: Whether he left then; otherwise he is still there (censoring).

    Raises:
        ValueError: There are no customers, or an age is below 0.
    """
    if len(months) == 0 or int(months.min()) < 0:
        raise ValueError("ages of one customer or more are needed, none below 0")
    age = np.maximum(months, 1)
    longest = int(age.max())
    seen = np.bincount(age, minlength=longest + 1)[1:]
    stayed_to = np.cumsum(seen[::-1])[::-1].astype(np.float64)
    left = np.bincount(age[has_left], minlength=longest + 1)[1:].astype(np.float64)
    overall = float(left.sum() / stayed_to.sum())
    hazard = (left + PRIOR_LEFT) / (stayed_to + PRIOR_LEFT / max(overall, 1e-9)) if overall > 0.0 else left
    return Churn(
        stayed_to=stayed_to,
        left=left,
        hazard=hazard,
        yearly=1.0 - (1.0 - overall) ** 12,
        shape=_weibull_shape(age.astype(np.float64), has_left),
        is_identifiable=int(has_left.sum()) >= FEWEST_LEFT,
    )


def _weibull_shape(age: Floats, has_left: NDArray[np.bool_]) -> float:
    """The likeliest shape, when only the month of leaving is known; 1 where nobody left.

    Who left in month t did so between t - 1 and t (interval censoring; Lawless 2003, section 3.5).
    """
    from scipy.optimize import minimize

    if not has_left.any() or len(np.unique(age)) < 2:
        return 1.0
    gone, here = np.bincount(age[has_left].astype(np.int64)), np.bincount(age[~has_left].astype(np.int64))
    most = max(len(gone), len(here))
    gone, here = np.resize(np.append(gone, np.zeros(most)), most), np.resize(np.append(here, np.zeros(most)), most)
    month = np.arange(most, dtype=np.float64)

    def loss(logs: Floats) -> float:
        scale, shape = float(np.exp(logs[0])), float(np.exp(logs[1]))
        risk = (month / scale) ** shape
        before = (np.maximum(month - 1.0, 0.0) / scale) ** shape
        in_month = -before + np.log(np.maximum(-np.expm1(before - risk), 1e-300))
        return float((here * risk).sum() - (gone[1:] * in_month[1:]).sum())

    start = np.log([age.sum() / max(1.0, float(has_left.sum())), 1.0])
    return float(np.exp(minimize(loss, start, method="Nelder-Mead", options={"maxiter": 2000}).x[1]))
