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
FEWEST_LEFT_A_YEAR: Final = 5.0
"""Fewer, and a year of age is put together with the older ones (the usual rule for chi-squared)."""
SIGNIFICANT: Final = 0.01
"""Differences between years less likely than this by chance alone are believed (convention)."""
DAYS_A_MONTH: Final = 365.25 / 12


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

    @property
    def yearly_range(self) -> tuple[float, float, float]:
        """P10, best and P90 of the yearly churn: customers who left are counted as luck has it (Poisson) [share]."""
        error = 1.2816 / np.sqrt(max(1.0, float(self.left.sum())))
        rate = -np.log1p(-min(self.yearly, 0.999))
        low, best, high = (float(-np.expm1(-rate * np.exp(side * error))) for side in (-1.0, 0.0, 1.0))
        return low, best, high

    @property
    def by_year(self) -> tuple[float, ...]:
        """The hazard of each year of age over that of all; the last year stands for all later ones [years, factor].

        A year has a number of its own while enough left in it and in all that are older.
        """
        left, stayed = _by_year(self.left), _by_year(self.stayed_to)
        overall = float(left.sum() / max(stayed.sum(), 1.0))
        factors = []
        for year in range(len(left)):
            is_last = year + 1 == len(left) or left[year + 1 :].sum() < FEWEST_LEFT_A_YEAR
            gone, seen = (left[year:].sum(), stayed[year:].sum()) if is_last else (left[year], stayed[year])
            factors.append(float((gone + PRIOR_LEFT) / (seen + PRIOR_LEFT / max(overall, 1e-9)) / max(overall, 1e-9)))
            if is_last:
                break
        return tuple(factors)

    @property
    def age_matters(self) -> bool:
        """Whether the years of age differ by more than chance (chi-squared, 1 %)."""
        from scipy.stats import chi2

        left, stayed = _by_year(self.left), _by_year(self.stayed_to)
        due = stayed * left.sum() / max(float(stayed.sum()), 1.0)
        is_told = due >= FEWEST_LEFT_A_YEAR
        if int(is_told.sum()) < 2:
            return False
        squares = float(((left - due) ** 2 / np.maximum(due, 1e-9))[is_told].sum())
        return bool(chi2.sf(squares, int(is_told.sum()) - 1) < SIGNIFICANT)


def _by_year(months: Floats) -> Floats:
    """Sums over years of age [years]."""
    years = -(-len(months) // 12)
    return np.asarray(np.pad(months, (0, 12 * years - len(months))).reshape(years, 12).sum(axis=1))


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


def churn_of(since: Floats, left: Floats, until: int) -> Churn | None:
    """Fits how customers leave; None where nobody says since when they are customers, or nobody ever left.

    A CRM that notes no leaving is taken for one that does not keep it.

    Args:
        since: When each became a customer [day].
        left: When each left, not a number while he stays [day].
        until: The last day known [day].
    """
    has_left = left <= until
    is_known = since <= until
    if not (has_left & is_known).any():
        return None
    last = np.where(has_left, left, float(until))
    months = np.ceil((last - since)[is_known] / DAYS_A_MONTH).astype(np.int64)
    return fit_churn(np.maximum(months, 0), has_left[is_known])


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
