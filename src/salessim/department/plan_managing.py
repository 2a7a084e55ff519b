"""What managers do in a plan besides leading people: targets and forecasts. Units as in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salessim.units import Quantity


@dataclass(frozen=True, slots=True)
class TargetsPlan:
    """Targets that are set every year.

    Attributes:
        cents: What is to come in the first year, of customers of before and new ones [cents].
        raised: What that is multiplied by from year to year [factor].
        set_by: The role that sets and reviews them.
        work: Working time to set them [s].
        reviewed_every: Time between two reviews [s]; None: they are never reviewed.
        review_work: Working time of a review for one rep [s].
        regions: Part of each territory in what new business is to bring; they add up to 1.
        products: Part of each product in it.
    """

    cents: int
    raised: float
    set_by: str
    work: Quantity
    reviewed_every: int | None
    review_work: Quantity | None
    regions: Mapping[str, float]
    products: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ForecastsPlan:
    """Forecasts that are made every month.

    Attributes:
        made_by: The role that makes them.
        work: Working time for the deals of one rep [s].
        bias: What is added to the odds of every deal [log-odds].
        noise: What the odds of a deal are multiplied by [factor], drawn for each deal and month; None: nothing.
        commit_from: How likely a deal has to seem to be committed.
        best_case_from: How likely it has to seem to be in the best case.
    """

    made_by: str
    work: Quantity
    bias: float
    noise: Quantity | None
    commit_from: float
    best_case_from: float
