"""What the months of the year do to arrivals, where two years or more are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from salessim.calibration.deals import Days, Floats
from salessim.calibration.log_rates import Part, fit_log_rates, same_position, wandering
from salessim.calibration.periods import first_of, month_of

MONTHS: Final = 12
FEWEST_MONTHS: Final = 24
MOST_MONTHS: Final = 60
"""Older months say little of the coming ones [months] (assumption)."""
BELIEVED: Final = 0.9
"""How likely it has to be that there is a season at all [share] (assumption)."""


@dataclass(frozen=True)
class Season:
    """A season.

    Attributes:
        factors: What each month of the year brings over the average one, January first [12, factor].
        errors: The standard deviation of their logarithms [12, log factor].
        chance: How likely it is that there is one at all [share].
    """

    factors: Floats
    errors: Floats
    chance: float

    @property
    def is_believed(self) -> bool:
        """Whether it exceeds chance."""
        return self.chance >= BELIEVED


def fit_season(created: Days, first: int, until: int) -> Season | None:
    """Fits the season of arrivals; None with less than two whole years.

    Args:
        created: When each came [day].
        first: The first day from which on all are known [day].
        until: The last day known [day].
    """
    begin = month_of(first) if date.fromordinal(first).day == 1 else month_of(first) + 1
    end = month_of(until + 1)
    begin = max(begin, end - MOST_MONTHS)
    months = np.arange(begin, end)
    past = len(months)
    if past < FEWEST_MONTHS:
        return None
    edges = np.array([first_of(month) for month in range(begin, end + 1)])
    counts = np.histogram(created, edges)[0].astype(np.float64)
    due = np.diff(edges) * max(counts.sum(), 0.5) / float(edges[-1] - edges[0])
    # After the months past stand the twelve of the year alone, without level, trend and scatter.
    place = np.concatenate((months % MONTHS, np.arange(MONTHS)))
    parts = [
        Part(_past_only(np.ones((past, past))), (1.0,)),
        Part(_past_only(wandering(np.eye(past))), (0.0, 0.05, 0.1, 0.2), 0.05),
        Part(_past_only(np.eye(past)), (0.0, 0.05, 0.1, 0.3), 0.1),
        Part(same_position(place.tolist()), (0.0, 0.1, 0.2, 0.4, 0.8), 0.2),
    ]
    rates = fit_log_rates(counts, due, parts)
    logs = rates.mean()[past:]
    return Season(
        factors=np.exp(logs) / float(np.exp(logs).mean()),
        errors=rates.spread()[past:],
        chance=float(sum(point.weight for point in rates.points if point.sizes[-1] > 0.0)),
    )


def _past_only(covariance: Floats) -> Floats:
    whole = np.zeros((len(covariance) + MONTHS, len(covariance) + MONTHS))
    whole[: len(covariance), : len(covariance)] = covariance
    return whole
